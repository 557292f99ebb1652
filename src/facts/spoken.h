#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts.h"
#include "facts/numeral.h"

namespace jiaokan::facts {

/// A mention before it has a place: bytes of a match_text().
struct Spoken {
  MentionKind kind = MentionKind::kNumber;
  std::size_t begin = 0, end = 0;
  std::optional<Decimal> value, value_max;
  bool excludes_value = false, excludes_max = false;
  Comparator comparator = Comparator::kEqual;
  std::optional<std::string> unit;           ///< where it is not what is printed
  std::size_t unit_begin = 0, unit_end = 0;  ///< empty where none is printed
};

/// All numerals of `text`, in order, not overlapping. Linear.
struct SpokenNumeral {
  Numeral numeral;
  bool meant = true;               ///< a number by itself, and not 一 in 一切
  std::size_t percent_begin = 0;   ///< of 百分之 before it; `numeral.begin` where there is none
  std::optional<Decimal> percent;  ///< what 百分之 … makes of it
};
std::vector<SpokenNumeral> find_numerals(std::string_view text);

/// Adds the ranges and bounds that `numerals` are ends of. Linear.
void find_ranges(std::string_view text, const std::vector<SpokenNumeral>& numerals, std::vector<Spoken>& out);

}  // namespace jiaokan::facts
