#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/headings.h"
#include "extract/layout/paragraphs.h"
#include "extract/pdf/pdf_outline.h"

namespace jiaokan::extract {

/// Finds the headings that the entries of a PDF's outline name: whole lines (up to three) of the page that an entry leads to that say what it says, blanks,
/// width and numbering apart, the nearest to its place there. Such lines are a paragraph of their own (FlowLine::starts, join, heading). The outline adds no
/// text. Returns how many entries led to a page and found nothing there. O(entries · lines of a page).
std::size_t find_named_headings(std::vector<FlowLine>& flow, const std::vector<OutlineEntry>& entries);

/// Gives headings without a number the level that numbered ones of the same depth have: those under the same heading first, then any of the document; without
/// such, one below the heading they stand under. Numbered headings keep theirs. `depths`: of each paragraph in the file's own outline or structure tree,
/// 0 = not known. O(pieces).
void settle_levels(std::vector<OutlinePiece>& pieces, const std::vector<std::uint8_t>& depths);

}  // namespace jiaokan::extract
