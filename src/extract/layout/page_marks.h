#pragma once

#include <vector>

#include "extract/layout/page_layout.h"

namespace jiaokan::extract {

/// Parts from the lines what is printed in them and is no text of theirs, and marks the lines of footnotes. `em` must be settled (settle_type_sizes).
///
/// - Footnotes: the lines in smaller type at the foot of a page, from the first that begins with a number that the text above mentions (`Line::note`).
/// - The mark of a footnote: a raised number where the foot of the same page holds a note of that number (m² and 10³ stay), or, where the page raises none,
///   the only number of that value that stands by itself behind a clause.
/// - A bare number that stands in the margin, left of where any other line begins, counts paragraphs or lines (the 項 of a statute, verses).
/// Marks and numbers become lines of their own (`Line::mark`) behind the line they stood in; no glyph is lost.
/// O(glyphs + lines log lines).
void part_marks(std::vector<PageLines>& pages);

}  // namespace jiaokan::extract
