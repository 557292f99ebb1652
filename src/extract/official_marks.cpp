#include "extract/official_marks.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/characters.h"
#include "core/chinese_numerals.h"
#include "core/utf8.h"
#include "extract/edge_characters.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLookedAt = 48;        // code points
constexpr std::size_t kLongestSearch = 400;  // code points in which a date is looked for
constexpr std::size_t kLongestIssuer = 14;   // code points before 〔2019〕
constexpr std::size_t kLongestOrder = 26;    // before 令第…号

/// The first code points of a text without their blanks, and where each stands. Full-width digits are ASCII, every zero a 〇.
class Squeezed {
 public:
  Squeezed(std::string_view text, std::size_t most) {
    std::size_t at = 0;
    for (std::size_t n = 0; at < text.size() && n < most; ++n) {
      const std::size_t begin = at;
      char32_t c = utf8::next(text, at);
      if (is_blank(c)) continue;
      if (is_fullwidth_digit(c)) c = c - 0xFF10 + U'0';
      if (c == 0x25CB || c == 0x25EF || c == 0x2B58 || c == U'Ｏ') c = U'〇';
      codes_ += c;
      begins_.push_back(begin);
      ends_.push_back(at);
    }
    whole_ = at == text.size();
  }
  const std::u32string& codes() const { return codes_; }
  bool whole() const { return whole_; }  ///< nothing was left out at the end
  FoundMark mark(std::size_t first, std::size_t last, std::string value) const { return {begins_[first], ends_[last - 1], std::move(value)}; }

 private:
  std::u32string codes_;
  std::vector<std::size_t> begins_, ends_;
  bool whole_ = true;
};

/// Every document number ends in 号 or 號. Most texts have neither, which costs far less to see than to read them.
bool may_hold_number(std::string_view text) {
  const std::string_view start = text.substr(0, 4 * kLookedAt);
  return start.find("号") != std::string_view::npos || start.find("號") != std::string_view::npos;
}

/// A number of up to `most` figures, ASCII or Chinese, at `at`, which moves behind it; -1 where there is none.
int read_number(std::u32string_view s, std::size_t& at, std::size_t most = 4) {
  std::size_t end = at;
  while (end < s.size() && end - at <= most && is_ascii_digit(s[end])) ++end;
  if (end > at) {
    if (end - at > most) return -1;
    int value = 0;
    for (; at < end; ++at) value = value * 10 + static_cast<int>(s[at] - U'0');
    return value;
  }
  while (end < s.size() && end - at < 6 && is_chinese_numeral(s[end])) ++end;
  for (; end > at; --end) {
    const auto number = parse_chinese_number(utf8::from_utf32(s.substr(at, end - at)));
    if (!number) continue;
    at = end;
    const double value = number->to_double();
    return value >= 0 && value < 100000 ? static_cast<int>(value) : -1;
  }
  return -1;
}

bool skip(std::u32string_view s, std::size_t& at, std::u32string_view word) {
  if (s.substr(at, word.size()) != word) return false;
  at += word.size();
  return true;
}

struct ReadDate {
  int year = 0, month = 0, day = 0;
  std::size_t end = 0;
};

std::optional<ReadDate> read_date_at(std::u32string_view s, std::size_t at) {
  ReadDate d;
  bool republic = false;
  for (const std::u32string_view era : {U"中華民國", U"中华民国", U"民國", U"民国"}) republic = republic || skip(s, at, era);
  d.year = republic && at < s.size() && s[at] == U'元' ? (++at, 1) : read_number(s, at);
  if (republic) d.year = d.year >= 1 && d.year < 200 ? d.year + 1911 : 0;
  if (d.year < 1900 || d.year > 2199 || at >= s.size()) return std::nullopt;
  const char32_t delimiter = s[at];
  if (!in(U"年-./－—", delimiter) || (republic && delimiter != U'年')) return std::nullopt;
  d.end = delimiter == U'年' ? at + 1 : at;
  std::size_t next = at + 1;
  const int month = read_number(s, next);
  if (month < 1 || month > 12) return d.end > at ? std::optional(d) : std::nullopt;
  if (delimiter == U'年' && !(next < s.size() && s[next] == U'月')) return d;
  d.month = month;
  d.end = delimiter == U'年' ? next + 1 : next;
  if (next >= s.size() || (delimiter == U'年' ? s[next] != U'月' : s[next] != delimiter)) return d;
  ++next;
  // The time may stand behind a day in figures: 2024-05-06 10:20.
  const int day = delimiter == U'年' ? read_number(s, next) : read_number(s.substr(0, std::min(s.size(), next + 2)), next);
  if (day < 1 || day > 31) return d;
  if (delimiter == U'年' && !(next < s.size() && in(U"日号號", s[next]))) return d;
  d.day = day;
  d.end = delimiter == U'年' ? next + 1 : next;
  return d;
}

