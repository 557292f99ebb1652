#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "extract/layout/page_rows.h"
#include "extract/pdf/page_glyphs.h"

namespace jiaokan::extract {

/// Rows begin … end (half-open) that a gutter parts into two columns of running text.
struct Band {
  std::size_t begin = 0, end = 0;
  float gutter = 0;  ///< middle of it, in u
};

/// Finds the columns of a page: a river of white that no row crosses, with text filled line by line on both sides. The rows of two columns need not stand at
/// one height, and a side may be parted again. Columns of a table, names with what is said of them, the pages of a table of contents are no such columns.
class ColumnFinder {
 public:
  /// `glyphs` are those that the words of the rows count in; `em` is the size of most of the text.
  ColumnFinder(const std::vector<Glyph>& glyphs, float em) : glyphs_(glyphs), em_(em) {}

  /// The band with the most text on both sides; begin == end where there is none. `rows` from top to bottom. O(rows · width of the page).
  Band find(const std::vector<Row>& rows) const;

 private:
  bool reads_as_columns(const std::vector<Row>& rows, const Band& band, bool as_twins) const;
  bool is_in_gutter(const Row& row, float gutter) const;
  std::size_t behind_centred_heads(const std::vector<Row>& rows, const Band& band) const;
  std::size_t behind_last_lines(const std::vector<Row>& rows, const Band& band) const;
  bool is_translated(const std::vector<Row>& rows, const Band& band) const;
  bool has_columns(const std::vector<Row>& rows, const Band& band, bool on_right) const;
  bool stand_side_by_side(const std::vector<Row>& rows, const Band& band) const;
  /// A stripe from `from` to `to`, in u; `begin`: where the white does that it is the last part of; `slack`: how far other lines may begin before `to`,
  /// where that is the ink of a mark whose box begins with white.
  struct River {
    float begin = 0, from = 0, to = 0, slack = 0;
  };
  bool crosses(const Row& row, const River& river) const;
  std::pair<Band, std::size_t> widest_band(const std::vector<Row>& rows, const River& river, float usual_height) const;
  bool has_letters(const Placed& word) const;
  float ink_begin(const Placed& word) const;
  float ink_end(const Placed& word) const;

  const std::vector<Glyph>& glyphs_;
  float em_;
};

}  // namespace jiaokan::extract
