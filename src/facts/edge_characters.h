#pragma once

#include <set>
#include <string_view>

namespace jiaokan::facts {

/// Characters that a match of an expression can begin and end with. `any`: the expression leaves it open (a dot, a negated class, a script), so it may be any.
/// Never too few: a character that is missing here begins (ends) no match that is not empty.
struct EdgeCharacters {
  std::set<char32_t> first, last;
  bool any_first = false, any_last = false;
};

/// Reads the RE2 syntax that resources/patterns uses; an expression with anything else may begin and end with any character. Linear in the expression.
EdgeCharacters edge_characters(std::string_view expression);

}  // namespace jiaokan::facts
