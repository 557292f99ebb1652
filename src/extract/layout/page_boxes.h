#pragma once

#include <vector>

#include "extract/layout/page_rows.h"
#include "extract/pdf/page_glyphs.h"

namespace jiaokan::extract {

/// A frame with text in it beside which text runs on: a sidebar. In the frame of the page's direction of writing.
struct PageBox {
  float u0 = 0, u1 = 0, v0 = 0, v1 = 0;
  std::vector<Placed> words;
};

/// Takes the words of such boxes out of `words`. A frame around whole lines, with nothing beside it, is none; nor is the cell of a table. `em`: size of the
/// page's type. O(rules² + rules · words), for at most 200 rules.
std::vector<PageBox> take_boxes(const PageGlyphs& page, std::uint8_t rotation, float em, std::vector<Placed>& words);

/// The frames around whole lines of the text that is left, without their words: boxes that interrupt it (专栏). A frame around most of the page is none.
std::vector<PageBox> find_frames(const PageGlyphs& page, std::uint8_t rotation, float em, const std::vector<Placed>& words);

}  // namespace jiaokan::extract
