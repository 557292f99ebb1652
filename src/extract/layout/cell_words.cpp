#include "extract/layout/cell_words.h"

#include <algorithm>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/line_kinds.h"
#include "extract/numbering.h"

namespace jiaokan::extract {

std::u32string words_of(const Chunk& chunk, const PageGlyphs& page) {
  std::u32string out;
  for (const Placed& w : chunk.words)
    for (std::uint32_t i = w.first; i < w.first + w.count; ++i)
      if (!is_blank(page.glyphs[i].code)) out += page.glyphs[i].code;
  return out;
}

bool has_letters(const std::u32string& text) {
  return std::any_of(text.begin(), text.end(), [](char32_t c) { return is_han(c) || is_latin(c); });
}
bool has_digits(const std::u32string& text) { return std::any_of(text.begin(), text.end(), is_digit); }
bool is_number(const std::u32string& text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }
long long number_value(const std::u32string& text) {
  constexpr std::size_t kMostFigures = 9;
  if (text.size() > kMostFigures) return 0;
  long long value = 0;
  for (const char32_t c : text) value = value * 10 + static_cast<long long>(c - (is_fullwidth_digit(c) ? U'０' : U'0'));
  return value;
}
bool has_leaders(const std::u32string& text) {
  std::size_t run = 0;
  for (const char32_t c : text) {
    run = c == U'.' || c == U'·' || c == U'…' || c == U'．' || c == U'‥' || c == U'_' ? run + (c == U'…' ? 3 : 1) : 0;
    if (run >= 5) return true;
  }
  return false;
}
bool is_item_number(const std::u32string& text) {
  if (text.empty() || text.size() > 6 || is_number(text)) return false;
  const std::string bytes = utf8::from_utf32(text);
  if (is_bullet(bytes)) return true;
  const auto numbering = parse_numbering(bytes + "文");
  return numbering && numbering->size >= bytes.size();
}

std::size_t agreeing(std::vector<float> values, float slack) {
  std::sort(values.begin(), values.end());
  std::size_t best = 0;
  for (std::size_t lo = 0, hi = 0; lo < values.size(); ++lo) {
    while (hi < values.size() && values[hi] - values[lo] <= slack) ++hi;
    best = std::max(best, hi - lo);
  }
  return best;
}

}  // namespace jiaokan::extract
