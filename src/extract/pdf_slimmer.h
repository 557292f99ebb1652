#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/page_glyphs.h"
#include "extract/structure.h"

namespace jiaokan::extract {

enum class PdfOpening {
  kReady,          ///< `bytes` is the file to read on
  kNeedsPassword,  ///< encrypted, and no password was given
  kWrongPassword,  ///< encrypted, and the password given does not open it
  kUnreadable,     ///< qpdf finds no PDF in it; `reason` says why
};

struct SlimPdf {
  PdfOpening opening = PdfOpening::kReady;
  std::string bytes;  ///< rewritten: decrypted, repaired, without font programs. Empty = read the original as it is
  std::string reason;
  bool repaired = false;  ///< qpdf had to rebuild the file's tables
  bool has_pages = true;
  std::vector<std::vector<PageRule>> rules;  ///< of each page; empty where they cannot be read
  std::string xmp_title;                     ///< of the XMP packet; empty = it has none
  PdfStructure structure;                    ///< what can be read of its outline and structure tree
  std::vector<std::vector<TagPoint>> tags;   ///< of each page; empty where the file is not tagged
  std::vector<PageTraits> traits;            ///< of each page; none where they cannot be read
};

/// Makes a PDF cheap to take text from: decrypted, its cross-reference table repaired, and without the embedded font programs of fonts whose characters are
/// known without them (those with ToUnicode, and CID fonts). Poppler parses every font program again for every page, about 80 % of its time; positions
/// come from the width tables, so that the text and its boxes stay the same. Programs of simple fonts without ToUnicode stay: they may hold the encoding.
/// Only for taking text: what it gives cannot be rendered. Cost: linear in the file; memory about twice the file. Throws only std::bad_alloc.
SlimPdf slim_pdf(std::string_view file, const std::string& password);

}  // namespace jiaokan::extract
