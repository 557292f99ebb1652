#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "core/utf8.h"
#include "facts/number.h"

namespace jiaokan::facts {

/// The character at `at` and where it ends; 0 at the end of the text.
struct Next {
  char32_t c = 0;
  std::size_t begin = 0, end = 0;
};
inline Next look(std::string_view text, std::size_t at) {
  Next next{0, at, at};
  if (at < text.size()) next.c = utf8::next(text, next.end);
  return next;
}
inline Next look_over_blanks(std::string_view text, std::size_t at) { return look(text, skip_blanks(text, at)); }

inline bool word_at(std::string_view text, std::size_t at, std::string_view word) { return text.substr(std::min(at, text.size())).starts_with(word); }

/// 一 … 九, 零 and their financial forms; -1 for anything else.
int digit_of(char32_t c);

/// The power of ten of 十 百 千, which stand inside a section of four digits, and of 万 亿 兆, which close one; 0 for anything else.
constexpr int small_power(char32_t c) { return c == U'十' || c == U'拾' ? 1 : c == U'百' || c == U'佰' ? 2 : c == U'千' || c == U'仟' ? 3 : 0; }
constexpr int big_power(char32_t c) { return c == U'万' || c == U'萬' ? 4 : c == U'亿' || c == U'億' ? 8 : c == U'兆' ? 12 : 0; }
constexpr bool is_power(char32_t c) { return small_power(c) > 0 || big_power(c) > 0; }
constexpr bool is_two_of_things(char32_t c) { return c == U'两' || c == U'俩'; }
constexpr bool is_zero(char32_t c) { return c == U'〇' || c == U'零' || c == U'○'; }
constexpr bool is_more(char32_t c) { return c == U'余' || c == U'多' || c == U'几'; }

/// 千瓦, 百分点, 兆字节: the power belongs to the unit.
bool opens_unit(std::string_view text, const Next& power);

}  // namespace jiaokan::facts
