#pragma once

#include <cstdint>
#include <string>
#include <vector>

class QPDF;

namespace jiaokan::extract {

/// An entry of a PDF's outline (bookmarks).
struct OutlineEntry {
  std::string title;        ///< UTF-8, as it stands there
  std::uint32_t level = 1;  ///< 1 = outermost
  std::uint32_t page = 0;   ///< that it leads to, from 1; 0 = unknown
  float y = -1;             ///< there, in the frame of PageGlyphs; -1 = the whole page
};

/// Reads the outline in its order: destinations by name (both kinds), of GoTo actions and explicit ones. Entries of cycles are read once; what lies deeper than
/// 32 levels or behind the 20,000th entry is left out. Throws QPDF's exceptions on damaged objects.
std::vector<OutlineEntry> read_outline(QPDF& pdf);

}  // namespace jiaokan::extract
