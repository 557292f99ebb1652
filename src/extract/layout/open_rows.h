#pragma once

#include <vector>

#include "extract/layout/page_tables.h"

namespace jiaokan::extract {

/// Parts the rows of a grid that no rules part (accounts, budgets: rules between the columns only), by the figures that stand side by side in at least two of
/// their columns over at least three lines (two at the head of a row that is blank below). Lines of text go with the figures they stand beside; what runs on
/// past several of them takes several rows. `vs`: edges of the table's rows. With doubt a row stays whole. O(words log words).
void part_open_rows(FoundTable&, const std::vector<float>& vs, const PageGlyphs&);

}  // namespace jiaokan::extract
