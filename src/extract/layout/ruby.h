#pragma once

#include <vector>

#include "extract/layout/page_rows.h"

namespace jiaokan::extract {

/// Takes the readings out of `words` that stand in small type above ideographs: kana, bopomofo, and pinyin with its tones. They belong to no line; read as one
/// they would part the paragraph or mix into it. O(words log words) on pages that are set in lines.
std::vector<Placed> take_ruby(std::vector<Placed>& words, const std::vector<Glyph>& glyphs);

}  // namespace jiaokan::extract
