#pragma once

#include <cstdint>
#include <map>
#include <qpdf/QPDFObjGen.hh>
#include <vector>

#include "extract/pdf/structure.h"

class QPDF;

namespace jiaokan::extract {

/// Which element each marked-content identifier belongs to, by the content stream it stands in: a page, or a form.
struct MarkedContent {
  std::map<QPDFObjGen, std::vector<std::uint32_t>> elements;  ///< index = MCID; 0 where the tree does not name it
};

/// Reads the structure tree: elements to `structure`, their marked content to the result. Standard types are found through the role map; elements inside a
/// block (Span, Link, Lbl, …) count as the block. Every object is read once, whatever the tree's cycles; what lies deeper than 200 levels or behind the
/// 400,000th element is left out (`cut`). Nothing for files that are not tagged. Throws QPDF's exceptions on damaged objects.
MarkedContent read_structure_tree(QPDF& pdf, PdfStructure& structure);

}  // namespace jiaokan::extract
