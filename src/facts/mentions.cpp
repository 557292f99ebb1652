#include "facts/mentions.h"

#include <algorithm>

#include "core/utf8.h"
#include "facts/number.h"
#include "facts/numeral_characters.h"
#include "facts/pattern_set.h"
#include "facts/reading.h"
#include "facts/spoken.h"

namespace jiaokan::facts {
namespace {

Spoken spoken(MentionKind kind, std::size_t begin, std::size_t end, std::optional<Decimal> value) {
  Spoken s;
  s.kind = kind;
  s.begin = begin;
  s.end = end;
  s.value = std::move(value);
  return s;
}

Spoken percent(std::size_t begin, std::size_t end, Decimal value) {
  Spoken s = spoken(MentionKind::kPercent, begin, end, std::move(value));
  s.unit = "%";
  return s;
}

/// 六折, 75折, 五五折: a discount leaves so many tenths or hundredths. 十折 is none.
std::optional<Spoken> read_discount(std::string_view text, const std::vector<SpokenNumeral>& numerals, std::size_t i) {
  static const PatternGroup& discounts = pattern_group("discount");
  const Numeral& n = numerals[i].numeral;
  const auto word = discounts.at(text, skip_blanks(text, n.end));
  if (!word || n.more || n.fraction) return std::nullopt;
  const std::string_view printed = text.substr(n.begin, n.end - n.begin);
  if (n.row.size() == 2) return percent(n.begin, word->end, *Decimal::parse(n.row));
  if (!n.value || n.value->is_negative()) return std::nullopt;
  if (!n.chinese && printed.size() == 2 && printed.find('.') == std::string_view::npos && *n.value > Decimal(10)) return percent(n.begin, word->end, *n.value);
  if (*n.value >= Decimal(10) || n.value->is_zero()) return std::nullopt;
  // 7 2 折: the digits stand apart.
  if (!n.chinese && printed.size() == 1 && i > 0) {
    const Numeral& before = numerals[i - 1].numeral;
    if (!before.chinese && before.value && before.end - before.begin == 1 && skip_blanks(text, before.end) == n.begin)
      return percent(before.begin, word->end, before.value->scaled(1) + *n.value);
  }
  return percent(n.begin, word->end, n.value->scaled(1));
}

/// 三成, 三成半, 七成六.
std::optional<Spoken> read_tenths(std::string_view text, const SpokenNumeral& n) {
  static const PatternGroup& tenths = pattern_group("tenth");
  static const PatternGroup& marks = pattern_group("numeral-follower");
  const auto word = tenths.at(text, skip_blanks(text, n.numeral.end));
  if (!word || !n.numeral.value || n.numeral.fraction || *n.numeral.value > Decimal(10) || n.numeral.value->is_negative() || n.numeral.value->is_zero())
    return std::nullopt;
  Spoken s = percent(n.numeral.begin, word->end, n.numeral.value->scaled(1));
  if (word_at(text, s.end, "半")) {
    s.value = *s.value + Decimal(5);
    s.end += 3;
  } else if (const auto digit = read_numeral(text, skip_blanks(text, s.end));
             digit && digit->value && digit->chinese && digit->end - digit->begin == 3 && *digit->value < Decimal(10)) {
    const auto mark = marks.at(text, digit->end);
    if (digit->end >= text.size() || word_at(text, digit->end, "的") || (mark && mark->pattern->id == "follower.mark")) {
      s.value = *s.value + *digit->value;
      s.end = digit->end;
    }
  }
  return s;
}

/// 3.5%, 六个百分点, 12‰.
std::optional<Spoken> read_percent_unit(std::string_view text, const SpokenNumeral& n) {
  static const PatternGroup& units = pattern_group("unit");
  const auto unit = units.at(text, skip_blanks(text, n.numeral.end));
  if (!unit || unit->pattern->value != "percent" || !n.numeral.value) return std::nullopt;
  // 100%25 is a piece of an address.
  const std::string_view printed = text.substr(unit->begin, unit->size());
  if (printed == "%" && unit->end < text.size() && (std::isalnum(static_cast<unsigned char>(text[unit->end])) != 0)) return std::nullopt;
  Spoken s = spoken(MentionKind::kPercent, n.numeral.begin, unit->end, n.numeral.value);
  if (printed == "%")
    s.unit = "%";
  else
    s.unit_begin = unit->begin, s.unit_end = unit->end;
  return s;
}

/// 打对折, 半成, 半折.
std::optional<Spoken> read_share_word(std::string_view text, std::size_t at) {
  static const PatternGroup& tenths = pattern_group("tenth");
  static const PatternGroup& discounts = pattern_group("discount");
  if (word_at(text, at, "打对折")) return percent(at + 3, at + 9, Decimal(50));
  if (!word_at(text, at, "半")) return std::nullopt;
  if (tenths.at(text, at + 3) && !word_at(text, at + 3, "成品")) return percent(at, at + 6, Decimal(5));
  if (discounts.at(text, at + 3)) return percent(at, at + 6, Decimal(50));
  return std::nullopt;
}

/// 五元三毛, 人民币50元, HK$500. `from`: where the mention before ends.
std::optional<Spoken> read_currency(std::string_view text, std::size_t from, const std::vector<SpokenNumeral>& numerals, std::size_t i) {
  static const PatternGroup& units = pattern_group("currency-unit");
  static const PatternGroup& parts = pattern_group("currency-part");
  static const PatternGroup& prefixes = pattern_group("currency-prefix");
  const Numeral& n = numerals[i].numeral;
  if (!n.value || numerals[i].percent) return std::nullopt;
  const auto unit = units.at(text, skip_blanks(text, n.end));
  std::size_t edge = n.begin;
  while (edge > from && text[edge - 1] == ' ') --edge;
  const auto prefix = prefixes.before(text, from, edge);
  if (!unit && !prefix) return std::nullopt;
  Spoken s = spoken(MentionKind::kCurrency, prefix ? prefix->begin : n.begin, unit ? unit->end : n.end, n.value);
  if (unit)
    s.unit_begin = unit->begin, s.unit_end = unit->end;
  else
    s.unit_begin = prefix->begin, s.unit_end = prefix->end;
  // 五元三毛, 两美元又三美分: smaller coins in falling order.
  Decimal last(1);
  for (std::size_t next = i + 1; unit && next < numerals.size() && next <= i + 2; ++next) {
    const Numeral& coin = numerals[next].numeral;
    const std::size_t and_at = skip_blanks(text, s.end);
    const std::size_t begin = word_at(text, and_at, "又") || word_at(text, and_at, "零") ? and_at + 3 : and_at;
    if (coin.begin != begin || !coin.value || coin.fraction) break;
    const auto part = parts.at(text, skip_blanks(text, coin.end));
    const std::optional<Decimal> worth = part ? Decimal::parse(part->pattern->value) : std::nullopt;
    if (!worth || !(*worth < last)) break;
    s.value = *s.value + *coin.value * *worth;
    s.end = part->end;
    last = *worth;
  }
  return s;
}

/// 387万亩, 一吨半, 250m.
std::optional<Spoken> read_dimension(std::string_view text, const SpokenNumeral& n) {
  static const PatternGroup& units = pattern_group("unit");
  static const PatternGroup& more_units = pattern_group("dimension-unit");
  if (!n.numeral.value || n.percent) return std::nullopt;
  const std::size_t at = skip_blanks(text, n.numeral.end);
  auto unit = units.at(text, at);
  if (unit) {
    const std::string& kind = unit->pattern->value;
    if (kind != "area" && kind != "volume" && kind != "length" && kind != "mass" && kind != "energy" && kind != "data") unit.reset();
  }
  if (const auto other = more_units.at(text, at); other && (!unit || other->size() > unit->size())) unit = other;
  if (!unit) return std::nullopt;
  Spoken s = spoken(MentionKind::kDimension, n.numeral.begin, unit->end, n.numeral.value);
  s.unit_begin = unit->begin;
  s.unit_end = unit->end;
  if (word_at(text, s.end, "半") && !n.numeral.more) {
    s.value = *s.value + Decimal::parse("0.5").value();
    s.end += 3;
  }
  return s;
}

std::vector<Spoken> find_spoken(std::string_view text) {
  const std::vector<SpokenNumeral> numerals = find_numerals(text);
  std::vector<Spoken> out;
  find_ranges(text, numerals, out);
  std::size_t from = 0, words_at = 0;
  const auto share_words = [&](std::size_t to) {
    for (; words_at < to; words_at += utf8::sequence_length(text[words_at])) {
      const std::string_view c = text.substr(words_at, 3);
      if (c != "半" && c != "打") continue;
      if (auto s = read_share_word(text, words_at)) out.push_back(std::move(*s));
    }
  };
  for (std::size_t i = 0; i < numerals.size(); ++i) {
    const SpokenNumeral& n = numerals[i];
    share_words(n.percent_begin);
    words_at = std::max(words_at, n.numeral.end);
    std::size_t end = n.numeral.end;
    const auto add = [&](std::optional<Spoken> s) {
      if (!s) return false;
      end = std::max(end, s->end);
      out.push_back(std::move(*s));
      return true;
    };
    bool share = false;
    if (n.percent)
      share = add(percent(n.percent_begin, n.numeral.end, *n.percent));
    else
      share = add(read_discount(text, numerals, i)) || add(read_tenths(text, n)) || add(read_percent_unit(text, n));
    if (!share && !add(read_currency(text, from, numerals, i))) add(read_dimension(text, n));
    if (n.meant) out.push_back(spoken(MentionKind::kNumber, n.numeral.begin, n.numeral.end, n.numeral.value));
    from = end;
  }
  share_words(text.size());
  std::stable_sort(out.begin(), out.end(), [](const Spoken& a, const Spoken& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  return out;
}

}  // namespace

std::vector<Mention> find_mentions(const Document& document, const NormalizedText& width_folded) {
  const Reading reading = read_text_only(document, width_folded);
  PlaceMaker places(document);
  std::vector<Mention> mentions;
  for (std::size_t block = 0; block < reading.blocks.size(); ++block) {
    const Range range = reading.block(block);
    for (const Spoken& s : find_spoken(reading.words(range))) {
      Mention m;
      m.kind = s.kind;
      m.value = s.value;
      m.value_max = s.value_max;
      m.excludes_value = s.excludes_value;
      m.excludes_max = s.excludes_max;
      m.comparator = s.comparator;
      if (s.unit)
        m.unit = s.unit;
      else if (s.unit_begin < s.unit_end)
        m.unit = reading.printed({range.begin + s.unit_begin, range.begin + s.unit_end});
      m.place = places.make(block, reading.raw({range.begin + s.begin, range.begin + s.end}));
      mentions.push_back(std::move(m));
    }
  }
  return mentions;
}

}  // namespace jiaokan::facts
