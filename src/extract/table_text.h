#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace jiaokan::extract {

/// A cell as a source gives it, rows and columns counted from 0.
struct GivenCell {
  std::uint32_t row = 0, column = 0;
  std::uint32_t row_span = 1, column_span = 1;
  std::string text;
};

/// A table's text, rows parted by "\n" and cells by "\t", and its cells with their places in it.
struct TableText {
  std::string text;
  std::vector<TableCell> cells;
};

/// A cell whose text is elsewhere.
struct CompactCell {
  std::uint32_t row = 0, column = 0, row_span = 1, column_span = 1;
  std::size_t source = 0;  ///< the caller's index
  bool filled = false;
};

/// Leaves out the rows and columns in which no filled cell begins, shortens the spans by them, and sorts by row and column. O(n log n).
void compact_cells(std::vector<CompactCell>& cells);

/// Writes the cells down: rows and columns that hold no text go; a cell stands behind as many tabs as columns lie before it, so that columns stay columns
/// below merged cells; empty cells at the end of a row leave no tabs. Blanks at both ends of a cell go, tabs and line ends inside it become blanks.
/// O(cells log cells + bytes).
TableText write_table(std::vector<GivenCell> cells);

/// Places cells as HTML does (4.9.12.1 Forming a table): each in the first column that no cell of the rows above reaches into.
class CellPlacer {
 public:
  void begin_row();
  /// Returns the cell's place; spans are held to what a page can mean.
  GivenCell place(std::uint32_t row_span, std::uint32_t column_span);

 private:
  bool begun_ = false;
  std::uint32_t row_ = 0, column_ = 0;
  std::vector<std::uint32_t> taken_until_;  // by column: first row that is free again
};

}  // namespace jiaokan::extract
