#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "extract/pdf/page_glyphs.h"
#include "extract/pdf/structure.h"

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
  bool repaired = false;  ///< it was damaged, and qpdf put it right
  bool has_pages = true;
  bool has_sign_fonts = false;  ///< Wingdings or its kin: what their codes show is told by the font's name alone
  PdfStructure structure;  ///< what can be read of its outline and structure tree
  std::string xmp_title;   ///< of the XMP packet; empty = it has none
  /// Adds the rules, traits and tags of page `page.page` to it, as far as they can be read: beside the text, so that who reads a page reads them. Holds the
  /// opened file, whose bytes must outlive it. Empty where qpdf cannot open the file.
  std::function<void(PageGlyphs& page)> add_layout;
};

/// Makes a PDF cheap to take text from: decrypted, its cross-reference table repaired, and without the embedded font programs of fonts whose characters are
/// known without them (those with ToUnicode, and CID fonts). Poppler parses every font program again for every page, about 80 % of its time; positions
/// come from the width tables, so that the text and its boxes stay the same. Programs of simple fonts without ToUnicode stay: they may hold the encoding.
/// Type 3 fonts with ToUnicode lose their drawings, and the names of glyphs that they do not have.
/// Only for taking text: what it gives cannot be rendered. Cost: linear in the file; memory about twice the file. Throws only std::bad_alloc.
SlimPdf slim_pdf(std::string_view file, const std::string& password);

}  // namespace jiaokan::extract
