#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace jiaokan::extract {

/// One code point as a page shows it. `lead` and `trail` are its edges along the direction of writing, in points of the page.
struct Glyph {
  char32_t code = 0;
  float lead = 0, trail = 0;
  char32_t printed = 0;              ///< the code that the file has for it where that has been put right; 0 = the same
  std::int16_t top = 0, bottom = 0;  ///< its edges across the direction of writing from Line::top, in 1/32 point; set with the line
};

/// Glyphs that the PDF library holds to be one word: one direction of writing, no visible gap inside.
struct GlyphWord {
  std::uint32_t first = 0, count = 0;  ///< in PageGlyphs::glyphs
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  std::uint8_t rotation = 0;  ///< quarter turns clockwise of the direction of writing: 0 to the right, 1 down, 2 to the left, 3 up
};

/// A straight line that the page draws, horizontal or vertical: x0 <= x1, y0 <= y1.
struct PageRule {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

/// Where text of an element of the structure tree, or of one weight, begins: a point on its base line. It goes on along the line up to the next such point.
struct TextPoint {
  float x = 0, y = 0;
  std::uint32_t element = 0;  ///< index in PdfStructure::elements
  std::uint32_t weight = 0;   ///< of the type: FontWeights' values, or kMixedWeight

  static constexpr std::uint32_t kMixedWeight = 15;  ///< the weight changes on the way, the file does not say where
};

/// What a page's content says of its text beyond the glyphs. Bytes of strings that it shows.
struct PageTraits {
  float picture_share = 0;                ///< of the page that pictures cover
  std::uint32_t hidden = 0, visible = 0;  ///< shown invisibly (render modes 3 and 7, or behind a picture of the page), and visibly
  std::uint32_t unknown = 0;              ///< of them those in fonts whose characters the file does not tell
};

/// What one page shows, as the PDF library gives it: the boundary between reading PDF files and layout analysis, which needs nothing else.
/// Points, origin at the top left of the crop box, y down.
struct PageGlyphs {
  std::uint32_t page = 1;
  float width = 0, height = 0;
  std::string label;
  std::vector<Glyph> glyphs;
  std::vector<GlyphWord> words;
  std::vector<PageRule> rules;
  std::vector<TextPoint> points;  ///< of tagged files, and of those with type of several weights
  PageTraits traits;
  std::uint32_t unseen = 0;         ///< characters left out because they show nothing: control characters, zero-width ones
  bool needs_poppler_data = false;  ///< a predefined CJK encoding of a font of the page is not installed
  bool failed = false;              ///< the library could not read the page
};

}  // namespace jiaokan::extract
