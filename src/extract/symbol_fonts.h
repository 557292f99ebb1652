#pragma once

#include <string_view>

namespace jiaokan::extract {

/// The Unicode character of a sign of the fonts Symbol, Wingdings and Wingdings 2, whose codes are their own (0x20 to 0xFF, or the same from U+F000 on).
/// In other fonts such a code is taken for one of Wingdings, whose bullets lose their font most often; what is not known stays as it is.
char32_t symbol_character(std::string_view font, char32_t code);

/// True for fonts whose text is signs, not letters.
bool is_symbol_font(std::string_view font);

/// True for symbol fonts in which not even the codes of letters are letters (in Symbol they are Greek ones).
bool has_no_letters(std::string_view font);

}  // namespace jiaokan::extract
