#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace jiaokan::test {

struct CommandResult {
  int status = 0;  ///< exit status; 128 + signal where it was killed
  std::string out, err;
};

/// Runs a program with arguments (no shell) and feeds it `input`. `environment` rows ("NO_COLOR=1") are added to ours.
CommandResult run_command(const std::vector<std::string>& argv, const std::string& input = {}, const std::vector<std::string>& environment = {});

/// A folder that is gone with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// Writes a file into the folder and returns its path.
  std::string file(const std::string& name, const std::string& content) const;
  /// Names in the folder, sorted.
  std::vector<std::string> names() const;

 private:
  std::filesystem::path path_;
};

}  // namespace jiaokan::test
