#include "extract/layout/line_features.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/layout/type_weight.h"
#include "extract/numbering.h"

namespace jiaokan::extract {
namespace {

constexpr float kLarge = 1.12F;  // type that is larger than the body's
constexpr std::size_t kLongestSpeaker = 10;

bool is_opening(char32_t c) { return std::u32string_view(U"（(〔[【《〈“‘「『｛{").find(c) != std::u32string_view::npos; }
bool is_closing(char32_t c) { return std::u32string_view(U"）)〕]】》〉”’」』｝}").find(c) != std::u32string_view::npos; }
bool is_bullet(char32_t c) {
  return std::u32string_view(U"•◦▪▫‣●■◆◇□○§·∙–➢➤✓✔★☆▲△►▶\uf0b7\uf0a7\uf06c\uf075\uf0d8\uf0fc\uf06e").find(c) != std::u32string_view::npos;
}
/// May not begin a line by the rules of Chinese typesetting, and so never begins a paragraph.
bool is_no_start(char32_t c) { return std::u32string_view(U"，。、；：！？）〕】》〉”’」』,;!?%％…").find(c) != std::u32string_view::npos; }
bool is_wide_glyph(char32_t c) { return is_han(c) || is_wide(c); }

Ending ending_of(const Line& line) {
  std::size_t i = line.glyphs.size();
  while (i > 1 && is_closing(line.glyphs[i - 1].code)) --i;
  const char32_t c = line.glyphs[i - 1].code;
  if (is_sentence_end(c) || c == U'.')
    return c == U'.' && i > 1 && !is_han(line.glyphs[i - 2].code) && !is_ascii_letter(line.glyphs[i - 2].code) ? Ending::kWord : Ending::kSentence;
  if (c == U'；' || c == U';' || c == U'：' || c == U':') return Ending::kPart;
  if (is_opening(line.glyphs.back().code)) return Ending::kOpen;
  if (c == U'，' || c == U'、' || c == U',') return Ending::kComma;
  return Ending::kWord;
}

float first_word_width(const Line& line) {
  const auto& g = line.glyphs;
  std::size_t i = 0;
  while (i < g.size() && is_opening(g[i].code)) ++i;
  if (i < g.size() && is_wide_glyph(g[i].code)) {
    ++i;
    while (i < g.size() && is_no_start(g[i].code)) ++i;
  } else {
    while (i < g.size() && g[i].code != U' ' && !is_wide_glyph(g[i].code) && !is_opening(g[i].code)) {
      const char32_t c = g[i++].code;
      if (c == U'-' || c == U'/') break;
    }
  }
  return i == 0 ? 0 : g[i - 1].trail - g[0].lead;
}

bool has_leaders(const Line& line) {
  std::size_t run = 0, longest = 0;
  for (const Glyph& g : line.glyphs) {
    run = g.code == U'.' || g.code == U'·' || g.code == U'…' || g.code == U'．' || g.code == U'‥' || (run > 2 && g.code == U' ') ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest >= 6;
}

}  // namespace

std::u32string speaker_of(const Line& line) {
  std::u32string name;
  for (const Glyph& g : line.glyphs) {
    if (g.code == U'：' || g.code == U':') return name;
    if (g.code == U' ') continue;
    if (!is_han(g.code) || name.size() >= kLongestSpeaker) return {};
    name += g.code;
  }
  return {};
}

LineFeatures features_of(const FlowLine& flow, const BodyType& body) {
  const Line& line = *flow.line;
  LineFeatures f;
  f.em = line.em;
  f.height = line.height;
  f.middle = (line.top + line.bottom) / 2;
  f.left = (line.left - flow.column_left) / line.em;
  f.room = (flow.column_right - line.right) / line.em;
  f.first_word = first_word_width(line) / line.em;
  f.no_start = is_no_start(line.glyphs.front().code);
  f.opening_start = is_opening(line.glyphs.front().code);
  f.digit_start = is_digit(line.glyphs.front().code);
  f.digit_end = is_digit(line.glyphs.back().code);
  f.leaders = has_leaders(line);
  f.ending = ending_of(line);
  f.ideographs = std::any_of(line.glyphs.begin(), line.glyphs.end(), [](const Glyph& g) { return is_han(g.code); });
  f.weight = f.ideographs ? weight_of(line) : static_cast<std::uint8_t>(TextPoint::kMixedWeight);
  f.centred = f.left > 1.5F && f.room > 1.5F && std::fabs(f.left - f.room) < 1.2F && (f.left > 2.7F || std::fabs(f.left - f.room) < 0.4F);
  // Of a title that needs two lines, the first fills its own.
  f.centred = f.centred || (f.em > kLarge * body.em && std::fabs(f.left - f.room) < 0.45F);
  f.text_start = f.left;
  if (is_bullet(line.glyphs.front().code)) {
    f.style = 100;
    f.sure_number = true;
    std::size_t i = 1;
    while (i < line.glyphs.size() && line.glyphs[i].code == U' ') ++i;
    if (i < line.glyphs.size()) f.text_start = (line.glyphs[i].lead - flow.column_left) / line.em;
  } else {
    std::u32string start;
    for (std::size_t i = 0; i < line.glyphs.size() && i < 40; ++i) start += line.glyphs[i].code;
    const std::string bytes = utf8::from_utf32(start);
    if (const auto number = parse_numbering(bytes)) {
      f.style = static_cast<int>(number->style);
      f.sure_number = number->certain;
      const std::size_t skipped = utf8::length(std::string_view(bytes).substr(0, number->size));
      if (skipped < line.glyphs.size()) f.text_start = (line.glyphs[skipped].lead - flow.column_left) / line.em;
    }
  }
  return f;
}

}  // namespace jiaokan::extract
