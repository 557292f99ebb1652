#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "compare/tokens.h"
#include "core/decimal.h"

namespace jiaokan::compare {

/// A figure as it is written: 12000, 1.2万, 一万二千, 二十七, 百分之五, 2026-05-06. Tokens [begin, end) of a side.
struct WrittenNumber {
  std::size_t begin = 0, end = 0;
  std::optional<Decimal> value;  ///< multiplied out; none for runs that are no number (十四五)
  std::string digits;            ///< what is left when the last multipliers (万, 亿) go: tells a changed unit from a changed figure
  std::string unit;              ///< "%" or "‰" where 百分之 or 千分之 says it, or the sign stands behind; else empty
  std::string date;              ///< of a date in figures (2026-05-06, 2026/5/6, 2026.5.6): what canonical_text() makes of it in words; else empty
  bool weak = false;             ///< one Chinese numeral alone, which may be part of a word (统一, 百姓)
};

/// All figures of a side, in order, never overlapping. Linear.
std::vector<WrittenNumber> find_numbers(const Side& side);

/// Index of the number that holds token `at`, if any. O(log numbers).
std::optional<std::size_t> number_at(const std::vector<WrittenNumber>& numbers, std::size_t at);

/// Text of tokens [begin, end) with every figure that lies whole in it replaced by its value and what joins two figures to a range by ~:
/// equal for 12000家, 1.2万家 and 一万二千家, for 3至5年 and 3~5年, and for 2026-05-06 and 2026年5月6日.
std::string canonical_text(const Side& side, const std::vector<WrittenNumber>& numbers, std::size_t begin, std::size_t end);

}  // namespace jiaokan::compare
