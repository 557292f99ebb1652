#pragma once

#include <string_view>
#include <vector>

#include "extract/pdf/page_glyphs.h"
#include "extract/pdf/structure_tree.h"

class QPDFPageObjectHelper;

namespace jiaokan::extract {

/// Where text of the structure tree's elements begins on a page: for each show operator whose place the operators before it give, unless it goes on along the
/// line with the element that the one before it belongs to. Follows forms. `content`: page_content() of the page. Cost: linear in it and its forms, of which no
/// more than 32 MB are read. Throws QPDF's exceptions on damaged streams.
std::vector<TagPoint> read_tags(QPDFPageObjectHelper& page, std::string_view content, const MarkedContent& marked);

}  // namespace jiaokan::extract
