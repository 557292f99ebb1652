#pragma once

#include <vector>

#include "extract/layout/page_rows.h"

namespace jiaokan::extract {

/// Says of each word how much taller than its type its box is (Placed::tall): some writers give the reach of the whole typeface, far over the lines above and
/// below. `em`: size of the page's type. O(glyphs).
void measure_boxes(const PageGlyphs&, float em, std::vector<Placed>& words);

}  // namespace jiaokan::extract
