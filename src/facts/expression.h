#pragma once

#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace jiaokan::facts {

/// Characters of which an expression takes one: those of `members`, or with `negated` any other.
struct CharacterSet {
  std::set<char32_t> members;
  bool negated = false;
};

/// A regular expression in pieces: what of RE2's syntax resources/patterns uses and a table can say.
struct Expression {
  enum class Kind {
    kSet,       ///< one character of `set`
    kSequence,  ///< all `parts`; none of them: the empty string
    kChoice,    ///< one of `parts`
    kRepeat,    ///< parts[0], at least `least` times and at most `most`
    kEnd,       ///< $: the end of the text
  };
  Kind kind = Kind::kSequence;
  CharacterSet set;
  std::vector<Expression> parts;
  int least = 0, most = 0;

  static constexpr int kUnlimited = -1;
};

/// Reads `source`; nullopt where it holds anything else (\d, \p{Han}, ^, named groups, ranges of more than 64 characters). Whether as many or as few as
/// possible are asked for is left out: matches are leftmost-longest. Linear in the expression.
std::optional<Expression> parse_expression(std::string_view source);

}  // namespace jiaokan::facts
