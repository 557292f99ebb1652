#pragma once

#include "extract/pdf/page_glyphs.h"

namespace jiaokan::extract {

/// The typesetting programs of Founder, in which China's standards are set, keep italic letters and figures where GBK later put ideographs (row A0: 犌犅 for
/// GB, 犛狆犲犮 for Spec), each as far into its row as the upright letter is into row A3. Puts the letters back, `printed` the ideograph, where a page has runs
/// of such ideographs that no text has, and the hyphen of its private area (U+E011) between letters and figures. O(glyphs).
void read_letters_as_han(PageGlyphs& page);

}  // namespace jiaokan::extract
