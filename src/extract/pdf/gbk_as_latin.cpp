#include "extract/pdf/gbk_as_latin.h"

#include <string>
#include <utility>
#include <vector>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/encoding.h"
#include "extract/pdf/page_faults.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kFewestBytes = 8;
constexpr std::size_t kFewestFrequent = 2;
constexpr std::size_t kFrequentPercent = 12;  // of ideographs, which words of Chinese have and chance has not (0.7)

bool is_byte(char32_t c) { return c >= 0xA1 && c <= 0xFE; }
bool is_lead(char32_t c) { return (c >= 0xB0 && c <= 0xD7) || (c >= 0xA1 && c <= 0xA3); }

}  // namespace

bool join_gbk_as_latin(PageGlyphs& page) {
  std::string bytes;
  std::vector<Glyph> glyphs;
  std::vector<GlyphWord> words;
  std::vector<std::size_t> joined;  // in glyphs
  for (const GlyphWord& w : page.words) {
    GlyphWord word = w;
    word.first = static_cast<std::uint32_t>(glyphs.size());
    for (std::uint32_t i = w.first; i < w.first + w.count; ++i) {
      const Glyph& g = page.glyphs[i];
      if (g.code < 0x80 || is_blank(g.code)) {
        glyphs.push_back(g);
        continue;
      }
      if (!is_lead(g.code) || i + 1 == w.first + w.count) return false;
      const Glyph& next = page.glyphs[++i];
      const char32_t trail = next.code == U'-' ? 0xAD : next.code;  // Latin fonts name that code so
      if (!is_byte(trail)) return false;
      bytes += static_cast<char>(g.code);
      bytes += static_cast<char>(trail);
      joined.push_back(glyphs.size());
      glyphs.push_back({0, g.lead, next.trail, g.code});
    }
    word.count = static_cast<std::uint32_t>(glyphs.size()) - word.first;
    words.push_back(word);
  }
  if (bytes.size() < kFewestBytes) return false;
  const std::u32string text = decode_gb2312(bytes);
  if (text.size() != joined.size()) return false;
  std::size_t han = 0, frequent = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_han(text[i]) && !is_cjk_punctuation(text[i]) && !is_wide(text[i])) return false;
    han += is_han(text[i]);
    frequent += is_frequent_ideograph(text[i]);
    glyphs[joined[i]].code = text[i];
  }
  if (frequent < kFewestFrequent || frequent * 100 < kFrequentPercent * han) return false;
  page.glyphs = std::move(glyphs);
  page.words = std::move(words);
  return true;
}

}  // namespace jiaokan::extract
