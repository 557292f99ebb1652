#include "core/chinese_numerals.h"

#include "core/utf8.h"

namespace jiaokan {
namespace {

/// 0…9 for a digit, -1 otherwise.
int digit_of(char32_t c) {
  switch (c) {
    case U'〇': case U'零': case U'○': return 0;
    case U'一': case U'壹': case U'壱': return 1;
    case U'二': case U'两': case U'兩': case U'贰': case U'貳': return 2;
    case U'三': case U'叁': case U'參': case U'叄': return 3;
    case U'四': case U'肆': return 4;
    case U'五': case U'伍': return 5;
    case U'六': case U'陆': case U'陸': return 6;
    case U'七': case U'柒': return 7;
    case U'八': case U'捌': return 8;
    case U'九': case U'玖': return 9;
    default: return -1;
  }
}

/// Power of ten of a unit, 0 otherwise.
int power_of(char32_t c) {
  switch (c) {
    case U'十': case U'拾': return 1;
    case U'百': case U'佰': return 2;
    case U'千': case U'仟': return 3;
    case U'万': case U'萬': return 4;
    case U'亿': case U'億': return 8;
    default: return 0;
  }
}

/// 廿 and 卅 are a digit and a ten in one.
int tens_of(char32_t c) { return c == U'廿' || c == U'念' ? 2 : c == U'卅' ? 3 : 0; }

}  // namespace

bool is_chinese_numeral(char32_t c) { return digit_of(c) >= 0 || power_of(c) > 0 || (c != U'念' && tens_of(c) > 0); }

std::optional<Decimal> parse_chinese_number(std::string_view text) {
  const std::u32string s = utf8::to_utf32(text);
  if (s.empty()) return std::nullopt;
  bool positional = false;
  for (const char32_t c : s) {
    if (!is_chinese_numeral(c)) return std::nullopt;
    positional = positional || power_of(c) > 0 || tens_of(c) > 0;
  }
  if (!positional) {
    std::string digits;
    for (const char32_t c : s) digits += static_cast<char>('0' + digit_of(c));
    return Decimal::parse(digits);
  }
  // total collects what 亿 and 万 closed, section what 十百千 closed since, digit what waits for its unit.
  Decimal total, section;
  int digit = -1, last_power = 0;
  for (const char32_t c : s) {
    if (const int d = digit_of(c); d >= 0) {
      if (digit > 0) return std::nullopt;  // 一二百: not one number
      digit = d;
    } else if (const int tens = tens_of(c); tens > 0) {
      if (digit > 0) return std::nullopt;
      section = section + Decimal(tens * 10);
      digit = -1;
      last_power = 1;
    } else {
      const int power = power_of(c);
      if (power < 4) {
        section = section + Decimal(digit > 0 ? digit : 1).scaled(power);  // 十二: the one is not written
      } else {
        if (digit > 0) section = section + Decimal(digit);
        if (section.is_zero() && total.is_zero()) return std::nullopt;  // a bare 万
        total = power == 8 || section.is_zero() ? (total + section).scaled(power) : total + section.scaled(power);
        section = Decimal();
      }
      digit = -1;
      last_power = power;
    }
  }
  if (digit > 0) {
    // 一万二 and 三百五 leave out the last unit; after 零 the digit counts ones.
    const bool after_zero = s.size() >= 2 && digit_of(s[s.size() - 2]) == 0;
    section = section + Decimal(digit).scaled(!after_zero && last_power >= 2 ? last_power - 1 : 0);
  }
  return total + section;
}

}  // namespace jiaokan
