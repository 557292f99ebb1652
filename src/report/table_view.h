#pragma once

#include <cstddef>
#include <vector>

#include "core/document.h"

namespace jiaokan::report {

/// The cells of a table block by row, those without text too. Where the document says nothing of cells, they follow from the tabs and line ends of its text.
std::vector<std::vector<TableCell>> table_rows(const Document&, const Block&);

/// How many of the rows are heads: the first one and those that its merged cells reach into; 0 where the first holds figures, as a table's later part does.
std::size_t head_rows(const Document&, const std::vector<std::vector<TableCell>>& rows);

}  // namespace jiaokan::report
