#pragma once

#include <vector>

#include "extract/layout/page_layout.h"
#include "extract/layout/page_rows.h"
#include "extract/layout/table_grid.h"

namespace jiaokan::extract {

struct FoundCell {
  CellSpan span;
  std::vector<Placed> words;
};

/// A table of one page, in the frame of its text.
struct FoundTable {
  std::vector<float> us;         ///< edges of the columns: columns + 1
  float top = 0, bottom = 0;     ///< v
  std::vector<FoundCell> cells;  ///< by row and column, all of them
  std::uint32_t tag = 0;         ///< of the structure tree, from which it is; 0 = none
  std::uint32_t first_row = 0;   ///< of the tree's table: what row 0 is there
  bool repeats_head = false;     ///< row 0 is the head that the file prints again on this page
};

/// The rules of a page in the frame of its text.
std::vector<FrameRule> frame_rules(const PageGlyphs&, std::uint8_t rotation);

/// Takes the tables that rules show out of `words`: grids of crossing rules, and rows between rules that run across alone (three-line tables), whose columns
/// the gaps between the words show. `words` keeps those that stand in no table. By their tops. `em`: size of the page's type.
/// O(n log n) in rules and words; bands of rules across are tried in pairs, at most 40 of them.
std::vector<FoundTable> take_ruled_tables(const PageGlyphs&, std::uint8_t rotation, float em, std::vector<Placed>& words);

}  // namespace jiaokan::extract
