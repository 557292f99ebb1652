#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/decimal.h"

namespace jiaokan::facts {

/// A number as it stands in the text: 12000, 1,200.5, 77 100, 1.14万, 2 万 8,590, 一万二千, 三百多亿, 十五点七.
struct Number {
  std::size_t begin = 0, end = 0;      ///< with its multiplier
  std::optional<Decimal> value;        ///< none where it is too long to be one (kLongestNumber)
  std::optional<Decimal> value_max;    ///< 三四家: 4
  std::optional<Decimal> coefficient;  ///< the figure before 万, 亿 …: a range may share the multiplier of its end
  int multiplier_power = 0;
  bool has_multiplier = false;
  bool more = false;             ///< 余, 多, 几 stands inside: 三百多亿
  bool chinese = false;          ///< written in Chinese numerals
  bool small_chinese = false;    ///< Chinese, without 百, 千, 万 or 亿
  bool bare_multiplier = false;  ///< 万, 千亿: no figure before it
};

/// Digits beyond this are no number that a plan states: no value is made up for them.
inline constexpr std::size_t kLongestNumber = 60;

/// Reads the number that starts at `at` of a match_text(), or nullopt where none starts there. A run of numerals that is no number (十四五) is returned without
/// value, so that the caller can step over it. Linear in its length.
std::optional<Number> read_number(std::string_view text, std::size_t at);

/// ASCII digits and Chinese numerals, 兆 among them.
bool is_numeral_character(char32_t c);

/// Bytes of the numeral character at `at`, 0 where there is none.
std::size_t numeral_size(std::string_view text, std::size_t at);

std::size_t skip_blanks(std::string_view text, std::size_t at);

}  // namespace jiaokan::facts
