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

/// A file that is read piece by piece, so that its size does not matter; "-" is standard input.
class InputStream {
 public:
  /// Throws Error: missing, a directory, unreadable.
  explicit InputStream(const std::string& path);
  ~InputStream();
  const std::string& name() const { return name_; }  ///< for messages: the path, or "(standard input)"
  /// The next bytes, valid until the next call; empty at the end. Throws Error (kUnreadable).
  std::string_view read();

 private:
  std::string name_, buffer_;
  int fd_;
};

/// A result that is written whole or not at all: into a file beside the target; commit() syncs and renames it. "-" or "" is standard output, and what is no
/// regular file (a pipe, /dev/null) is written to at once. Without commit() nothing is left behind. All throw Error (kOutput).
class OutputFile {
 public:
  explicit OutputFile(std::string path);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();
  void write(std::string_view content);
  void commit();

 private:
  [[noreturn]] void fail(const std::string& advice = {}) const;

  std::string path_, temporary_;  ///< no temporary: written to at once
  unsigned mode_ = 0;
  int fd_ = -1;
};

/// A whole result by OutputFile.
void write_output(const std::string& path, std::string_view content);

/// Lower-case hexadecimal SHA-256.
std::string sha256_hex(std::string_view bytes);

}  // namespace jiaokan::pipeline
