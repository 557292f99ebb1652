#pragma once

#include <string>

#include "report/writers.h"

namespace jiaokan::report {

/// The document as one HTML page that needs no other file: h1 for the title, h2 … h6 for headings by level, p, ul, table with th, rowspan and colspan; the
/// blocks' ids (b1, b2, …) as anchors and their pages as data-page ("3" or "3-4"). What stood around the text is left out. O(bytes + runs log runs).
std::string document_html(const Document&, const TextStyle&);

}  // namespace jiaokan::report
