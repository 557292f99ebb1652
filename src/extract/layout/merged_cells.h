#pragma once

#include <cstddef>
#include <vector>

#include "extract/layout/text_columns.h"

namespace jiaokan::extract {

/// A cell of a table without rules that takes several rows: `row` … `row + rows`, counted as group_rows() does.
struct TallCell {
  Chunk chunk;
  float center = 0;
  std::size_t row = 0, rows = 1;
};

/// Takes the cells out of `rows` that stand halfway between two printed rows, which are rows of their own: what is merged over both is centred beside them.
/// Rows that hold nothing else go. What stands halfway because its neighbours wrap stays. O(chunks · columns).
std::vector<TallCell> take_cells_between(std::vector<ChunkRow>& rows, const std::vector<float>& edges, float em);

/// Says which rows the cells of `tall` take, once the rest is grouped: those they stand between, or, where the cells of their whole column then fill it from
/// the first row to the last, each centred in its rows, more. Cells of the first column that take an odd number of rows join `tall` by that test alone.
void settle_tall_cells(std::vector<TallCell>& tall, std::vector<ChunkRow>& rows, const std::vector<std::size_t>& group, std::size_t columns, float em);

/// Lets heads of the first rows take all columns that they stand in the middle of, where the row below has a cell in each and their own row none. Needs the
/// grouped rows. O(columns²) for each of a few rows.
void widen_heads(std::vector<ChunkRow>& rows, const std::vector<TallCell>& tall, const std::vector<std::size_t>& group, std::size_t columns, float em);

/// The edges without those that part the heads of columns from the columns below, where heads are centred and the rest is short and stands at one side.
/// O(columns + chunks).
std::vector<float> edges_with_heads(const std::vector<ChunkRow>& rows, const std::vector<float>& edges);

}  // namespace jiaokan::extract
