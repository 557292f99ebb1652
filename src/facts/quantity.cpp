#include "facts/quantity.h"

#include <algorithm>
#include <initializer_list>

#include "core/characters.h"
#include "core/utf8.h"
#include "facts/character_numbers.h"
#include "facts/measure.h"
#include "facts/pattern_set.h"

namespace jiaokan::facts {
namespace {

constexpr Comparator comparator_from(std::string_view value) {
  return value == ">"    ? Comparator::kGreater
         : value == ">=" ? Comparator::kGreaterEqual
         : value == "<"  ? Comparator::kLess
         : value == "<=" ? Comparator::kLessEqual
         : value == "~"  ? Comparator::kAbout
                         : Comparator::kEqual;
}

bool starts(std::string_view text, std::size_t at, std::string_view word) { return text.substr(std::min(at, text.size())).starts_with(word); }

bool ends(std::string_view text, std::size_t end, std::string_view word) { return text.substr(0, end).ends_with(word); }

std::optional<Figure> read_word(std::string_view text, std::size_t at) {
  static const PatternGroup& fractions = pattern_group("fraction-word");
  static const PatternGroup& multiples = pattern_group("multiple-word");
  static const PatternGroup& zero = pattern_group("zero-word");
  static const PatternGroup& units = pattern_group("unit");
  Figure f;
  f.begin = f.number_begin = at;
  f.word = true;
  if (const auto m = fractions.at(text, at)) {
    f.end = m->end;
    f.unit = "%";
    f.unit_class = UnitClass::kPercent;
    f.value = Decimal::parse(m->pattern->value);
    if (starts(text, at, "过")) f.comparator = Comparator::kGreater;
  } else if (const auto d = multiples.at(text, at)) {
    f.end = d->end;
    f.unit = "倍";
    f.unit_class = UnitClass::kMultiple;
    f.value = Decimal::parse(d->pattern->value);
  } else if (const auto u = starts(text, at, "半") ? units.at(text, at + 3) : std::nullopt; u && u->pattern->value == "duration") {
    // 半个工作日以内, 不超过半小时. 半年 by itself says when.
    f.end = f.body_end = u->end;
    f.number_end = at + 3;
    f.unit_begin = u->begin;
    f.unit_end = u->end;
    f.unit_class = UnitClass::kDuration;
    f.value = Decimal::parse("0.5");
    return f;
  } else if (const auto z = zero.at(text, at)) {
    f.end = z->end;
    f.value = Decimal(0);
    f.comparator = Comparator::kGreater;
    f.explicit_comparator = true;
  } else {
    return std::nullopt;
  }
  f.number_end = f.body_end = f.end;
  return f;
}

/// The other end of a range behind `first`, joined into it.
void read_range(std::string_view text, Measure& first, Figure& f) {
  static const PatternGroup& separators = pattern_group("range-separator");
  static const PatternGroup& dates = pattern_group("date");
  const auto separator = separators.at(text, first.end);
  if (!separator || separator->end >= text.size() || first.more || !first.value) return;
  if (dates.at(text, separator->end)) return;
  const std::optional<Measure> second = read_measure(text, separator->end);
  if (!second || !second->value || second->more) return;
  if (first.number.chinese != second->number.chinese) return;
  const bool first_has_unit = first.unit_begin < first.unit_end;
  if (first_has_unit && first.unit_class != second->unit_class) return;
  // 提高5个百分点至35%: by how much and up to where.
  const auto points = [&](const Measure& m) { return text.substr(m.unit_begin, m.unit_end - m.unit_begin).find("分点") != std::string_view::npos; };
  if (first_has_unit && points(first) && !points(*second)) return;
  if (!first_has_unit && second->unit_begin == second->unit_end && !second->number.has_multiplier && first.number.chinese) return;
  Decimal low = *first.value, high = *second->value;
  // 3—5万 is 3万 to 5万.
  if (!first_has_unit && !first.number.has_multiplier && second->number.has_multiplier && second->number.coefficient && low < *second->number.coefficient) {
    low = low.scaled(second->number.multiplier_power);
  }
  if (second->unit && *second->unit == "%" && !first.unit && second->unit_begin < second->unit_end && text.substr(second->unit_begin, 3) == "成")
    low = low.scaled(1);
  if (separator->pattern->value == "plus-minus") {
    f.value = low + high.negated();
    f.value_max = low + high;
  } else {
    if (high < low) return;
    f.value = low;
    f.value_max = high;
  }
  f.comparator = Comparator::kRange;
  f.number_end = second->number.end;
  f.body_end = f.end = second->end;
  f.unit_begin = second->unit_begin;
  f.unit_end = second->unit_end;
  f.unit = second->unit;
  f.unit_class = second->unit_class;
  f.multiplied = f.multiplied || second->number.has_multiplier;
}

void read_comparators(std::string_view text, std::size_t from, Figure& f) {
  static const PatternGroup& before = pattern_group("comparator-before");
  static const PatternGroup& after = pattern_group("comparator-after");
  static const PatternGroup& currencies = pattern_group("currency-prefix");
  std::size_t edge = f.number_begin;
  const auto back_over_blanks = [&](std::size_t at) {
    while (at > from && text[at - 1] == ' ') --at;
    return at;
  };
  if (const auto c = currencies.before(text, from, back_over_blanks(edge))) {
    f.begin = edge = c->begin;
    if (f.unit_class == UnitClass::kMoney || f.unit_class == UnitClass::kNone) {
      const std::string_view name = text.substr(c->begin, c->size());
      const std::string_view unit = text.substr(f.unit_begin, f.unit_end - f.unit_begin);
      f.unit_class = UnitClass::kMoney;
      if (name == "港币" || name == "HK$" || name == "HKD")
        f.unit = "港元";
      else if (name == "美金" || name == "US$" || name == "USD")
        f.unit = "美元";
      else if (name == "NT$" || (name == "新台币" && unit.empty()))
        f.unit = "新台币";
      else if (name != "人民币" && name != "新台币" && name != "RMB" && name != "CNY" && name != "¥" && name != "￥" && unit != name)
        f.unit = std::string(name);
      else if (unit.empty())
        f.unit = "元";
    }
  }
  if (const auto b = before.before(text, from, back_over_blanks(edge))) {
    f.begin = edge = b->begin;
    f.explicit_comparator = true;
    if (f.comparator != Comparator::kRange) f.comparator = comparator_from(b->pattern->value);
    // 不超过约, 达到近: the outer word bounds.
    if (const auto outer = before.before(text, from, back_over_blanks(edge)); outer && f.comparator == Comparator::kAbout) f.begin = outer->begin;
  }
  if (const auto a = after.at(text, f.body_end)) {
    if (f.comparator != Comparator::kRange) {
      const bool bounded = f.explicit_comparator && a->pattern->value == "~";
      if (!bounded || f.comparator == Comparator::kAbout || f.comparator == Comparator::kLessEqual) f.comparator = comparator_from(a->pattern->value);
    }
    f.explicit_comparator = f.after_comparator = true;
    f.end = a->end;
  }
}

/// 近百所, 超千亿元, 上万名, 千亿级: a multiplier without figure counts only with a word beside it.
bool bare_is_meant(std::string_view text, std::size_t from, Figure& f) {
  if (starts(text, f.number_end, "级")) {
    if (text.substr(f.number_begin, f.number_end - f.number_begin).find("亿") == std::string_view::npos) return false;
    f.comparator = Comparator::kAbout;
    f.explicit_comparator = true;
    f.unit = "元";
    f.unit_class = UnitClass::kMoney;
    f.end = f.body_end = f.number_end + 3;
    f.number_end = f.end;
    f.unit_begin = f.unit_end = f.end;
    return true;
  }
  if (!f.has_unit()) return false;
  if (ends(text.substr(from), f.number_begin - from, "上") && f.value && *f.value >= Decimal(100)) {
    f.begin = f.number_begin - 3;
    f.comparator = Comparator::kGreaterEqual;
    f.explicit_comparator = true;
    return true;
  }
  return f.explicit_comparator;
}

/// 第6版, PM2.5, A4, No.3: what stands before makes it a name.
bool named_before(std::string_view text, std::size_t at) {
  std::size_t p = at;
  while (p > 0 && text[p - 1] == ' ') --p;
  if (ends(text, p, "第") || ends(text, p, "No.") || ends(text, p, "附件") || ends(text, p, "专栏") || ends(text, p, "§")) return true;
  const auto none_of = [&](std::initializer_list<std::string_view> words) {
    return std::none_of(words.begin(), words.end(), [&](std::string_view word) { return ends(text, p, word); });
  };
  if (ends(text, p, "表") && none_of({"代表", "仪表", "手表", "钟表", "报表", "水表", "电表", "气表"})) return true;
  if (ends(text, p, "图") && none_of({"地图", "蓝图", "版图"})) return true;
  if (at == 0) return false;
  const char last = text[at - 1];
  return is_ascii_letter(static_cast<unsigned char>(last)) || last == '.' || last == '_' || last == '#';
}

/// The end of a number of several parts: 2–4 of 图2–4, 3.1.2 of §3.1.2.
std::size_t end_of_name(std::string_view text, std::size_t end) {
  for (;;) {
    std::size_t next = end;
    for (const std::string_view joint : {"-", "–", "—", "."})
      if (starts(text, end, joint)) next = end + joint.size();
    if (next == end || next >= text.size() || !is_ascii_digit(static_cast<unsigned char>(text[next]))) return end;
    while (next < text.size() && is_ascii_digit(static_cast<unsigned char>(text[next]))) ++next;
    end = next;
  }
}

/// 1.工作目标, 2、主要任务, (3) at the beginning of a line or sentence.
bool list_mark(std::string_view text, std::size_t at, const Number& n) {
  if (n.chinese || n.has_multiplier) return false;
  std::size_t p = at;
  while (p > 0 && text[p - 1] == ' ') --p;
  const bool opens = p == 0 || text[p - 1] == '\n' || text[p - 1] == '\t' || ends(text, p, "。") || ends(text, p, "；") || text[p - 1] == ';' ||
                     ends(text, p, "：") || text[p - 1] == ':';
  const bool bracket = p > 0 && (text[p - 1] == '(' || ends(text, p, "（"));
  if (bracket && (starts(text, n.end, ")") || starts(text, n.end, "）"))) return true;
  if (!opens) return false;
  const std::size_t q = n.end;
  if (starts(text, q, "、") || starts(text, q, "．") || starts(text, q, ")") || starts(text, q, "）")) return true;
  return q < text.size() && text[q] == '.';
}

Figure figure_from(std::string_view text, Measure m) {
  Figure f;
  f.begin = f.number_begin = m.number.begin;
  f.number_end = m.number.end;
  f.body_end = f.end = m.end;
  f.unit_begin = m.unit_begin;
  f.unit_end = m.unit_end;
  f.unit = m.unit;
  f.unit_class = m.unit_class;
  f.value = m.value;
  f.small_chinese = m.number.small_chinese;
  f.bare = m.number.bare_multiplier;
  f.multiplied = m.number.has_multiplier;
  f.too_long = !m.value && !m.number.chinese;
  if (m.more) {
    f.comparator = Comparator::kGreater;
    f.explicit_comparator = true;
  }
  if (m.number.value_max) {
    f.value_max = m.number.value_max;
    f.comparator = Comparator::kRange;
  }
  read_range(text, m, f);
  return f;
}

/// Whether a number with this surrounding is a quantity at all.
bool is_quantity(std::string_view text, const Figure& f, const Number& n) {
  if (!f.value && !f.too_long) return false;
  // The whole of a table cell.
  const std::size_t right = skip_blanks(text, f.end);
  const bool cell = f.begin > 0 && (text[f.begin - 1] == '\t' || ends(text, f.begin, "〔") || text[f.begin - 1] == '[') &&
                    (right >= text.size() || text[right] == '\t' || text[right] == '\n' || starts(text, right, "〕") || text[right] == ']');
  if (n.chinese && !f.word) return f.has_unit() || (f.multiplied && !f.bare);
  return f.has_unit() || f.multiplied || f.explicit_comparator || cell;
}

}  // namespace

namespace {

/// 翻一番, 半数, 过半, 一半, 大半, 零的突破, 0的突破, “零”的突破 open with these.
bool may_open_word(std::string_view text, std::size_t at, char32_t c) {
  return c == U'翻' || c == U'半' || c == U'零' || ((c == U'过' || c == U'一' || c == U'大') && starts(text, at + 3, "半"));
}

/// What a figure can begin with. One look-up turns away nearly every character.
const std::vector<bool>& openings() {
  static const std::vector<bool> table = [] {
    std::vector<bool> of(0x10000, false);
    for (char32_t c = 0; c < 0x10000; ++c) of[c] = is_numeral_character(c) || c == U'翻' || c == U'半' || c == U'零' || c == U'过' || c == U'大';
    return of;
  }();
  return table;
}

}  // namespace

std::vector<Figure> find_figures(std::string_view text, const std::vector<Date>& dates) {
  static const PatternGroup& names = pattern_group("not-a-quantity");
  std::vector<Figure> found;
  std::size_t last_end = 0;
  auto date = dates.begin();
  const std::vector<bool>& possible = openings();
  for (std::size_t at = 0; at < text.size();) {
    const BasicCharacter b = basic_character(text, at);
    if (!possible[b.c] && (date == dates.end() || at < date->words)) {
      at += b.size;
      continue;
    }
    while (date != dates.end() && date->end <= at) ++date;
    if (date != dates.end() && date->words <= at) {
      at = last_end = date->end;
      continue;
    }
    if (may_open_word(text, at, b.c)) {
      if (std::optional<Figure> word = read_word(text, at)) {
        read_comparators(text, last_end, *word);
        const bool meant = word->unit_class != UnitClass::kDuration || word->explicit_comparator;
        at = last_end = word->end;
        if (meant) found.push_back(std::move(*word));
        continue;
      }
    }
    const std::size_t numeral = numeral_size(text, at);
    if (numeral == 0) {
      at += utf8::sequence_length(text[at]);
      continue;
    }
    if (const auto name = names.at(text, at)) {
      at = last_end = name->end;
      continue;
    }
    std::optional<Measure> measure = read_measure(text, at);
    const Number n = measure->number;
    if (named_before(text, at)) {
      at = last_end = end_of_name(text, n.end);
      continue;
    }
    if (list_mark(text, at, n)) {
      at = last_end = n.end;
      continue;
    }
    Figure f = figure_from(text, std::move(*measure));
    read_comparators(text, last_end, f);
    // The date of "2021年" begins behind a number only where the range reader stopped before it.
    if (date != dates.end() && f.end > date->words) f.end = std::max(f.body_end, std::min(f.end, date->begin));
    if ((f.bare && !bare_is_meant(text, last_end, f)) || !is_quantity(text, f, n)) {
      at = last_end = std::max(n.end, at + numeral);
      continue;
    }
    at = last_end = f.end;
    found.push_back(std::move(f));
  }
  return found;
}

}  // namespace jiaokan::facts
