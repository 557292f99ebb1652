#pragma once

#include <string>

#include "report/writers.h"

namespace jiaokan::report {

/// The document as CommonMark with pipe tables: the title as "#", headings one mark deeper than their level, items with "-", notes as quotations, tables with
/// their first row as head. What Markdown would take for marks is escaped. Merged cells stand where they begin, Markdown has none. O(bytes).
std::string document_markdown(const Document&, const TextStyle&);

}  // namespace jiaokan::report
