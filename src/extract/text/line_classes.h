#pragma once

#include <vector>

#include "extract/source_lines.h"

namespace jiaokan::extract {

/// What a line of a text is among its neighbours.
enum class LineClass { kText, kTable, kMarked, kPageMark, kHeader, kFrame };

/// One for each line. O(bytes).
std::vector<LineClass> classify_lines(const std::vector<SourceLine>& lines);

}  // namespace jiaokan::extract
