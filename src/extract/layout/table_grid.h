#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace jiaokan::extract {

/// A straight line in the frame of the text (see Line): u along the lines of text, v from line to line.
struct FrameRule {
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
};

/// The cells of a ruled table. Cells that no rule parts are one (merged) cell, named by its first row and column.
struct TableGrid {
  std::vector<float> us, vs;          ///< edges of columns and rows, ascending: columns + 1 and rows + 1 of them
  std::vector<std::uint32_t> merged;  ///< row * columns() + column of the cell that each cell belongs to, row by row

  std::size_t columns() const { return us.size() - 1; }
  std::size_t rows() const { return vs.size() - 1; }

  struct Cell {
    std::uint16_t row = 0, column = 0;
  };
  /// The (merged) cell that holds a point; nullopt outside. O(log edges).
  std::optional<Cell> cell_at(float u, float v) const;
};

/// Rules across that begin and end at the same places, one below the other, and that no rule down meets.
struct RuleBand {
  float u0 = 0, u1 = 0;
  std::vector<float> vs;  ///< ascending, at least two
};

/// The bands of a page, by their tops. O(n log n + crossings).
std::vector<RuleBand> find_bands(const std::vector<FrameRule>& rules);

/// Puts rules that meet together into grids of at least two columns and one row. Sides may be open: where rows are ruled beyond the outermost column rule,
/// their ends are an edge; a row that no rule down passes there, and that holds text (`has_text` between two v), parts no grid.
/// Sorted by the first row. O(n log n + crossings), n rules.
std::vector<TableGrid> find_grids(const std::vector<FrameRule>& rules, const std::function<bool(float, float)>& has_text = {});

}  // namespace jiaokan::extract
