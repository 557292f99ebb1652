#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/layout/text_columns.h"

namespace jiaokan::extract {

/// The words of a chunk without blanks, and what tells cells of a table from other text.
std::u32string words_of(const Chunk&, const PageGlyphs&);
bool has_letters(const std::u32string&);
bool has_digits(const std::u32string&);
bool is_number(const std::u32string&);
/// What a number (is_number) of up to nine figures counts, full-width ones too; 0 for a longer one.
long long number_value(const std::u32string&);
/// Dots that lead to a page number.
bool has_leaders(const std::u32string&);
/// 1. （一） ① and bullets: numbers a list's items, where 1 alone may count a table's rows.
bool is_item_number(const std::u32string&);

/// The most of the values that lie within `slack`. O(n log n).
std::size_t agreeing(std::vector<float> values, float slack);

}  // namespace jiaokan::extract
