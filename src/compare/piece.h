#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <vector>

#include "compare/meaning_words.h"
#include "compare/tokens.h"
#include "compare/written_numbers.h"

namespace jiaokan::compare {

/// Tokens of a phrase: what is longer is a passage, whatever it holds.
inline constexpr std::size_t kLongestPhrase = 12;

/// The tokens of one side of a hunk.
struct Piece {
  const Side& side;
  const std::vector<WrittenNumber>& numbers;
  std::size_t begin, end;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  const Token& token(std::size_t i) const { return side.tokens[i]; }
  std::string text() const { return side.joined(begin, end); }
  template <class Predicate>
  bool all(Predicate predicate) const {
    return std::all_of(side.tokens.begin() + static_cast<std::ptrdiff_t>(begin), side.tokens.begin() + static_cast<std::ptrdiff_t>(end), predicate);
  }
  template <class Predicate>
  bool any(Predicate predicate) const {
    return std::any_of(side.tokens.begin() + static_cast<std::ptrdiff_t>(begin), side.tokens.begin() + static_cast<std::ptrdiff_t>(end), predicate);
  }
  bool has_before(std::size_t n = 1) const { return begin >= n && token(begin - n).block == token(std::min(begin, side.size() - 1)).block; }
  bool has_behind() const { return end < side.size() && !token(end).opens_block; }

  /// The figures that lie whole in it. One Chinese numeral alone counts only where it cannot be part of a word.
  std::vector<const WrittenNumber*> figures() const {
    std::vector<const WrittenNumber*> found;
    auto number = std::lower_bound(numbers.begin(), numbers.end(), begin, [](const WrittenNumber& n, std::size_t at) { return n.begin < at; });
    for (; number != numbers.end() && number->end <= end; ++number)
      if (!number->weak || counts_something(*number)) found.push_back(&*number);
    return found;
  }
  /// 第三, （三）, 三家, 五年, 六大: a numeral with an ordinal sign before or a unit behind it.
  bool counts_something(const WrittenNumber& number) const {
    if (number.begin > 0 && (token(number.begin - 1).first == U'第' || token(number.begin - 1).first == U'(')) return true;
    return number.end < side.size() && (is_unit(side.text(number.end)) || token(number.end).first == U'、' || token(number.end).first == U'大');
  }
  /// Text without its figures.
  std::string without(const std::vector<const WrittenNumber*>& figures) const {
    std::string rest;
    std::size_t next = 0;
    for (std::size_t i = begin; i < end; ++i) {
      while (next < figures.size() && figures[next]->end <= i) ++next;
      if (next < figures.size() && figures[next]->begin <= i) continue;
      rest += side.text(i);
    }
    return rest;
  }
};

}  // namespace jiaokan::compare
