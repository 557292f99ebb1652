#pragma once

#include <cstddef>
#include <vector>

#include "core/document.h"
#include "report/json_text.h"

namespace jiaokan::report {

/// One object for each box, as all formats have them.
void write_boxes(JsonText& out, const std::vector<PageBox>& boxes);

/// Writes one block as the document format has it: its text, its boxes on the pages, its lines and cells. O(its text + log runs).
void write_block(JsonText& out, const Document& document, std::size_t index);

}  // namespace jiaokan::report
