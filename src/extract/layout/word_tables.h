#pragma once

#include <vector>

#include "extract/layout/row_tables.h"

namespace jiaokan::extract {

/// Tables of words alone, without rules, among rows that are no text in columns: names and offices, terms in two languages. Precision comes first: at least four
/// rows of two cells or three of more, whose cells begin at the same places, are short and say no sentence. Labels with a colon, lists, contents and names set
/// in a grid read as lines. O(words log words).
std::vector<RowTable> find_word_tables(const std::vector<Row>& rows, const PageGlyphs&, float em);

}  // namespace jiaokan::extract
