#pragma once

#include <vector>

#include "extract/layout/page_tables.h"

namespace jiaokan::extract {

/// Takes the boxes out of `words` in which a portal says what a document is: names with a colon (索引号：, 发文机关：, 成文日期：) below one another in two
/// columns or more, each with what it names at its right, in lines around its own middle, and no rules between them. At least five names, three of them known;
/// with doubt a box stays text. By their tops. `em`: size of the page's type. O(words log words).
std::vector<FoundTable> take_field_boxes(const PageGlyphs&, std::uint8_t rotation, float em, std::vector<Placed>& words);

}  // namespace jiaokan::extract
