#include "facts/dates.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "core/chinese_numerals.h"
#include "facts/character_numbers.h"
#include "facts/number.h"
#include "facts/pattern_set.h"

namespace jiaokan::facts {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// The runs of ASCII digits in `text`.
std::vector<std::string_view> digit_runs(std::string_view text) {
  std::vector<std::string_view> runs;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!digit(text[i])) continue;
    std::size_t end = i;
    while (end < text.size() && digit(text[end])) ++end;
    runs.push_back(text.substr(i, end - i));
    i = end;
  }
  return runs;
}

int to_int(std::string_view digits) {
  int value = 0;
  for (const char c : digits.substr(0, 6)) value = value * 10 + (c - '0');
  return value;
}

/// The last year that the words name; 2014-15 is 2015.
std::optional<int> last_year(std::string_view words, std::string_view kind) {
  if (kind == "republic") {
    for (const std::string_view run : digit_runs(words)) return to_int(run) + 1911;
    const std::size_t from = words.find("民国") == std::string_view::npos ? 0 : skip_blanks(words, words.find("民国") + 6);
    const std::optional<Number> n = read_number(words, from);
    if (n && n->value) return static_cast<int>(n->value->to_double()) + 1911;
    return std::nullopt;
  }
  std::optional<int> year;
  const std::vector<std::string_view> runs = digit_runs(words);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (runs[i].size() == 4) year = to_int(runs[i]);
    if (runs[i].size() == 2 && kind == "years" && year && to_int(runs[i]) > *year % 100) year = *year / 100 * 100 + to_int(runs[i]);
  }
  if (year) return year;
  const std::size_t end = words.find("年");
  if (end == std::string_view::npos || end > 12) return std::nullopt;
  std::string digits(words.substr(0, end));
  while (!digits.empty() && digits.back() == ' ') digits.pop_back();
  if (digits.ends_with("学")) digits.resize(digits.size() - 3);
  if (const std::optional<Decimal> value = parse_chinese_number(digits)) return static_cast<int>(value->to_double());
  return std::nullopt;
}

/// Checks `M月` and `M月D日`.
bool possible(std::string_view words) {
  const std::size_t month_at = words.find("月");
  if (month_at == std::string_view::npos) return true;
  std::size_t from = month_at;
  while (from > 0 && words[from - 1] == ' ') --from;
  std::size_t begin = from;
  while (begin > 0 && digit(words[begin - 1])) --begin;
  if (begin == from) return true;
  const int month = to_int(words.substr(begin, from - begin));
  if (month < 1 || month > 12) return false;
  const std::size_t day_at = words.find_first_of("0123456789", month_at);
  if (day_at == std::string_view::npos) return true;
  static constexpr int kDays[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  std::size_t day_end = day_at;
  while (day_end < words.size() && digit(words[day_end])) ++day_end;
  const int day = to_int(words.substr(day_at, day_end - day_at));
  if (month == 2 && day == 29 && words.size() > 4 && words.find_first_not_of("0123456789") == 4) {
    const int year = to_int(words.substr(0, 4));
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }
  return day >= 1 && day <= kDays[month - 1];
}

/// 十四五 → 2025: the first plan ran to 1957, since the tenth they end in the years that 5 divides.
std::optional<int> plan_end(std::string_view words) {
  const std::size_t ten = words.find("十");
  if (ten == std::string_view::npos || ten + 6 > words.size()) return std::nullopt;
  const std::optional<Decimal> n = parse_chinese_number(words.substr(ten + 3, 3));
  if (!n) return std::nullopt;
  return 2005 + 5 * static_cast<int>(n->to_double());
}

void add_lead(std::string_view text, std::size_t from, Date& date) {
  static const PatternGroup& leads = pattern_group("deadline-lead");
  static const PatternGroup& bases = pattern_group("base-year-lead");
  if (const auto base = bases.before(text, from, date.words)) {
    date.base = true;
    date.begin = base->begin;
  } else if (const auto lead = leads.before(text, from, date.words)) {
    date.begin = lead->begin;
  }
}

enum class Opening : std::uint8_t { kNone, kDigits, kNumeral, kRelative, kPeriod };

/// By character: one look-up turns away nearly all of a text.
std::vector<Opening> make_openings() {
  std::vector<Opening> of(0x10000, Opening::kNone);
  const auto set = [&](std::u32string_view characters, Opening opening) {
    for (const char32_t c : characters) of[c] = opening;
  };
  set(U"0123456789", Opening::kDigits);
  set(U"今明翌本全年当后下", Opening::kRelative);
  set(U"十“‘「『\"", Opening::kPeriod);
  set(U"一二三四五六七八九民", Opening::kNumeral);
  return of;
}

/// What kind of date can begin at `at`, if any, where its character says `opening`.
Opening opening_at(std::string_view text, std::size_t at, Opening opening) {
  if (opening == Opening::kDigits) {
    if (at > 0 && digit(text[at - 1])) return Opening::kNone;
    std::size_t end = at;
    while (end < text.size() && end < at + 5 && digit(text[end])) ++end;
    if (end == at + 5) return Opening::kNone;
    if (end == at + 4) return Opening::kDigits;
    const std::string_view next = text.substr(skip_blanks(text, end), 3);
    return next == "年" || next == "月" || next == "学" ? Opening::kDigits : Opening::kNone;
  }
  if (opening != Opening::kNumeral) return opening;
  // 三月, 三十…; 一 and 二 open a year as well.
  const std::string_view c = text.substr(at, 3), next = text.substr(at + 3, 3);
  return c == "一" || c == "二" || c == "民" || next == "月" || next == "十" ? opening : Opening::kNone;
}

}  // namespace

std::vector<Date> find_dates(std::string_view text) {
  static const PatternGroup& dates = pattern_group("date");
  static const PatternGroup& relative = pattern_group("relative-date");
  static const PatternGroup& periods = pattern_group("period");
  static const std::vector<Opening> openings = make_openings();
  std::vector<Date> found;
  std::size_t last_end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const BasicCharacter b = basic_character(text, at);
    const std::size_t step = b.size;
    if (openings[b.c] == Opening::kNone) {
      at += step;
      continue;
    }
    const Opening opening = opening_at(text, at, openings[b.c]);
    if (opening == Opening::kNone) {
      at += step;
      while (digit(text[at - 1]) && at < text.size() && digit(text[at])) ++at;
      continue;
    }
    Date date;
    date.begin = date.words = at;
    const auto m = opening == Opening::kRelative ? std::nullopt : dates.at(text, at);
    if (m) {
      date.end = m->end;
      date.kind = m->pattern->value == "month" ? DateKind::kMonth : DateKind::kYear;
      const std::string_view words = text.substr(at, date.end - at);
      date.impossible = !possible(words);
      if (date.kind == DateKind::kYear) date.year = last_year(words, m->pattern->value);
    } else if (const auto r = opening == Opening::kRelative ? relative.at(text, at) : std::nullopt) {
      date.end = r->end;
      date.kind = DateKind::kRelative;
      date.year = to_int(r->pattern->value);
    } else if (const auto p = opening == Opening::kPeriod ? periods.at(text, at) : std::nullopt) {
      date.end = p->end;
      date.kind = DateKind::kPeriod;
      date.year = plan_end(text.substr(at, p->size()));
    } else {
      at += step;
      continue;
    }
    while (date.end > at && text[date.end - 1] == ' ') --date.end;
    add_lead(text, last_end, date);
    found.push_back(date);
    at = last_end = date.end;
  }
  return found;
}

}  // namespace jiaokan::facts
