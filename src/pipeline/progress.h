#pragma once

#include <chrono>
#include <string>

namespace jiaokan::pipeline {

/// A line on standard error that says what is under way once a call has taken a second. Silent where standard error is no terminal or with --quiet.
class Progress {
 public:
  explicit Progress(bool quiet);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  /// What comes next; shown at once when the second is over.
  void stage(const std::string& text);
  /// Wipes the line, before something else is printed.
  void clear();

 private:
  bool enabled_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace jiaokan::pipeline
