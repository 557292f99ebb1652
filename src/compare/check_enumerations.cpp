#include "compare/check_enumerations.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "compare/check_numbering.h"
#include "compare/messages.h"
#include "core/characters.h"
#include "core/chinese_numerals.h"
#include "core/utf8.h"

namespace jiaokan::compare {
namespace {

enum Style : std::size_t { kIs, kMust, kOrdinal, kIts, kParenthesisChinese, kParenthesisArabic, kCircled, kChineseComma, kArabicDot, kStyles };

/// Styles that run on from paragraph to paragraph; items of the others are blocks with labels there.
constexpr bool runs_on(std::size_t style) { return style <= kIts; }

struct Marker {
  Style style = kIs;
  int number = 0;
  std::size_t end = 0;  ///< bytes
};

constexpr bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

/// Reads a small number at `at`, which moves behind it.
std::optional<int> read_number(std::string_view text, std::size_t& at, bool& chinese) {
  constexpr std::size_t kLongest = 3;  // digits: 二十三
  std::size_t digits = 0;
  const std::size_t begin = at;
  for (; at < text.size() && digits <= kLongest; ++digits) {
    std::size_t behind = at;
    const char32_t c = utf8::next(text, behind);
    const bool arabic = is_ascii_digit(c), numeral = arabic || is_one_of(c, U"一二三四五六七八九十");
    if (!numeral || (digits > 0 && arabic == chinese)) break;
    chinese = !arabic;
    at = behind;
  }
  if (digits == 0 || digits > kLongest) return std::nullopt;
  const std::string_view figure = text.substr(begin, at - begin);
  const auto value = chinese ? parse_chinese_number(figure) : Decimal::parse(figure);
  return value ? std::optional(std::stoi(value->to_string())) : std::nullopt;
}

char32_t character_at(std::string_view text, std::size_t& at) { return at < text.size() ? utf8::next(text, at) : 0; }

std::optional<Marker> marker_at(std::string_view text, std::size_t at) {
  Marker out;
  bool chinese = false;
  out.end = at;
  const char32_t first = character_at(text, out.end);
  if (first >= U'①' && first <= U'⑳') {
    out.style = kCircled;
    out.number = static_cast<int>(first - U'①') + 1;
    return out;
  }
  const bool prefixed = is_one_of(first, U"（(第其");
  if (!prefixed) out.end = at;
  const auto number = read_number(text, out.end, chinese);
  if (!number || *number == 0) return std::nullopt;
  out.number = *number;
  const char32_t mark = character_at(text, out.end);
  if (first == U'（' || first == U'(') {
    out.style = chinese ? kParenthesisChinese : kParenthesisArabic;
    return mark == U'）' || mark == U')' ? std::optional(out) : std::nullopt;
  }
  if (prefixed) {
    out.style = first == U'第' ? kOrdinal : kIts;
    return chinese && (mark == U'，' || mark == U',') ? std::optional(out) : std::nullopt;
  }
  if (chinese && (mark == U'是' || mark == U'要')) {
    out.style = mark == U'是' ? kIs : kMust;
    return out;
  }
  std::size_t behind = out.end;
  const char32_t next = character_at(text, behind);
  if (!is_han(next) && next != U'“' && next != U'「' && next != U'《') return std::nullopt;  // 1、3、5号线, 3.5
  out.style = chinese ? kChineseComma : kArabicDot;
  return mark == U'、' || (!chinese && (mark == U'.' || mark == U'．')) ? std::optional(out) : std::nullopt;
}

/// Enumerations of one style, each inside the one before it. Deeper ones than kDeepest are not followed.
class Nested {
 public:
  struct Fault {
    int previous = 0;
    bool twice = false;
  };

  std::optional<Fault> see(int number, bool may_begin) {
    for (std::size_t level = depth_; level-- > 0;) {
      if (last_[level] + 1 != number) continue;
      depth_ = level + 1;
      last_[level] = number;
      return std::nullopt;
    }
    if (number == 1 || (depth_ == 0 && may_begin)) {
      if (depth_ == kDeepest) depth_ = 0;
      last_[depth_++] = number;
      return std::nullopt;
    }
    if (depth_ == 0) return std::nullopt;
    int& last = last_[depth_ - 1];
    const Fault fault{last, number == last};
    const bool is_fault = fault.twice || (number > last && number - last <= kWidestGap);
    if (!fault.twice) last = number;
    return is_fault ? std::optional(fault) : std::nullopt;
  }

  void end() { depth_ = 0; }

 private:
  static constexpr std::size_t kDeepest = 6;
  std::array<int, kDeepest> last_{};
  std::size_t depth_ = 0;
};

}  // namespace

std::vector<SpanFinding> find_enumeration_faults(const Document& document, Language language) {
  std::vector<SpanFinding> found;
  std::array<Nested, kStyles> open;
  for (const Block& block : document.blocks) {
    for (std::size_t style = 0; style < kStyles; ++style)
      if (!runs_on(style) || block.kind == BlockKind::kHeading) open[style].end();
    if (block.kind == BlockKind::kTable) continue;
    const std::string_view text = document.slice(block.text);
    int quotes = 0;
    const std::size_t label = block.label.starts_with("第") ? utf8::byte_offset(text, utf8::length(block.label)) : 0;
    bool begins = true, behind_comma = false;  // a clause
    for (std::size_t at = label; at < text.size();) {
      const std::size_t here = at;
      const char32_t c = utf8::next(text, at);
      if ((begins || behind_comma) && quotes == 0) {
        const auto marker = marker_at(text, here);
        if (marker && (begins || runs_on(marker->style))) {
          if (const auto fault = open[marker->style].see(marker->number, here == 0 && !runs_on(marker->style))) {
            const auto begin = block.text.begin + static_cast<std::uint32_t>(here);
            const std::string shown = quoted(text.substr(here, marker->end - here), language);
            found.push_back({DiscrepancyKind::kNumbering,
                             {begin, begin + static_cast<std::uint32_t>(marker->end - here)},
                             {},
                             fault->twice ? told(language, "{0} stands twice in the same enumeration.", {shown})
                                          : told(language, "{0} follows number {1} in the same enumeration.", {shown, std::to_string(fault->previous)}),
                             0.7});
          }
          at = marker->end;
          begins = behind_comma = false;
          continue;
        }
      }
      if (is_one_of(c, U"“「『")) ++quotes;
      if (is_one_of(c, U"”」』") && quotes > 0) --quotes;
      begins = is_one_of(c, U"。；：！？;:\n") || (begins && is_blank(c));
      behind_comma = is_one_of(c, U"，,") || (behind_comma && is_blank(c));
    }
  }
  return found;
}

}  // namespace jiaokan::compare
