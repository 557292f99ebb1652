#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace jiaokan::pipeline {

/// The bytes of a file, or of standard input for "-".
struct InputFile {
  std::string name;  ///< for messages and Source::name: the file name without its folder, "(standard input)" for "-"
  std::string bytes;
};

/// Throws Error: missing, a directory, unreadable, larger than 1 GiB.
InputFile read_input(const std::string& path);

/// Writes a result whole or not at all: into a file beside the target, synced, then renamed. "-" or "" is standard output.
/// Throws Error (kOutput).
void write_output(const std::string& path, std::string_view content);

/// Lower-case hexadecimal SHA-256.
std::string sha256_hex(std::string_view bytes);

}  // namespace jiaokan::pipeline
