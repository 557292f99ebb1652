#pragma once

#include <string_view>
#include <vector>

#include "extract/pdf/font_weights.h"
#include "extract/pdf/page_glyphs.h"
#include "extract/pdf/structure_tree.h"

class QPDFPageObjectHelper;

namespace jiaokan::extract {

/// Where text of the structure tree's elements, and of typefaces of one weight, begins on a page: for each show operator whose place the operators before it
/// give, unless it goes on along the line with the element and the weight of the one before it. Type that is drawn with a stroke around it (text render mode 2)
/// counts as bold. Follows forms. `content`: page_content() of the page. Cost: linear in it and its forms, of which no more than 32 MB are read. Throws QPDF's
/// exceptions on damaged streams.
std::vector<TextPoint> read_shown_text(QPDFPageObjectHelper& page, std::string_view content, const MarkedContent& marked, const FontWeights& weights);

/// Whether content sets type with a stroke around it, as producers do for a typeface that has no bold one.
bool strokes_text(std::string_view content);

}  // namespace jiaokan::extract
