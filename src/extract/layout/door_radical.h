#pragma once

#include <vector>

#include "extract/layout/page_layout.h"

namespace jiaokan::extract {

/// The radical ⼾ (U+2F3E, KANGXI RADICAL DOOR) is the one that typefaces of the Mainland draw as 户 and those of Taiwan and Hong Kong as 戶; Unicode's
/// equivalent is 戶. Where a file has its code, makes it the character of the script that the pages are in. O(glyphs), nothing without the radical.
void settle_door_radical(std::vector<PageLines>& pages);

}  // namespace jiaokan::extract
