#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <vector>

#include "core/characters.h"
#include "extract/layout/page_layout.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kFewestIdeographs = 8, kFewestLetters = 6;  // that tell the size of a typeface
constexpr std::size_t kFewestOfLine = 4;                          // letters that tell about the size of their line
constexpr float kStepsOfPoint = 32;                               // of Glyph::top and bottom
constexpr float kTallBox = 1.6F;                                  // of the size of the type
constexpr float kLeastOfWidths = 0.7F, kMostOfWidths = 1.5F;      // what their widths leave open

bool is_letter(const Glyph& g) { return is_latin(g.code) || is_ascii_digit(g.code); }
bool has_ideographs(const Line& line) {
  return std::any_of(line.glyphs.begin(), line.glyphs.end(), [](const Glyph& g) { return is_han(g.code); });
}

/// Lines whose ideographs have boxes of one height are of one type: in steps of a twentieth of a point.
long type_of(const Line& line) { return std::lround(line.height * 20); }

/// What the lines show of the types that they are set in.
struct Evidence {
  std::map<long, std::map<long, std::size_t>> advances;  // of ideographs, by type: in steps of a hundredth of a point, counted
  std::map<int, std::map<long, std::size_t>> beside;     // by height of letters and digits: the types of the lines with ideographs that they stand in, counted

  void count(const Line& line) {
    std::map<long, std::size_t>* of_type = nullptr;
    std::size_t *same_advance = nullptr, *same_height = nullptr;  // of the glyph before, whose advance or height most have too
    long counted = 0;
    int height = 0;
    for (const Glyph& g : line.glyphs) {
      if (!std::isfinite(g.trail - g.lead) || !(std::fabs(g.trail - g.lead) < 10000)) continue;
      if (is_han(g.code)) {
        const long advance = std::lround(std::fabs(g.trail - g.lead) * 100);
        if (of_type == nullptr) of_type = &advances[type_of(line)];
        if (same_advance == nullptr || advance != counted) same_advance = &(*of_type)[advance];
        counted = advance;
        ++*same_advance;
      } else if (of_type != nullptr && is_letter(g)) {
        if (same_height == nullptr || g.bottom - g.top != height) same_height = &beside[g.bottom - g.top][type_of(line)];
        height = g.bottom - g.top;
        ++*same_height;
      }
    }
  }
};

/// How many times the size of its type a letter's box is high, in most of the text; 0 where that is not tall. Some writers give the reach of the whole typeface.
float tall_box(const std::map<int, std::map<long, std::size_t>>& beside, const std::map<int, float>& letter_sizes) {
  std::size_t most = 0;
  float tall = 0;
  for (const auto& [height, size] : letter_sizes) {
    std::size_t letters = 0;
    for (const auto& [type, count] : beside.at(height)) letters += count;
    if (letters <= most || size <= 0) continue;
    most = letters;
    tall = static_cast<float>(height) / kStepsOfPoint / size;
  }
  return tall > kTallBox ? tall : 0;
}

/// About what letters of this width are set in; 0 where they are few.
float size_of_widths(const Line& line) {
  std::vector<float> widths;
  for (const Glyph& g : line.glyphs)
    if (is_letter(g)) widths.push_back(std::fabs(g.trail - g.lead));
  if (widths.size() < kFewestOfLine) return 0;
  std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2), widths.end());
  return 2 * widths[widths.size() / 2];
}

/// A quarter of the ideographs are as narrow or narrower.
long lower_quarter(const std::map<long, std::size_t>& advances, std::size_t all) {
  std::size_t below = 0;
  for (const auto& [advance, count] : advances) {
    below += count;
    if (below * 4 >= all) return advance;
  }
  return 0;
}

}  // namespace

void settle_type_sizes(std::vector<PageLines>& pages) {
  Evidence evidence;
  for (const PageLines& page : pages)
    for (const Line& line : page.lines) evidence.count(line);
  std::map<long, float> sizes, few;  // few: of types with too few ideographs to say more than what each line does
  for (const auto& [type, advances] : evidence.advances) {
    std::size_t all = 0;
    for (const auto& [advance, count] : advances) all += count;
    (all < kFewestIdeographs ? few : sizes)[type] = static_cast<float>(lower_quarter(advances, all)) / 100;
  }
  // Letters that nearly always stand in lines of one type are of its size where they make up a line by themselves.
  std::map<int, float> letter_sizes;
  for (const auto& [height, types] : evidence.beside) {
    std::size_t all = 0;
    auto most = types.begin();
    for (auto type = types.begin(); type != types.end(); ++type) {
      all += type->second;
      if (type->second > most->second) most = type;
    }
    if (all < kFewestLetters || most->second * 10 < all * 9) continue;
    const auto size = sizes.find(most->first);
    letter_sizes[height] = size != sizes.end() ? size->second : few.at(most->first);
  }
  const float tall = tall_box(evidence.beside, letter_sizes);
  for (PageLines& page : pages)
    for (Line& line : page.lines) {
      const auto known = sizes.find(type_of(line));
      if (known != sizes.end() && known->second > 0) {
        line.em = known->second;
        continue;
      }
      const auto letter = std::find_if(line.glyphs.begin(), line.glyphs.end(), is_letter);
      if (letter == line.glyphs.end() || has_ideographs(line)) continue;
      if (const auto size = letter_sizes.find(letter->bottom - letter->top); size != letter_sizes.end() && size->second > 0) {
        line.em = size->second;
      } else if (tall > 0) {
        // A title in Latin letters alone, of a size that no other line has.
        const float of_box = static_cast<float>(letter->bottom - letter->top) / kStepsOfPoint / tall, of_widths = size_of_widths(line);
        if (of_box > kLeastOfWidths * of_widths && of_box < kMostOfWidths * of_widths) line.em = of_box;
      }
    }
}

}  // namespace jiaokan::extract
