#pragma once

#include "extract/pdf/page_glyphs.h"

namespace jiaokan::extract {

/// Some old programs write Chinese byte by byte in a Latin font: ÖÐ¹ú for 中国. Puts two such glyphs together to one ideograph (GB 2312), `printed` the first
/// of them, where that is certain: every glyph of the page beyond ASCII takes part, all make level-1 characters or marks, and these are words of Chinese. Else
/// the page stays as it is, and PageFaults reports it. True where it was done. O(glyphs).
bool join_gbk_as_latin(PageGlyphs& page);

}  // namespace jiaokan::extract
