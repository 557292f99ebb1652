#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/layout/page_layout.h"
#include "extract/pdf/page_faults.h"
#include "extract/pdf/page_glyphs.h"

namespace jiaokan::extract {

/// All that can be made of one page without the others: what the children that read pages hand over.
struct LaidPage {
  PageInfo info;
  PageLines lines;
  std::vector<PageFault> faults;
  bool needs_poppler_data = false;
};

LaidPage lay_out_page(const PageGlyphs&, const PdfStructure&);

/// Flat bytes of the machine's own order, for a pipe between two processes of one program.
std::string encode(const LaidPage&);

/// Inverse of encode(). Throws std::logic_error on bytes that encode() cannot have made.
LaidPage decode_laid_page(std::string_view bytes);

}  // namespace jiaokan::extract
