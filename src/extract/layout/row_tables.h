#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/layout/page_tables.h"

namespace jiaokan::extract {

/// A table that takes rows begin … end (half-open) of those given.
struct RowTable {
  std::size_t begin = 0, end = 0;
  FoundTable table;
};

/// Tables without rules: at least three columns whose cells begin, end or are centred at the same place over at least three rows, one of them of figures,
/// with gaps much wider than blanks. Precision comes first: what may be text in columns, a list, a table of contents or names set in a grid is none.
/// By their rows. O(words log words) for each of the few runs of rows that may be one.
std::vector<RowTable> find_row_tables(const std::vector<Row>& rows, const PageGlyphs&, float em);

/// The table that fills the strips between rules across, one list of rows for each strip; nullopt where no columns show.
/// Two columns are enough here, since the rules say that it is a table.
std::optional<FoundTable> table_between_rules(const std::vector<std::vector<Row>>& strips, const PageGlyphs&, float em);

}  // namespace jiaokan::extract
