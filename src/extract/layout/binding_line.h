#pragma once

#include <vector>

#include "extract/layout/page_rows.h"

namespace jiaokan::extract {

/// Takes the words 裝, 訂 and 線 of the line out of `words` at which a letter is bound: each alone, one far below the other in the left margin of a page (the form of
/// Taiwan's official letters), with the dots between them. Nothing where one of the three is missing or where text stands left of them.
/// Read as text they would part the paragraphs beside them. O(words).
std::vector<Placed> take_binding_line(std::vector<Placed>& words, const std::vector<Glyph>& glyphs);

}  // namespace jiaokan::extract
