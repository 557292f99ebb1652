#pragma once

#include <optional>

#include "extract/pdf/page_glyphs.h"

namespace jiaokan::extract {

/// Vertical text whose ideographs are drawn upright one under another (Chromium does so) looks to a PDF library like horizontal text in columns one character
/// wide. Finds pages most of whose ideographs stand so: below one another nearer than beside one another. Returns such a page with its columns as text that
/// runs down the page (GlyphWord::rotation 1), letters and digits that lie on their side in their column; nullopt for any other page, where it costs one look
/// at each word. Runs that are set horizontally on such a page (a folio, a running head) stay as they are. O(words log words).
std::optional<PageGlyphs> turn_upright_text(const PageGlyphs& page);

}  // namespace jiaokan::extract
