#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace jiaokan::test {

/// The project's own corpus/.
std::filesystem::path corpus();

/// A file of tests/<stage>/data or the like, below the project's root.
std::filesystem::path source_dir();

/// The folder of evaluation data, or nullopt (a line "SKIPPED: …" is printed, which ctest counts as skipped): `if (!shared()) return;`
std::optional<std::filesystem::path> shared();

/// The bytes of a file; fails the test where it cannot be read.
std::string read_file(const std::filesystem::path&);

}  // namespace jiaokan::test
