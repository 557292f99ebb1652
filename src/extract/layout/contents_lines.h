#pragma once

#include <vector>

#include "extract/layout/line_features.h"

namespace jiaokan::extract {

/// Marks the rows of contents that have room for few dots only: what ends in one or two … and a page, next to a row with leaders. O(lines).
void find_short_leaders(const std::vector<FlowLine>& flow, std::vector<LineFeatures>& features);

/// Whether both lines open with a chapter's or section's number, a blank behind it: rows of contents, however far the first reaches.
bool are_rows_of_contents(const LineFeatures& a, const LineFeatures& b);

/// Whether line i has the first words of a row of contents whose leaders stand on the next line: it ends where the words of rows do, some way before the column
/// of the pages, and what is below it hangs behind it.
bool is_first_of_row(const std::vector<FlowLine>& flow, const std::vector<LineFeatures>& features, std::size_t i);

}  // namespace jiaokan::extract
