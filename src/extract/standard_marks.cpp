#include "extract/standard_marks.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/line_kinds.h"
#include "extract/source_lines.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongestSign = 12;   // GB/T, T/CECS, DB4403/T
constexpr std::size_t kMostFigures = 6;    // of a standard's number, and of a part's
constexpr std::size_t kLongestLine = 160;  // bytes
constexpr std::string_view kReleaseWords[]{"发布", "發布", "實施", "实施", "发 布", "發 布", "实 施", "實 施"};

char32_t as_ascii(char32_t c) { return c > 0xFF00 && c < 0xFF5F ? c - 0xFEE0 : c; }
bool is_capital(char32_t c) { return c >= U'A' && c <= U'Z'; }
bool is_dash(char32_t c) { return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

/// Reads a text's code points as ASCII where they are full-width.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) { look(); }
  char32_t here() const { return here_; }
  std::size_t at() const { return at_; }
  void step() {
    at_ = next_;
    look();
  }
  bool skip_blanks() {
    const std::size_t from = at_;
    while (here_ != 0 && is_blank(here_)) step();
    return at_ > from;
  }
  std::string figures(std::size_t most) {
    std::string out;
    for (; is_ascii_digit(here_) && out.size() <= most; step()) out += static_cast<char>(here_);
    return out;
  }

 private:
  void look() {
    next_ = at_;
    here_ = at_ < text_.size() ? as_ascii(utf8::next(text_, next_)) : 0;
  }
  std::string_view text_;
  std::size_t at_ = 0, next_ = 0;
  char32_t here_ = 0;
};

/// GB/T, HJ, DB44/T, T/CECS: capitals, a place's figures behind DB, one stroke.
std::string read_sign(Scanner& s) {
  std::string sign;
  std::size_t strokes = 0;
  for (; sign.size() <= kLongestSign; s.step()) {
    const char32_t c = s.here();
    const bool place = is_ascii_digit(c) && sign.starts_with("DB") && strokes == 0;
    if (c == U'/' && !sign.empty() && strokes == 0) {
      ++strokes;
    } else if (!is_capital(c) && !place) {
      break;
    }
    sign += static_cast<char>(c);
  }
  return sign.size() > kLongestSign || sign.ends_with('/') || (sign.size() < 2) ? std::string() : sign;
}

}  // namespace

std::optional<FoundMark> standard_number_at_start(std::string_view text) {
  Scanner s(text.substr(0, kLongestLine));
  std::string value = read_sign(s);
  if (value.empty()) return std::nullopt;
  s.skip_blanks();
  const std::string number = s.figures(kMostFigures);
  if (number.empty() || number.size() > kMostFigures) return std::nullopt;
  value += " " + number;
  while (s.here() == U'.') {
    s.step();
    const std::string part = s.figures(kMostFigures);
    if (part.empty()) return std::nullopt;
    value += "." + part;
  }
  s.skip_blanks();
  if (!is_dash(s.here())) return std::nullopt;
  utf8::append(value, s.here());
  s.step();
  while (is_dash(s.here())) s.step();  // a dash of two
  s.skip_blanks();
  const std::string year = s.figures(4);
  if (year.size() != 4 || (!year.starts_with("19") && !year.starts_with("20"))) return std::nullopt;
  return FoundMark{0, s.at(), std::move(value) + year};
}

bool is_standard_number(std::string_view line) {
  if (line.size() > kLongestLine) return false;
  const auto found = standard_number_at_start(line);
  return found && found->end == line.size();
}

bool is_standard_kind(std::string_view line) {
  if (line.size() > kLongestLine || !ends_with_any(line, {"准", "準"})) return false;
  const std::string plain = without_blanks(line);
  if (is_one_of(plain, {"团体标准", "企业标准", "国家标准", "地方标准", "團體標準", "企業標準", "國家標準", "地方標準"})) return true;
  constexpr std::size_t kLongestPlace = 60;  // bytes, of 澜湾省地方标准
  return (plain.starts_with("中华人民共和国") && ends_with_any(plain, {"国家标准", "行业标准"})) ||
         (plain.starts_with("中華人民共和國") && ends_with_any(plain, {"國家標準", "行業標準"})) ||
         (plain.size() <= kLongestPlace && ends_with_any(plain, {"省地方标准", "市地方标准", "区地方标准", "省地方標準", "市地方標準", "區地方標準"}));
}

bool is_standard_class(std::string_view line) {
  if (line.empty() || line.size() > kLongestLine) return false;
  if (line.starts_with("备案号") || line.starts_with("備案號")) return true;
  for (const std::string_view word : {"部分代替", "代替"})
    if (line.starts_with(word)) return standard_number_at_start(trim_blanks(line.substr(word.size()))).has_value();
  Scanner s(line);
  std::string letters;
  for (; is_capital(s.here()) && letters.size() < 4; s.step()) letters += static_cast<char>(s.here());
  if (letters == "CCS") {
    s.skip_blanks();
    letters.clear();
    for (; is_capital(s.here()) && letters.size() < 2; s.step()) letters += static_cast<char>(s.here());
  }
  if (letters != "ICS" && letters.size() != 1) return false;
  s.skip_blanks();
  std::size_t figures = 0;
  for (; is_ascii_digit(s.here()) || (letters == "ICS" && s.here() == U'.'); s.step()) figures += is_ascii_digit(s.here());
  // A class of the Chinese system is a letter and two figures, or more of them: L 80, A 00/09.
  return s.here() == 0 && figures >= 2 && (letters == "ICS" || figures == 2);
}

bool is_standard_release(std::string_view line) {
  if (line.empty() || line.size() > kLongestLine) return false;
  std::string_view rest = line;
  bool released = false;
  for (std::size_t n = 0; n < 2 && !rest.empty(); ++n) {
    const auto date = date_at_start(rest);
    if (!date || date->begin != 0 || date->value.size() < 7) return false;
    rest = trim_blanks(rest.substr(date->end));
    const auto word = std::find_if(std::begin(kReleaseWords), std::end(kReleaseWords), [&](std::string_view w) { return rest.starts_with(w); });
    if (word == std::end(kReleaseWords)) return false;
    rest = trim_blanks(rest.substr(word->size()));
    released = true;
  }
  return released && rest.empty();
}

bool is_standard_issuer(std::string_view line) {
  if (line.size() > kLongestLine || !line.ends_with("布")) return false;
  const std::string plain = without_blanks(line);
  return ends_with_any(plain, {kReleaseWords[0], kReleaseWords[1]}) && is_authority(std::string_view(plain).substr(0, plain.size() - kReleaseWords[0].size()));
}

bool is_standard_mark(std::string_view line) {
  return is_standard_number(line) || is_standard_kind(line) || is_standard_class(line) || is_standard_release(line);
}

}  // namespace jiaokan::extract
