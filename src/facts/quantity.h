#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts.h"
#include "facts/dates.h"

namespace jiaokan::facts {

enum class UnitClass { kNone, kPercent, kMultiple, kMoney, kDuration, kAge, kOther };

/// A quantity in a match_text(), with what the extractors ask about it. Offsets are bytes.
struct Figure {
  std::size_t begin = 0, end = 0;                ///< with the comparator words that touch it
  std::size_t number_begin = 0, number_end = 0;  ///< figure with its multiplier; of a range both ends
  std::size_t body_end = 0;                      ///< behind the unit, before 以上, 左右 …
  std::size_t unit_begin = 0, unit_end = 0;      ///< empty where none is printed
  std::optional<std::string> unit;               ///< where it is not what is printed: 成 → %, 千亿级 → 元
  UnitClass unit_class = UnitClass::kNone;
  std::optional<Decimal> value, value_max;
  Comparator comparator = Comparator::kEqual;
  bool explicit_comparator = false;  ///< a word or sign says so
  bool after_comparator = false;     ///< it stands behind the figure
  bool small_chinese = false;        ///< 两个, 三项: in Chinese numerals and without 十, 百 …
  bool bare = false;                 ///< 千亿级, 近百所: no figure before the multiplier
  bool multiplied = false;           ///< 万, 亿 stand in it
  bool word = false;                 ///< 一半, 翻一番, 零的突破
  bool too_long = false;             ///< more digits than a number has: no value

  bool has_unit() const { return unit || unit_begin < unit_end; }
};

/// All quantities of `text`, in order, not overlapping; dates, ordinals, names and document numbers are none. Linear.
std::vector<Figure> find_figures(std::string_view text, const std::vector<Date>& dates);

}  // namespace jiaokan::facts
