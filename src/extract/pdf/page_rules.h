#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/pdf/page_glyphs.h"

class QPDFPageObjectHelper;

namespace jiaokan::extract {

/// The straight horizontal and vertical lines that a page draws, in the frame of PageGlyphs (points, top left of the crop box, y down, the page turned as it
/// is shown): stroked segments, and filled shapes no thicker than a rule. Tables are ruled with them; shading, curves and clips are left out.
/// Gives up, with no rules, on pages that draw more than a table can need. `content`: page_content() of the page. Cost: linear in it. Throws QPDF's exceptions
/// on damaged streams.
std::vector<PageRule> read_rules(QPDFPageObjectHelper& page, std::string_view content);

/// The operators of a content stream that draw lines, for tests: `matrix` maps to the page's user space. Appends segments in user space, y up.
void scan_content(std::string_view content, const double (&matrix)[6], std::vector<PageRule>& out);

}  // namespace jiaokan::extract
