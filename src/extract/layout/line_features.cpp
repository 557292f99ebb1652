#include "extract/layout/line_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/layout/type_weight.h"
#include "extract/line_kinds.h"
#include "extract/numbering.h"

namespace jiaokan::extract {
namespace {

constexpr float kLarge = 1.12F;  // type that is larger than the body's
constexpr std::size_t kLongestSpeaker = 10;
constexpr std::size_t kLongestLabel = 4;
constexpr int kBulletStyle = 100, kLabelHabit = 101;
constexpr float kDashGapEm = 0.2F;    // behind a dash that is a bullet
constexpr float kNameGapEm = 0.35F;   // between an office and a name
constexpr float kNumberGapEm = 0.4F;  // between a number and its words
constexpr float kFarInside = 0.35F;   // of the column's width
constexpr float kFlushRoomEm = 1.0F;  // that a line leaves which ends at the edge
constexpr float kPageRoomEm = 3;       // behind the page that a row of contents names
constexpr float kFilledEm = 1.1F;     // at either edge of a line that fills its column

bool is_opening(char32_t c) { return std::u32string_view(U"（(〔[【《〈“‘「『｛{").find(c) != std::u32string_view::npos; }
bool is_closing(char32_t c) { return std::u32string_view(U"）)〕]】》〉”’」』｝}").find(c) != std::u32string_view::npos; }
bool is_bullet(char32_t c) {
  return std::u32string_view(U"•◦▪▫‣●■◆◇□○⚫⚪⬤❖◼§·∙–➢➤✓✔✦⬧⮚★☆▲△►▶\uf0b7\uf0a7\uf06c\uf075\uf0d8\uf0fc\uf06e").find(c) != std::u32string_view::npos;
}
/// May not begin a line by the rules of Chinese typesetting, and so never begins a paragraph.
bool is_no_start(char32_t c) { return std::u32string_view(U"，。、；：！？）〕】》〉”’」』,;!?%％…").find(c) != std::u32string_view::npos; }
bool is_wide_glyph(char32_t c) { return is_han(c) || is_wide(c); }

/// A word that ends no title and no sentence: what follows stands on the next line.
bool ends_in_particle(const Line& line) {
  static constexpr std::array<std::u32string_view, 15> kParticles{U"a",  U"an", U"and", U"as", U"at", U"by",   U"for", U"from",
                                                                  U"in", U"of", U"on",  U"or", U"the", U"to", U"with"};
  std::size_t begin = line.glyphs.size();
  while (begin > 0 && line.glyphs.size() - begin < 5 && is_ascii_letter(line.glyphs[begin - 1].code)) --begin;
  if (begin == 0 || line.glyphs[begin - 1].code != U' ') return false;
  std::u32string word;
  for (std::size_t i = begin; i < line.glyphs.size(); ++i) word += line.glyphs[i].code;
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

Ending ending_of(const Line& line) {
  std::size_t i = line.glyphs.size();
  while (i > 1 && is_closing(line.glyphs[i - 1].code)) --i;
  const char32_t c = line.glyphs[i - 1].code;
  if (is_sentence_end(c) || c == U'.')
    return c == U'.' && i > 1 && !is_han(line.glyphs[i - 2].code) && !is_ascii_letter(line.glyphs[i - 2].code) ? Ending::kWord : Ending::kSentence;
  if (c == U'；' || c == U';' || c == U'：' || c == U':') return Ending::kPart;
  if (is_opening(line.glyphs.back().code)) return Ending::kOpen;
  if (c == U'，' || c == U'、' || c == U',') return Ending::kComma;
  return ends_in_particle(line) ? Ending::kOpen : Ending::kWord;
}

/// whose, long-term: a word of small letters, and no path or address (debian/control, plans@example.org).
bool begins_with_small_word(const Line& line) {
  const auto& g = line.glyphs;
  std::size_t end = 0;
  while (end < g.size() && ((g[end].code >= U'a' && g[end].code <= U'z') || (end > 0 && g[end].code == U'-'))) ++end;
  return end > 0 && (end == g.size() || std::u32string_view(U" ,.;:)’”").find(g[end].code) != std::u32string_view::npos);
}

/// 2024年3月12日, 二〇二四年三月十二日 and nothing else.
bool is_date(const Line& line) {
  constexpr std::u32string_view kUnits = U"年月日";
  std::size_t unit = 0, digits = 0;
  for (const Glyph& g : line.glyphs) {
    if (g.code == U' ') continue;
    if (unit < kUnits.size() && g.code == kUnits[unit]) {
      if (digits == 0) return false;
      ++unit;
      digits = 0;
    } else if (unit < kUnits.size() && (is_digit(g.code) || std::u32string_view(U"〇○零一二三四五六七八九十").find(g.code) != std::u32string_view::npos)) {
      ++digits;
    } else {
      return false;
    }
  }
  return unit == kUnits.size();
}

/// An office and the name of who holds it: 市长　陈明华, 局長　王 偉.
bool is_office_and_name(const Line& line) {
  constexpr std::size_t kLeast = 2, kLongestOffice = 10, kLongestName = 4;
  std::size_t office = 0, name = 0;
  for (std::size_t i = 0; i < line.glyphs.size(); ++i) {
    const Glyph& g = line.glyphs[i];
    if (g.code == U' ') continue;
    if (!is_han(g.code)) return false;
    // The library may give a gap to the glyph before it: from one to the next tells more.
    const bool apart = i > 0 && g.lead - line.glyphs[i - (line.glyphs[i - 1].code == U' ' && i > 1 ? 2 : 1)].lead > (1 + kNameGapEm) * line.em;
    if (apart && office < kLeast) return false;  // letters set apart
    (name > 0 || apart ? name : office) += 1;
  }
  return office <= kLongestOffice && name >= kLeast && name <= kLongestName;
}

/// Where the text behind a dash begins that opens the line as a bullet does; 0 where none does. Two dashes are a mark of the text.
std::size_t behind_dash(const Line& line) {
  const auto& g = line.glyphs;
  if (g.size() < 3 || (g[0].code != U'—' && g[0].code != U'–' && g[0].code != U'-')) return 0;
  const std::size_t next = g[1].code == U' ' ? 2 : 1;
  return !is_digit(g[next].code) && g[next].code != g[0].code && g[next].lead - g[0].trail > kDashGapEm * line.em ? next : 0;
}

float first_word_width(const Line& line) {
  const auto& g = line.glyphs;
  std::size_t i = 0;
  while (i < g.size() && is_opening(g[i].code)) ++i;
  if (i < g.size() && is_wide_glyph(g[i].code)) {
    ++i;
    // No line ends on either side of a quotation mark by the rules of Unicode (UAX #14, LB19), which many programs keep in Chinese too: 纳入“ISO 9001”.
    if (i + 1 < g.size() && (g[i].code == U'“' || g[i].code == U'‘') && !is_wide_glyph(g[i + 1].code)) {
      while (i < g.size() && g[i].code != U' ' && !is_wide_glyph(g[i].code) && (i + 1 == g.size() || g[i].code != U'”')) ++i;
      if (i < g.size() && g[i].code == U'”') ++i;
    }
    const std::size_t marks = i;
    while (i < g.size() && is_no_start(g[i].code)) ++i;
    // Nor between a mark and a figure, in some: 中，2023.
    while (i > marks && i < g.size() && is_ascii_digit(g[i].code)) ++i;
  } else {
    while (i < g.size() && g[i].code != U' ' && !is_wide_glyph(g[i].code) && !is_opening(g[i].code)) {
      const char32_t c = g[i++].code;
      // Some end no line behind a hyphen inside a word: e-Government, Covid-19.
      if (c == U'/' || (c == U'-' && (i == g.size() || !(is_ascii_letter(g[i].code) || is_ascii_digit(g[i].code))))) break;
    }
    const std::size_t marks = i;
    while (i < g.size() && is_cjk_punctuation(g[i].code) && is_no_start(g[i].code)) ++i;
    // Some part nothing between a mark and the word behind it either: 5.3%，PM2.5.
    while (i > marks && i < g.size() && g[i].code != U' ' && !is_wide_glyph(g[i].code) && !is_opening(g[i].code)) ++i;
  }
  return i == 0 ? 0 : g[i - 1].trail - g[0].lead;
}

bool has_leaders(const Line& line) {
  std::size_t run = 0, longest = 0;
  for (const Glyph& g : line.glyphs) {
    if (g.code == U' ' && run > 0) continue;  // TeX sets its dots apart
    run = g.code == U'.' || g.code == U'·' || g.code == U'…' || g.code == U'．' || g.code == U'‥' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest >= 6;
}

/// A number of up to four figures at the end of the line, apart from the words: the page that a row of contents without leaders names.
bool ends_in_page(const Line& line) {
  constexpr std::size_t kMostFigures = 4;
  const std::size_t begin = line.cells.empty() ? 0 : line.cells.back();
  return begin > 0 && line.glyphs.size() - begin <= kMostFigures &&
         std::all_of(line.glyphs.begin() + static_cast<std::ptrdiff_t>(begin), line.glyphs.end(), [](const Glyph& g) { return is_digit(g.code); });
}

/// Says of a line which brackets it shares with others; `from` is the first glyph behind its number.
void find_open_brackets(const Line& line, std::size_t from, LineFeatures& f) {
  constexpr std::u32string_view kOpen = U"（(《〈【〔", kClose = U"）)》〉】〕";
  std::size_t depth = 0, outermost = 0;  // where the bracket stands that no other is around
  for (std::size_t i = from; i < line.glyphs.size(); ++i) {
    const char32_t c = line.glyphs[i].code;
    if (kOpen.find(c) != std::u32string_view::npos) {
      if (depth++ == 0) outermost = i;
    } else if (kClose.find(c) != std::u32string_view::npos) {
      if (depth > 0) {
        --depth;
      } else {
        f.closes = true;
        f.is_bracketed = i + 1 == line.glyphs.size();
      }
    }
  }
  f.leaves_open = depth > 0;
  f.is_bracketed = f.is_bracketed || (f.leaves_open && outermost == 0);
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
  f.page_behind = f.room < kPageRoomEm && ends_in_page(line);
  f.ending = ending_of(line);
  f.ideographs = std::any_of(line.glyphs.begin(), line.glyphs.end(), [](const Glyph& g) { return is_han(g.code); });
  f.weight = f.ideographs ? weight_of(line) : static_cast<std::uint8_t>(TextPoint::kMixedWeight);
  const float uneven = std::fabs(f.left - (f.room - flow.hang / line.em));
  f.centred = f.left > 1.5F && f.room > 1.5F && uneven < 1.2F && (f.left > 2.7F || uneven < 0.4F);
  // Of a title that needs two lines, the first fills its own.
  const bool filled = std::fabs(f.left) < kFilledEm && std::fabs(f.room) < kFilledEm;
  f.filled = filled && !f.centred;
  f.centred = f.centred || (f.em > kLarge * body.em && std::min(uneven, std::fabs(f.left - f.room)) < 0.65F);
  const char32_t last = line.glyphs.back().code;
  f.lower_start = begins_with_small_word(line);
  f.latin_end = is_latin(last) || last == U',';
  f.is_date = is_date(line);
  f.is_name = is_office_and_name(line);
  f.bullet_alone = line.glyphs.size() == 1 && (is_bullet(last) || last == U'—' || last == U'-');
  f.far_inside = line.left - flow.column_left > kFarInside * (flow.column_right - flow.column_left);
  f.flush_right = f.far_inside && f.room < kFlushRoomEm;
  f.text_start = f.left;
  const std::size_t dash = behind_dash(line);
  std::size_t behind_number = 0;
  if (dash > 0 || is_bullet(line.glyphs.front().code)) {
    f.style = kBulletStyle;
    f.sure_number = true;
    std::size_t i = std::max<std::size_t>(dash, 1);
    while (i < line.glyphs.size() && line.glyphs[i].code == U' ') ++i;
    if (i < line.glyphs.size()) f.text_start = (line.glyphs[i].lead - flow.column_left) / line.em;
  } else {
    std::u32string start;
    for (std::size_t i = 0; i < line.glyphs.size() && i < 40; ++i) start += line.glyphs[i].code;
    const std::string bytes = utf8::from_utf32(start);
    f.contents_title = line.glyphs.size() < 40 && is_contents_title(bytes);
    f.part_name = line.glyphs.size() < 40 && is_part_name(bytes);
    if (const auto number = parse_numbering(bytes)) {
      f.style = static_cast<int>(number->style);
      f.sure_number = number->certain;
      const std::size_t skipped = utf8::length(std::string_view(bytes).substr(0, number->size));
      if (skipped < line.glyphs.size()) f.text_start = (line.glyphs[skipped].lead - flow.column_left) / line.em;
      behind_number = skipped;
      f.number_apart = skipped > 0 && skipped < line.glyphs.size() &&
                       (line.glyphs[skipped - 1].code == U' ' || line.glyphs[skipped].lead - line.glyphs[skipped - 1].trail > kNumberGapEm * line.em);
      f.number_alone = skipped >= line.glyphs.size();
    }
  }
  find_open_brackets(line, behind_number, f);
  f.habit = f.style;
  if (const std::u32string label = f.style < 0 ? speaker_of(line) : std::u32string{}; label.size() >= 2 && label.size() <= kLongestLabel) {
    std::size_t i = 0;
    while (line.glyphs[i].code != U'：' && line.glyphs[i].code != U':') ++i;
    ++i;
    while (i < line.glyphs.size() && line.glyphs[i].code == U' ') ++i;
    f.habit = kLabelHabit;
    if (i < line.glyphs.size()) f.text_start = (line.glyphs[i].lead - flow.column_left) / line.em;
  }
  return f;
}

}  // namespace jiaokan::extract
