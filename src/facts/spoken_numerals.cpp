#include <algorithm>

#include "core/characters.h"
#include "core/utf8.h"
#include "facts/number.h"
#include "facts/numeral_characters.h"
#include "facts/pattern_set.h"
#include "facts/spoken.h"

namespace jiaokan::facts {
namespace {

/// Behind 分之, blanks among the characters or not; 0 where it does not stand at `at`.
std::size_t behind_parts_of(std::string_view text, std::size_t at) {
  const std::size_t first = skip_blanks(text, at);
  if (!word_at(text, first, "分")) return 0;
  const std::size_t second = skip_blanks(text, first + 3);
  return word_at(text, second, "之") ? skip_blanks(text, second + 3) : 0;
}

/// 百分之五, 千分之一, 百分之百.
std::optional<SpokenNumeral> read_percent_words(std::string_view text, std::size_t at) {
  const std::optional<BarePower> bottom = read_bare_power(text, at);
  if (!bottom) return std::nullopt;
  const std::size_t top_at = behind_parts_of(text, bottom->end);
  if (top_at == 0) return std::nullopt;
  SpokenNumeral spoken;
  spoken.percent_begin = at;
  if (std::optional<Numeral> top = read_numeral(text, top_at); top && top->value) {
    spoken.numeral = *top;
  } else {
    const std::optional<BarePower> all = read_bare_power(text, top_at);
    if (!all) return std::nullopt;
    spoken.numeral = {top_at, all->end, Decimal(1).scaled(all->power), false, all->end, true, false, {}};
    spoken.meant = false;
  }
  spoken.percent = spoken.numeral.value->scaled(2 - bottom->power);
  return spoken;
}

/// One character is a number beside a measure word, a mark or a word of grammar: 三双, “一”, 四不是五. 一切 and 四川 are not.
bool is_meant(std::string_view text, const Numeral& n) {
  static const PatternGroup& units = pattern_group("unit");
  static const PatternGroup& followers = pattern_group("numeral-follower");
  static const PatternGroup& leaders = pattern_group("numeral-leader");
  static const PatternGroup& names = pattern_group("numeral-name");
  if (!n.value) return false;
  if (!n.chinese || n.fraction) return true;
  if (names.at(text, n.begin)) return false;
  if (n.end - n.begin > 3 || word_at(text, n.begin, "十")) return true;
  // Financial forms are words too: 陆地, 队伍, 放肆, 收拾.
  for (const std::string_view word : {"陆", "伍", "肆", "拾", "俩", "零"}) {
    if (word_at(text, n.begin, word)) return false;
  }
  if (leaders.before(text, 0, n.begin)) return false;
  if (n.end >= text.size()) return true;
  if (text[n.end] == '%') return false;
  return followers.at(text, n.end).has_value() || units.at(text, n.end).has_value();
}

/// Latin letters before it make it a part of a code: A2021, PM2.5; so do digits that a blank-free % or _ leads to.
bool in_code(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const char before = text[at - 1];
  return is_ascii_letter(static_cast<unsigned char>(before)) || before == '_' || before == '%' || before == '#';
}

}  // namespace

std::vector<SpokenNumeral> find_numerals(std::string_view text) {
  std::vector<SpokenNumeral> found;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view here = text.substr(at);
    const auto lead = static_cast<unsigned char>(text[at]);
    const bool may_open = numeral_size(text, at) > 0 || lead == '.' || lead == '-' ||
                          (lead >= 0xE2 && (here.starts_with("负") || here.starts_with("−") || here.starts_with("半百") || here.starts_with("俩")));
    if (!may_open) {
      at += utf8::sequence_length(text[at]);
      continue;
    }
    if (std::optional<SpokenNumeral> percent = read_percent_words(text, at)) {
      at = percent->numeral.end;
      found.push_back(std::move(*percent));
      continue;
    }
    std::optional<Numeral> n = read_numeral(text, at);
    if (!n || n->end <= at) {
      at += utf8::sequence_length(text[at]);
      continue;
    }
    SpokenNumeral spoken{*n, is_meant(text, *n) && !(in_code(text, at) && !n->chinese), n->begin, std::nullopt};
    if (!n->chinese && in_code(text, at)) spoken.numeral.value.reset();
    at = std::max(n->end, n->more_end);
    found.push_back(std::move(spoken));
  }
  return found;
}

}  // namespace jiaokan::facts
