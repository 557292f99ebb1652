#pragma once

#include <vector>

#include "extract/layout/row_tables.h"
#include "extract/layout/text_columns.h"

namespace jiaokan::extract {

/// Adds the tables of two columns without rules to those `found` among `rows`, in order: names on the left, figures on the right, from a head that has none or
/// over many rows on. Addresses, lists and tables of contents have rows of two cells too. O(rows).
void find_pair_tables(const std::vector<ChunkRow>& rows, const PageGlyphs& page, float em, std::vector<RowTable>& found);

}  // namespace jiaokan::extract
