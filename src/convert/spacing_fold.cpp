#include <algorithm>
#include <string_view>

#include "convert/folds.h"
#include "core/characters.h"

namespace jiaokan::convert {

namespace {

bool is_zero_width(char32_t c) { return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF || c == 0xAD; }
bool is_layout(char32_t c) { return is_blank(c) || is_line_end(c); }

/// Letters and digits of scripts that part their words by blanks.
bool is_spaced_letter(char32_t c) { return is_ascii_letter(c) || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || (c >= 0xAC00 && c <= 0xD7A3); }

/// A blank means something between two words and between two numbers; between a number and a word (10 km, 10km) it is a style.
bool keeps_blank(char32_t before, char32_t behind) {
  return (is_spaced_letter(before) && is_spaced_letter(behind)) || (is_ascii_digit(before) && is_ascii_digit(behind));
}

/// The mark of a list's item, which other editions print otherwise or leave to the reader. Stars and boxes say something (重点, 已选) and are none.
enum class Bullet { kNone, kAlways, kBeforeBlank };
Bullet bullet_of(char32_t c) {
  constexpr std::u32string_view kBullets = U"\u00B7\u2022\u2023\u2043\u2219\u25AA\u25AB\u25B6\u25BA\u25C6\u25C7\u25CF\u25E6\u2756\u27A2\u27A4\u29EB\u2B27";
  // Ticked boxes, zeros, dashes, and signs of private use that may be characters of a word.
  constexpr std::u32string_view kAlsoOthers = U"-\u2013\u21E8\u25A0\u25CB";
  if (kBullets.find(c) != std::u32string_view::npos) return Bullet::kAlways;
  return kAlsoOthers.find(c) != std::u32string_view::npos || is_private_use(c) ? Bullet::kBeforeBlank : Bullet::kNone;
}

/// Code points of the bullet that opens the block, with the blanks around it; 0 where there is none, or nothing else.
std::size_t bullet_size(std::u32string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_layout(text[at])) ++at;
  if (at == text.size()) return 0;
  const std::size_t sign = at++;
  const Bullet bullet = bullet_of(text[sign]);
  if (bullet == Bullet::kNone) return 0;
  while (at < text.size() && is_layout(text[at])) ++at;
  if (at == text.size() || bullet_of(text[at]) != Bullet::kNone) return 0;
  const bool is_minus = (text[sign] == U'-' || text[sign] == U'\u2013') && is_ascii_digit(text[at]);
  if (bullet == Bullet::kBeforeBlank && (at == sign + 1 || is_minus)) return 0;
  return at;
}

/// Where the dots begin that lead to the page number of a row of contents, which ends the block; its size where there are none.
struct Leader {
  std::size_t begin, end;
};
Leader find_leader(std::u32string_view text) {
  constexpr std::size_t kFewest = 4, kLongestNumber = 6;
  const auto is_dot = [](char32_t c) { return c == U'.' || c == U'\u2026' || c == U'\u2025' || c == U'\u00B7' || c == U'\u30FB' || c == U'\uFF0E'; };
  const Leader none{text.size(), text.size()};
  std::size_t end = text.size();
  while (end > 0 && is_layout(text[end - 1])) --end;
  const std::size_t number_end = end;
  while (end > 0 && is_ascii_digit(text[end - 1])) --end;
  if (end == number_end || number_end - end > kLongestNumber) return none;
  std::size_t begin = end, dots = 0;
  while (begin > 0 && (is_layout(text[begin - 1]) || is_dot(text[begin - 1]))) dots += is_dot(text[--begin]) ? (text[begin] == U'\u2026' ? 3 : 1) : 0;
  return dots >= kFewest && begin > 0 ? Leader{begin, end} : none;
}

}  // namespace

void fold_spacing(FoldingText& text, std::vector<RawSpan>& changed) {
  const std::size_t bullet = bullet_size(text.text);
  const Leader leader = find_leader(text.text);
  std::size_t at = 0;
  while (at < text.size() && !is_layout(text.text[at])) ++at;
  if (at == text.size() && bullet == 0 && leader.begin == text.size()) return;
  FoldingText out;
  if (bullet > 0) {
    at = bullet;
    changed.push_back({text.origin.front().begin, text.origin[bullet - 1].end});
  } else {
    at = std::min(at, leader.begin);
    out.copy(text, 0, at);
  }
  while (at < text.size()) {
    if (at == leader.begin) {
      // A blank stays between two figures (表 3 …… 12).
      const RawSpan run{text.origin[leader.begin].begin, text.origin[leader.end - 1].end};
      changed.push_back(run);
      if (keeps_blank(out.size() > 0 ? out.text.back() : U'一', text.text[leader.end])) out.push(U' ', run);
      at = leader.end;
      continue;
    }
    if (!is_layout(text.text[at])) {
      out.push(text.text[at], text.origin[at]);
      ++at;
      continue;
    }
    const std::size_t begin = at;
    bool has_width = false;
    while (at < text.size() && is_layout(text.text[at])) has_width |= !is_zero_width(text.text[at++]);
    const RawSpan run{text.origin[begin].begin, text.origin[at - 1].end};
    if (has_width && out.size() > 0 && at < text.size() && keeps_blank(out.text.back(), text.text[at])) {
      if (at - begin > 1 || text.text[begin] != U' ') changed.push_back(run);
      out.push(U' ', run);
    } else {
      changed.push_back(run);
    }
  }
  text = std::move(out);
}

}  // namespace jiaokan::convert
