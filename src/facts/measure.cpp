#include "facts/measure.h"

#include <algorithm>

#include "core/characters.h"
#include "facts/character_numbers.h"
#include "facts/pattern_set.h"

namespace jiaokan::facts {
namespace {

UnitClass class_from(std::string_view value) {
  if (value == "percent") return UnitClass::kPercent;
  if (value == "multiple") return UnitClass::kMultiple;
  if (value == "money") return UnitClass::kMoney;
  if (value == "duration") return UnitClass::kDuration;
  if (value == "age") return UnitClass::kAge;
  return UnitClass::kOther;
}

bool starts(std::string_view text, std::size_t at, std::string_view word) { return text.substr(std::min(at, text.size())).starts_with(word); }

/// 百分之65, 三分之一, 千分之五. `n` is the denominator. 一百分之五 would be read the same way.
std::optional<Measure> read_fraction(std::string_view text, const Number& n) {
  const std::size_t at = skip_blanks(text, n.end);
  if (!starts(text, at, "分之") || !n.value || n.value->is_zero()) return std::nullopt;
  const std::size_t top = skip_blanks(text, at + 6);
  std::optional<Number> numerator = read_number(text, top);
  if (!numerator || !numerator->value) return std::nullopt;
  Measure m;
  m.number = n;
  m.number.end = m.end = numerator->end;
  m.number.small_chinese = m.number.bare_multiplier = false;
  m.more = numerator->more;
  m.unit = "%";
  m.unit_class = UnitClass::kPercent;
  const double denominator = n.value->to_double();
  const auto exact = [&](int power) { m.value = numerator->value->scaled(2 - power); };
  if (denominator == 100)
    exact(2);
  else if (denominator == 1000)
    exact(3);
  else if (denominator == 10000)
    exact(4);
  else if (denominator == 10)
    exact(1);
  else {
    // Hundredths of a percent are what a plan can mean by 三分之一.
    const double percent = numerator->value->to_double() / denominator * 100;
    if (percent > 1e9 || percent < 1e-4) return std::nullopt;
    m.value = Decimal(static_cast<long long>(percent * 100 + 0.5)).scaled(-2);
  }
  return m;
}

void read_unit(std::string_view text, Measure& m) {
  static const PatternGroup& units = pattern_group("unit");
  const std::size_t at = skip_blanks(text, m.number.end);
  if (starts(text, at, "成") && (!starts(text, at, "成为") || !m.number.value || (*m.number.value > Decimal(1) && *m.number.value < Decimal(10))) &&
      !starts(text, at, "成果") && !starts(text, at, "成员") && !starts(text, at, "成立") && !starts(text, at, "成本") && !starts(text, at, "成功") &&
      !starts(text, at, "成效") && !starts(text, at, "成熟") && !starts(text, at, "成套") && !starts(text, at, "成年") && !starts(text, at, "成长") &&
      m.number.value && *m.number.value <= Decimal(10)) {
    m.unit_begin = at;
    m.unit_end = m.end = at + 3;
    m.unit = "%";
    m.unit_class = UnitClass::kPercent;
    m.value = m.number.value->scaled(1);
    if (starts(text, m.end, "半")) {  // 三成半
      m.value = *m.value + Decimal(5);
      m.unit_end = m.end = m.end + 3;
    }
    return;
  }
  if (const auto u = units.at(text, at)) {
    m.unit_begin = at;
    m.unit_end = m.end = u->end;
    m.unit_class = class_from(u->pattern->value);
    // 元/人, 立方米/公顷, 微克/立方米
    const std::size_t slash = skip_blanks(text, m.end);
    if (slash < text.size() && text[slash] == '/') {
      if (const auto per = units.at(text, skip_blanks(text, slash + 1))) m.unit_end = m.end = per->end;
    }
    if (starts(text, m.unit_begin, "个单位")) m.unit_end = m.end = m.unit_begin + 3;
    // 四年半, 两米半
    if (starts(text, m.end, "半") && m.value && m.unit_class != UnitClass::kMoney && !starts(text, m.end, "半年") && !starts(text, m.end, "半径") &&
        !starts(text, m.end, "半数") && !starts(text, m.end, "半导")) {
      m.value = *m.value + Decimal::parse("0.5").value();
      m.end += 3;
    }
  } else if (starts(text, at, "∶1") || (m.number.value && starts(text, at, ":1") && !starts(text, at + 1, "10") &&
                                        (at + 2 >= text.size() || !is_ascii_digit(static_cast<unsigned char>(text[at + 2]))))) {
    m.unit_begin = at;
    m.unit_end = m.end = at + (text[at] == ':' ? 2 : 4);
    m.unit_class = UnitClass::kOther;
  }
}

}  // namespace

std::optional<Measure> read_measure(std::string_view text, std::size_t at) {
  std::optional<Number> n = read_number(text, at);
  if (!n) return std::nullopt;
  if (std::optional<Measure> fraction = read_fraction(text, *n)) return fraction;
  Measure m;
  m.number = *n;
  m.end = n->end;
  m.value = n->value;
  m.more = n->more;
  read_unit(text, m);
  return m;
}

}  // namespace jiaokan::facts
