#include "core/error.h"

namespace jiaokan {
namespace {

std::string join(const std::string& file, const std::string& message, const std::string& advice) {
  std::string line = file.empty() ? message : file + ": " + message;
  if (!advice.empty()) line += "; " + advice;
  return line;
}

}  // namespace

Error::Error(ErrorCode code, std::string file, std::string message, std::string advice)
    : std::runtime_error(join(file, message, advice)),
      code_(code),
      file_(std::move(file)),
      message_(std::move(message)),
      advice_(std::move(advice)) {}

void check_failed(const char* condition, const char* file, int line) {
  throw std::logic_error("internal error: " + std::string(condition) + " does not hold at " + file + ":" + std::to_string(line));
}

}  // namespace jiaokan