std::string iso(const ReadDate& d) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  std::string out = std::to_string(d.year);
  if (d.month > 0) out += "-" + two(d.month);
  if (d.day > 0) out += "-" + two(d.day);
  return out;
}

/// 〔2019〕316号, behind the issuer's sign.
bool bracketed_number(std::u32string_view s, std::size_t& at) {
  if (at >= s.size() || !in(U"〔[(（【［﹝⟦", s[at])) return false;
  ++at;
  const int year = read_number(s, at);
  if (year < 1900 || year > 2199 || at >= s.size() || !in(U"〕])）】］﹞⟧", s[at])) return false;
  ++at;
  skip(s, at, U"第");
  if (read_number(s, at, 5) < 0 || at >= s.size() || !in(U"号號", s[at])) return false;
  ++at;
  return true;
}

/// 字第1131012345號 or 字第1131012345A號, behind the issuer's sign.
bool written_number(std::u32string_view s, std::size_t& at) {
  if (!skip(s, at, U"字第")) return false;
  std::size_t digits = 0;
  while (at < s.size() && is_ascii_digit(s[at]) && digits < 14) ++at, ++digits;
  if (digits < 3) return false;
  if (at < s.size() && is_ascii_letter(s[at])) ++at;
  if (at >= s.size() || !in(U"号號", s[at])) return false;
  ++at;
  return true;
}

/// 第768号, 2024年第12号, （第83号） or （十届第80号）, behind 令, 公告 or 通告.
bool order_number(std::u32string_view s, std::size_t& at) {
  std::size_t next = at;
  if (next < s.size() && in(U"（(", s[next])) {
    std::size_t term = ++next;
    if (read_number(s, term, 3) >= 0 && skip(s, term, U"届")) next = term;
    if (!order_number(s, next) || next >= s.size() || !in(U"）)", s[next])) return false;
    at = next + 1;
    return true;
  }
  if (const int year = read_number(s, next); year >= 1900 && year < 2200 && skip(s, next, U"年")) at = next;
  if (!skip(s, at, U"第") || read_number(s, at, 4) < 0 || at >= s.size() || !in(U"号號", s[at])) return false;
  ++at;
  return true;
}

/// 第16号令, behind the authority.
bool number_before_order(std::u32string_view s, std::size_t sign, std::size_t& at) {
  return sign >= 3 && in(U"府部委局署院会會行办辦", s[sign - 1]) && order_number(s, at) && skip(s, at, U"令");
}

/// 2026年第322号, behind a sign that ends in the word for letters and papers (商服贸函).
bool yearly_number(std::u32string_view s, std::size_t sign, std::size_t& at) {
  if (sign < 3 || !in(U"函字发發办辦", s[sign - 1])) return false;
  std::size_t year = at;
  const int value = read_number(s, year);
  return value >= 1900 && value < 2200 && year < s.size() && s[year] == U'年' && order_number(s, at);
}

