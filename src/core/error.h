#pragma once

#include <stdexcept>
#include <string>

namespace jiaokan {

enum class ErrorCode {
  kMissing,      ///< no such file
  kUnreadable,   ///< a directory, no permission, an I/O error
  kEmpty,        ///< no bytes, or no text in them
  kEncrypted,    ///< a password is needed, or the one given is wrong
  kDamaged,      ///< the format was recognised, its content cannot be read
  kUnsupported,  ///< a file type that is not read
  kEncoding,     ///< bytes that are no known encoding
  kLimit,        ///< a limit on time, memory or size was passed
  kUsage,        ///< options or arguments that do not fit together
  kConfig,       ///< a dictionary, pattern or configuration file of ours or the user's is wrong
  kOutput,       ///< a result could not be written
};

/// "Cannot produce a result." Thrown by every stage, printed in one place (src/cli/main.cpp).
/// what() is `FILE: MESSAGE; ADVICE`, with the parts that are empty left out.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, std::string file, std::string message, std::string advice = {});

  ErrorCode code() const { return code_; }
  const std::string& file() const { return file_; }
  const std::string& message() const { return message_; }
  const std::string& advice() const { return advice_; }

 private:
  ErrorCode code_;
  std::string file_, message_, advice_;
};

[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace jiaokan

/// A condition that only our own bug can break. Stays on in release builds; throws std::logic_error.
#define JIAOKAN_CHECK(condition) \
  (static_cast<bool>(condition) ? void(0) : ::jiaokan::check_failed(#condition, __FILE__, __LINE__))
