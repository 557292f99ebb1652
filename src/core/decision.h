#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace jiaokan {

/// What someone decided about a finding (a row of decisions.jsonl).
struct Decision {
  std::string fingerprint;
  bool accepted = false;  ///< true hides the finding, false lets it stand
  std::string reason, who;
  std::size_t line = 0;  ///< of the file, from 1
};

/// A finding of an older comparison, as far as a newer one needs it.
struct BaselineFinding {
  std::string fingerprint, kind, message;
  std::string language = {};                  ///< of the message, as --lang names it; empty: not known
  std::optional<std::string> a = {}, b = {};  ///< the words of each edition; none = it had no such block
};

}  // namespace jiaokan
