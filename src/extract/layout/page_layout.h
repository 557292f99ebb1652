#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/document.h"
#include "extract/pdf/page_glyphs.h"
#include "extract/pdf/structure.h"

namespace jiaokan::extract {

/// How heavy the type is from `u` on: TextPoint::weight; 0 before the first.
struct WeightFrom {
  float u = 0;
  std::uint8_t weight = 0;
};

/// What of a line is plain values; it goes through a pipe as it is.
struct LineShape {
  std::uint32_t page = 1;
  std::uint8_t rotation = 0;
  std::uint16_t column = 0;                        ///< counts the columns of one page in reading order
  bool upright = false;                            ///< runs down the page, its ideographs drawn one by one as in horizontal text
  bool mixed_columns = false;                      ///< stands in a band that is set in columns
  float left = 0, right = 0, top = 0, bottom = 0;  ///< where the type stands; of boxes taller than their type only its own height
  float box_top = 0, box_bottom = 0;               ///< of the glyphs' boxes as the file has them
  float em = 0;                                    ///< size of the type: the advance of an ideograph, or estimated from the height
  float height = 0;                                ///< of the boxes of its ideographs (of all glyphs where it has none): tells typefaces apart
  int table = -1;                                  ///< of the page, counted from 0, that the line stands in; -1 = none
  std::uint16_t row = 0, cell = 0;                 ///< there
  std::uint16_t box = 0;                           ///< of the page, counted from 1, beside which the text runs on; 0 = none
  float limit_left = 0, limit_right = 0;           ///< u where a box beside the line ends or begins; 0 = none
  bool framed = false;                             ///< stands in a frame around whole lines, whose sides the limits are
  bool note = false;                               ///< of a footnote
  bool mark = false;                ///< a number beside the text, the mark of a footnote (part_marks) or a reading above ideographs: no text of the line
  std::uint32_t first_element = 0;  ///< of the structure tree, that the first glyph belongs to (PdfStructure::elements); 0 = none, or unknown
  std::uint32_t last_element = 0;   ///< that of the last glyph
};

/// One printed line of one column, in the frame of its own direction of writing: u runs along the line, v from line to line, both growing in reading
/// order, in points. For upright text u = x and v = y; for text that runs down the page (vertical Chinese, or a page turned clockwise) u = y and
/// v = page width - x, and so on. to_page() leads back.
struct Line : LineShape {
  std::vector<Glyph> glyphs;          ///< blanks rebuilt; lead and trail in u
  std::vector<std::uint32_t> raised;  ///< indices of the digits that stand higher and smaller than the line; ascending
  std::vector<std::uint32_t> cells;   ///< indices of glyphs that follow a gap as wide as between table cells
  std::vector<WeightFrom> weights;    ///< of its type, where that is not plain; ascending

  std::u32string text() const;
  std::string utf8() const;
};

/// A cell of a table: where it begins, counted from 0, and how many rows and columns it takes.
struct CellSpan {
  std::uint16_t row = 0, column = 0, row_span = 1, column_span = 1;
};

struct PageTable {
  std::vector<float> edges;     ///< of the columns, in u, ascending: one more than columns
  std::vector<CellSpan> cells;  ///< by row and column; empty ones too
  std::uint32_t tag = 0;        ///< of the structure tree, from which it is (see StructureElement::table); 0 = none
  std::uint32_t first_row = 0;  ///< of the tree's table: what row 0 is there
  bool repeats_head = false;    ///< row 0 is the head that the file prints again on this page
};

/// The lines of one page in reading order. `page_width` and `page_height` are needed to lead frames back to the page.
struct PageLines {
  std::uint32_t page = 1;
  float width = 0, height = 0;
  std::uint8_t rotation = 0;  ///< of most of the text
  std::vector<Line> lines;
  std::vector<PageTable> tables;
  bool tables_disagree = false;  ///< the structure tree has a table that the page shows otherwise
};

/// Box on the page of u0…u1 of a line.
Box to_page(const Line& line, const PageLines& page, float u0, float u1);

/// Position on the page, along the line's own axis (x, or y where the line is vertical), of `u`.
float axis_position(const Line& line, const PageLines& page, float u);

/// Orders the glyphs of a page into lines: direction of writing, rows, columns, reading order, blanks from gaps. Tables are found by what the structure tree
/// says where the page agrees, by rules, and by columns. Every glyph that is no blank stands in exactly one line. O(words log words).
PageLines lay_out_lines(const PageGlyphs&, const PdfStructure& structure = {});

/// Sets `em` of every line to the size of its type. Justified lines are stretched by up to a tenth, so that an advance alone tells no size: lines whose glyph
/// boxes have one height are set in one type, and its size is what the less stretched ideographs of all its lines show. Lines without ideographs have the size
/// of those that their letters stand in elsewhere. O(glyphs log glyphs).
void settle_type_sizes(std::vector<PageLines>& pages);

/// Whether text of this page reads with a blank where `gap` em lie between `before` and `after`. Chinese typesetting shows no blanks between
/// ideographs and marks; between Latin words and numbers a blank is a gap wider than the letters' own spacing.
bool is_blank_between(char32_t before, char32_t after, float gap_em);

}  // namespace jiaokan::extract
