#pragma once

#include <string_view>
#include <vector>

#include "extract/repaired_text.h"
#include "extract/source_lines.h"

namespace jiaokan::extract {

/// Puts the paragraphs of a plain text together from its lines: joins what a line or page end has cut, takes out wrap blanks, page marks and the web page's
/// own words, gathers rows of tables. Every character that is no blank is in a paragraph, an interruption or a piece of furniture, once, Markdown's ** apart.
/// Whether a line goes on with the one before is judged by the document's own layout (LayoutEvidence): lines that are short of its width, items, verses and
/// addresses stay apart. O(n log n) in the lines, O(bytes).
std::vector<RepairedParagraph> repair_layout(const std::vector<SourceLine>& lines);

}  // namespace jiaokan::extract
