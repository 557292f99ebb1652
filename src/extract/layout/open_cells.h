#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/layout/page_rows.h"

namespace jiaokan::extract {

constexpr float kSameLine = 0.4F;   ///< of the type's height between the middles of figures of one line
constexpr float kMostPitch = 2.2F;  ///< of the type's height between lines of one cell: more is a gap

/// A printed line of one cell.
struct CellLine {
  float v0 = 0, v1 = 0, u0 = 0, u1 = 0;
  std::u32string text;
  std::vector<Placed> words;
  std::optional<std::size_t> base;  ///< the line of figures it stands beside
  float center() const { return (v0 + v1) / 2; }
  float height() const { return std::max(1.0F, v1 - v0); }
};

/// A cell of the row that is parted.
struct OpenCell {
  std::size_t index = 0;  ///< in FoundTable::cells
  float left = 0, right = 0;
  std::vector<CellLine> lines;
  bool figures = false;  ///< all of its lines are
  bool amounts = false;  ///< enough of them for rows
};

/// A line of figures over the whole row.
struct Base {
  float v0 = 0, v1 = 0;
  std::size_t columns = 0;  ///< that have a figure, or the name of a row
  float center() const { return (v0 + v1) / 2; }
};

/// Lines begin … end of a cell, which take rows first … last.
struct Piece {
  std::size_t begin = 0, end = 0;
  std::ptrdiff_t first = 0, last = 0;  ///< -1 = above the first line of figures
};

/// Whether a line leaves no room for another character.
bool is_full(const CellLine&, const OpenCell&);

/// Whether each line of the cell stands beside figures of its own.
bool stands_on_bases(const OpenCell&, const std::vector<Base>&);

/// Whether short text stands beside nearly every line of figures.
bool names_rows(const OpenCell&, const std::vector<Base>&);

/// Which rows the lines of a cell between `top` and `bottom` belong to, from top to bottom; nullopt where that does not show.
/// What runs on past several rows takes them all. O(lines log rows).
std::optional<std::vector<Piece>> pieces_of(const OpenCell&, const std::vector<Base>&, float top, float bottom);

}  // namespace jiaokan::extract
