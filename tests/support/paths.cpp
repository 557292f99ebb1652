#include "support/paths.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace jiaokan::test {

std::filesystem::path source_dir() { return JIAOKAN_SOURCE_DIR; }
std::filesystem::path corpus() { return source_dir() / "corpus"; }

std::optional<std::filesystem::path> shared() {
  const std::filesystem::path folder = JIAOKAN_SHARED_DIR;
  if (std::filesystem::is_directory(folder)) return folder;
  std::puts("SKIPPED: the evaluation data (CMake option JIAOKAN_SHARED_DIR) is not here");
  return std::nullopt;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace jiaokan::test
