#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/layout/page_layout.h"
#include "extract/layout/type_area.h"

namespace jiaokan::extract {

/// A piece of one line in the text of a paragraph.
struct LinePiece {
  const Line* line;
  std::uint32_t begin, end;          ///< bytes of the paragraph's text
  std::vector<std::uint32_t> bytes;  ///< where each code point of the piece begins
  std::vector<Glyph> glyphs;         ///< one for each code point
};

/// The text of a paragraph and what it was made of.
struct JoinedText {
  std::string text;
  std::vector<LinePiece> pieces;
};

/// Joins lines to text: no blank between ideographs, one between words, a word that the line's end hyphenates whole again.
class LineJoiner {
 public:
  LineJoiner() = default;
  /// Learns from the document whether it sets blanks between ideographs and Latin words, so that a join puts one there too. O(glyphs).
  explicit LineJoiner(const std::vector<FlowLine>& flow);

  /// Adds a line. `opens`: it opens a paragraph, so that a blank parts its number from the text where a gap does (第一条　国家…). `goes_on`: it continues what
  /// stands in `out`. O(glyphs of the line and of the word before it).
  void append(JoinedText& out, const Line& line, bool opens, bool goes_on = true) const;

 private:
  bool needs_blank(const std::string& text, char32_t before, char32_t after) const;

  bool parts_scripts_ = false;
};

}  // namespace jiaokan::extract
