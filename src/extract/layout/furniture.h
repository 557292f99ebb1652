#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/document.h"
#include "core/team.h"
#include "extract/layout/page_layout.h"

namespace jiaokan::extract {

/// A line that belongs to the page and not to the text.
struct FurnitureLine {
  std::size_t page = 0, line = 0;  ///< indices into the pages given and their lines
  FurnitureKind kind = FurnitureKind::kHeader;
};

/// Finds running headers and footers, folios (3, — 3 —, 15 / 18, 第 3 页 共 18 页, iv), addresses a browser prints, and watermarks. Lines
/// that part_marks() took out (marks of footnotes, numbers of the margin) are furniture too, of the kind kPageNumber.
///
/// A line is furniture because it repeats: at the edge of several pages the same words stand at the same height, digits apart; a number at the edge counts
/// the pages; a line at the edge, set apart from the text, stands at the same height on most pages and names the folio. Nothing is furniture that has
/// running text between itself and the edge, watermarks apart. A single page has only what looks like a folio and nothing else.
/// Ordered by page and line. O(lines log lines).
std::vector<FurnitureLine> find_furniture(const std::vector<PageLines>& pages, Team&);

}  // namespace jiaokan::extract
