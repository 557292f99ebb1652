#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "extract/layout/page_rows.h"

namespace jiaokan::extract {

/// Words of one row that stand as close as words of one cell do.
struct Chunk {
  float u0 = 0, u1 = 0;
  std::vector<Placed> words;
  std::size_t first_column = 0, last_column = 0;  ///< set by put_into_columns()
};

/// One printed row of what may be a table.
struct ChunkRow {
  float v0 = 0, v1 = 0;
  std::size_t strip = 0;  ///< between which rules across it stands
  std::vector<Chunk> chunks;
  float center() const { return (v0 + v1) / 2; }
};

/// Parts the words of a row where `gap` points lie between them.
ChunkRow make_chunks(const Row&, float gap);

/// The edges of the columns (columns + 1), from the stripes that hardly any row's words cover and that are at least `gap` wide, or `narrow_gap` where many rows
/// have text on both sides. A few rows may cross them, where there are many: headings over several columns. O(chunks log chunks).
std::vector<float> find_column_edges(const std::vector<ChunkRow>&, float gap, float narrow_gap);

/// Says which columns each chunk takes; one that crosses an edge by more than `slack` takes more than one.
void put_into_columns(std::vector<ChunkRow>&, const std::vector<float>& edges, float slack);

/// For each printed row, the number of the table's row it belongs to: cells that wrap take several printed rows. Counts from 0.
/// A row that fills fewer cells than the one above goes on with it where the lines above fill their columns, or where it stands nearer to it than to the next;
/// cells centred beside a wrapped one stand between its lines.
/// `begins_row` says of a chunk that stands alone in the first column whether its words open with a number: it goes on with nothing.
std::vector<std::size_t> group_rows(const std::vector<ChunkRow>&, const std::vector<float>& edges, float em,
                                    const std::function<bool(const Chunk&)>& begins_row);

/// The same by the white between printed rows, where it has two widths: a narrow one between the lines of a cell, a wide one between rows. nullopt where it has
/// not, or where the first two columns have other than one line in a row: then whole rows stand in blocks. O(chunks log rows).
std::optional<std::vector<std::size_t>> group_rows_by_white(const std::vector<ChunkRow>&);

}  // namespace jiaokan::extract
