#include "facts/number.h"

#include <string>
#include <vector>

#include "core/characters.h"
#include "core/chinese_numerals.h"
#include "core/utf8.h"
#include "facts/cardinal.h"
#include "facts/character_numbers.h"
#include "facts/pattern_set.h"

namespace jiaokan::facts {
namespace {

bool digit_at(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

std::size_t digits_from(std::string_view text, std::size_t at) {
  while (digit_at(text, at)) ++at;
  return at;
}

std::optional<char32_t> char_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return std::nullopt;
  return utf8::next(text, at);
}

int power_of(char32_t c) {
  switch (c) {
    case U'十': return 1;
    case U'百':
    case U'佰': return 2;
    case U'千':
    case U'仟': return 3;
    case U'万': return 4;
    case U'亿': return 8;
    case U'兆': return 12;
    default: return 0;
  }
}

/// 千瓦 and 百分点 begin with a multiplier and are none.
bool unit_begins_with_multiplier(std::string_view text, std::size_t at) {
  static const PatternGroup& units = pattern_group("unit");
  return units.at(text, at).has_value();
}

bool is_more(char32_t c) { return c == U'余' || c == U'多' || c == U'几'; }

/// The digits of 12,345,678 or 77 100; plain digits otherwise.
std::size_t grouped_end(std::string_view text, std::size_t at) {
  const std::size_t plain = digits_from(text, at);
  if (plain - at > 3) return plain;
  for (const char separator : {',', ' '}) {
    std::size_t end = plain;
    while (end < text.size() && text[end] == separator && digits_from(text, end + 1) == end + 4) end += 4;
    if (end > plain && !digit_at(text, end)) return end;
  }
  return plain;
}

/// Multipliers behind a figure: 万, 千万, 万亿, with 余, 多 or 几 before or among them.
void read_multipliers(std::string_view text, Number& n) {
  for (std::size_t at = n.end;;) {
    const std::size_t from = skip_blanks(text, at);
    const std::optional<char32_t> c = char_at(text, from);
    if (!c) return;
    if (is_more(*c) && *c != U'几') {
      const std::optional<char32_t> after = char_at(text, skip_blanks(text, from + 3));
      const bool scaled = after && power_of(*after) >= 2;
      n.more = true;
      n.end = from + 3;
      if (!scaled) return;
      at = n.end;
      continue;
    }
    const int power = power_of(*c);
    if (power == 0 || unit_begins_with_multiplier(text, from)) return;
    n.multiplier_power += power;
    n.has_multiplier = true;
    n.end = from + 3;
    at = n.end;
  }
}

std::optional<Number> read_arabic(std::string_view text, std::size_t at) {
  Number n;
  n.begin = at;
  n.end = grouped_end(text, at);
  if (n.end < text.size() && text[n.end] == '.' && digit_at(text, n.end + 1)) n.end = digits_from(text, n.end + 1);
  std::string plain;
  if (n.end - at <= 2 * kLongestNumber) {
    for (std::size_t i = at; i < n.end; ++i) {
      if (text[i] != ',' && text[i] != ' ') plain += text[i];
    }
  }
  if (!plain.empty() && plain.size() <= kLongestNumber) n.coefficient = Decimal::parse(plain);
  read_multipliers(text, n);
  if (n.multiplier_power > 40) n.coefficient.reset();
  if (n.coefficient) n.value = n.coefficient->scaled(n.multiplier_power);
  return n;
}

/// 二 and 万 in 2万8,590: the part behind a multiplier counts smaller units.
void read_remainder(std::string_view text, Number& n) {
  while (n.has_multiplier && n.value && !n.more) {
    const std::size_t from = skip_blanks(text, n.end);
    if (!digit_at(text, from)) return;
    static const PatternGroup& dates = pattern_group("date");
    if (dates.at(text, from)) return;
    const std::optional<Number> rest = read_arabic(text, from);
    if (!rest->value || *rest->value >= Decimal(1).scaled(n.multiplier_power)) return;
    n.value = *n.value + *rest->value;
    n.multiplier_power = rest->multiplier_power;
    n.has_multiplier = rest->has_multiplier;
    n.coefficient.reset();
    n.end = rest->end;
  }
}

std::size_t chinese_run_end(std::string_view text, std::size_t at, std::size_t& last) {
  std::size_t end = at;
  while (end < text.size()) {
    std::size_t next = end;
    const char32_t c = utf8::next(text, next);
    if (!is_chinese_numeral(c) && c != U'兆') break;
    if (end > at && power_of(c) >= 2 && unit_begins_with_multiplier(text, end)) break;
    last = end;
    end = next;
  }
  return end;
}

/// The value of a run of Chinese numerals, nullopt where the whole of it is no number.
std::optional<Decimal> value_of(std::string_view run) {
  const std::optional<Numeral> n = read_plain(run, 0);
  return n && n->end == run.size() ? n->value : std::nullopt;
}

/// 万 and 百万 without a figure: the product of their powers.
std::optional<Decimal> parse_bare(std::string_view text, int& power) {
  power = 0;
  for (std::size_t at = 0; at < text.size();) {
    const int p = power_of(utf8::next(text, at));
    if (p == 0) return std::nullopt;
    power += p;
  }
  return Decimal(1).scaled(power);
}

/// 三四, 七八: two neighbouring digits mean a range.
bool read_neighbours(std::string_view text, Number& n) {
  if (text.size() != 6) return false;
  const std::optional<Decimal> a = value_of(text.substr(0, 3)), b = value_of(text.substr(3));
  if (!a || !b || *a + Decimal(1) != *b || a->is_zero()) return false;
  n.value = a;
  n.value_max = b;
  return true;
}

std::optional<Number> read_chinese(std::string_view text, std::size_t at) {
  Number n;
  n.begin = at;
  n.chinese = true;
  std::size_t last = at;
  n.end = chinese_run_end(text, at, last);
  const std::string_view run = text.substr(at, n.end - at);
  if (run.size() > 3 * kLongestNumber) return n;
  const auto has = [&](std::string_view c) { return run.find(c) != std::string_view::npos; };
  n.small_chinese = !has("百") && !has("千") && !has("万") && !has("亿") && !has("兆") && !has("佰") && !has("仟");
  const bool positional = !n.small_chinese || has("十") || has("拾") || has("廿") || has("卅");
  if (const int first = power_of(*char_at(text, at)); first >= 2) {
    n.bare_multiplier = true;
    n.value = parse_bare(run, n.multiplier_power);
    n.has_multiplier = n.value.has_value();
    n.coefficient = Decimal(1);
    if (!n.value) n.value = value_of(run);
  } else if (!positional && run.size() > 3) {
    if (!read_neighbours(run, n) && (has("〇") || has("零") || has("○"))) n.value = value_of(run);
  } else {
    n.value = value_of(run);
  }
  if (!n.value) return n;
  if (const std::optional<char32_t> point = char_at(text, n.end); point == U'点') {
    std::size_t end = n.end + 3, ignored = 0;
    const std::size_t stop = chinese_run_end(text, end, ignored);
    std::string decimals;
    while (end < stop) {
      std::size_t next = end;
      utf8::next(text, next);
      const std::optional<Decimal> digit = value_of(text.substr(end, next - end));
      if (!digit || *digit >= Decimal(10) || decimals.size() >= kLongestNumber) break;
      decimals += digit->to_string();
      end = next;
    }
    if (!decimals.empty()) {
      n.value = *n.value + Decimal::parse("0." + decimals).value();
      n.end = end;
    }
  }
  if (!n.bare_multiplier) n.coefficient = n.value;
  // 三百多亿: what stands behind 多 multiplies the whole. In 二百万 it belongs to the numeral already.
  const Number before = n;
  read_multipliers(text, n);
  if (n.more && n.multiplier_power > before.multiplier_power) {
    n.value = n.value->scaled(n.multiplier_power - before.multiplier_power);
    n.small_chinese = false;
  } else if (!n.more) {
    n = before;
  }
  return n;
}

}  // namespace

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

bool is_numeral_character(char32_t c) { return is_ascii_digit(c) || is_chinese_numeral(c) || c == U'兆'; }

std::size_t numeral_size(std::string_view text, std::size_t at) {
  if (digit_at(text, at)) return 1;
  // Every Chinese numeral is U+3007, ○ or an ideograph: three bytes. One look-up turns the rest away.
  static const std::vector<bool> numerals = [] {
    std::vector<bool> table(0x10000, false);
    for (char32_t c = 0x800; c < 0x10000; ++c) table[c] = is_numeral_character(c);
    return table;
  }();
  return numerals[basic_character(text, at).c] ? 3 : 0;
}

std::optional<Number> read_number(std::string_view text, std::size_t at) {
  if (at >= text.size() || numeral_size(text, at) == 0) return std::nullopt;
  if (!digit_at(text, at)) return read_chinese(text, at);
  std::optional<Number> n = read_arabic(text, at);
  read_remainder(text, *n);
  return n;
}

}  // namespace jiaokan::facts
