#pragma once

#include <vector>

#include "extract/layout/page_tables.h"
#include "extract/pdf/structure.h"

namespace jiaokan::extract {

/// The tables of a page that the file's structure tree names.
struct TaggedTables {
  std::vector<FoundTable> tables;  ///< by their tops
  bool disagree = false;           ///< the page shows at least one of them otherwise: left to the geometry
};

/// Takes the tables that the structure tree names out of `words`, where the page agrees: rows stand below and columns beside one another, and no rule parts
/// what the tree calls one cell. Tables of one row or one column, and those with tables inside, lay out the page and are left. `words` keeps the rest. O((words
/// + tags) log tags), for each word up to 256 tags that stand as high.
TaggedTables take_tagged_tables(const PageGlyphs&, std::uint8_t rotation, float em, const PdfStructure&, std::vector<Placed>& words);

}  // namespace jiaokan::extract
