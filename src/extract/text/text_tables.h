#pragma once

#include <cstddef>
#include <vector>

#include "extract/repaired_text.h"
#include "extract/source_lines.h"
#include "extract/text/line_classes.h"

namespace jiaokan::extract {

/// Marks the rows of tables among the lines that are text so far: cells parted by tabs, or by bars as in Markdown. O(bytes).
void mark_table_lines(const std::vector<SourceLine>& lines, std::vector<LineClass>& classes);

/// The table that begins with line `first`, which is marked as one; `end` becomes the line behind its last row. O(bytes of the table).
RepairedParagraph read_text_table(const std::vector<SourceLine>& lines, const std::vector<LineClass>& classes, std::size_t first, std::size_t& end);

}  // namespace jiaokan::extract