/// 立法會CB(2)1234/19-20(01)號文件, 立法會FC1/20號文件: papers of Hong Kong's Legislative Council.
std::optional<std::size_t> end_of_council_number(std::u32string_view s) {
  std::size_t at = 0;
  if (!skip(s, at, U"立法會") && !skip(s, at, U"立法会")) return std::nullopt;
  const std::size_t from = at;
  bool digits = false;
  for (; at < s.size() && (is_ascii_letter(s[at]) || is_ascii_digit(s[at]) || in(U"()（）/-", s[at])); ++at) digits = digits || is_ascii_digit(s[at]);
  if (!digits || !is_ascii_letter(s[from]) || at >= s.size() || !in(U"号號", s[at])) return std::nullopt;
  ++at;
  if (!skip(s, at, U"文件")) return std::nullopt;
  return at;
}

/// 2020年第139號法律公告: what Hong Kong's Gazette calls a rule by.
std::optional<std::size_t> end_of_gazette_number(std::u32string_view s) {
  std::size_t at = 0, next = 0;
  if (const int year = read_number(s, next); year < 1900 || year > 2199 || next >= s.size() || s[next] != U'年') return std::nullopt;
  if (!order_number(s, at) || (!skip(s, at, U"法律公告") && !skip(s, at, U"號外公告"))) return std::nullopt;
  return at;
}

std::optional<std::size_t> end_of_document_number(std::u32string_view s) {
  if (const auto council = end_of_council_number(s)) return council;
  if (const auto gazette = end_of_gazette_number(s)) return gazette;
  for (std::size_t sign = 0; sign < std::min(s.size(), kLongestOrder); ++sign) {
    std::size_t end = sign;
    if (sign >= 1 && sign <= kLongestIssuer && (bracketed_number(s, end) || (end = sign, sign >= 2 && written_number(s, end)))) return end;
    for (const auto& number : {yearly_number, number_before_order}) {
      end = sign;
      if (number(s, sign, end)) return end;
    }
    for (const std::u32string_view kind : {U"令", U"公告", U"通告"}) {
      end = sign;
      if ((sign >= 3 || s.starts_with(U"主席令")) && skip(s, end, kind) && order_number(s, end)) return end;
    }
    if (!is_han(s[sign]) && !(is_ascii_letter(s[sign]) && sign < kLongestIssuer)) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<FoundMark> date_at_start(std::string_view text) {
  const Squeezed s(text, kLookedAt);
  const auto date = read_date_at(s.codes(), 0);
  if (!date || date->end == 0) return std::nullopt;
  return s.mark(0, date->end, iso(*date));
}

std::optional<FoundMark> find_date(std::string_view text) {
  const Squeezed s(text, kLongestSearch);
  const std::u32string& codes = s.codes();
  for (std::size_t at = 0; at < codes.size(); ++at) {
    if (!is_ascii_digit(codes[at]) && !in(U"一二中民", codes[at])) continue;
    if (at > 0 && (is_ascii_digit(codes[at - 1]) || is_chinese_numeral(codes[at - 1]))) continue;
    const auto date = read_date_at(codes, at);
    if (date && date->month > 0) return s.mark(at, date->end, iso(*date));
  }
  return std::nullopt;
}

bool is_date(std::string_view line) {
  if (line.size() > 200) return false;
  const Squeezed s(line, kLookedAt);
  const auto date = read_date_at(s.codes(), 0);
  return date && s.whole() && date->end == s.codes().size() && date->month > 0;
}

std::optional<std::string> read_date(std::string_view text) {
  auto found = date_at_start(text);
  return found ? std::optional(std::move(found->value)) : std::nullopt;
}

std::optional<FoundMark> document_number_at_start(std::string_view text) {
  if (!may_hold_number(text)) return std::nullopt;
  const Squeezed s(text, kLookedAt);
  const auto end = end_of_document_number(s.codes());
  if (!end) return std::nullopt;
  return s.mark(0, *end, utf8::from_utf32(std::u32string_view(s.codes()).substr(0, *end)));
}

bool is_document_number(std::string_view line) {
  if (line.size() > 300 || !may_hold_number(line)) return false;
  const Squeezed s(line, kLookedAt);
  const auto end = end_of_document_number(s.codes());
  if (!end) return false;
  const std::u32string_view rest = std::u32string_view(s.codes()).substr(*end);
  return (rest.empty() && s.whole()) || rest.starts_with(U"签发人") || rest.starts_with(U"簽發人");
}

}  // namespace jiaokan::extract
