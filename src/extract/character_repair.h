#pragma once

#include <string>
#include <string_view>

namespace jiaokan::extract {

/// Characters that PDF files name by a code of the wrong sort, and the ordinary ones that the page shows. Only what is certain is repaired.

/// The unified ideograph that a compatibility ideograph (U+F900…, U+2F800…) or a radical (U+2E80…, U+2F00…) looks the same as: fonts that draw both with one
/// glyph make PDFs carry either. 0 where `code` is neither, and for radicals that are only a part of a character (⺮ is drawn otherwise than 竹).
char32_t unified_ideograph(char32_t code);

/// The letters of a Latin ligature (U+FB00-FB06, ﬁ → fi); empty for other codes.
std::u32string_view letters_of_ligature(char32_t code);

/// The character that a symbol font shows for a private-use code (U+F000 + its own code), as Word writes its bullets: U+F0B7 in Symbol is •, U+F0FC in
/// Wingdings is ✓. Wingdings has no letters: l and § there are the signs of these codes, ● and ▪, by producers that name them as if it were a Latin font.
/// `font` is the PDF's name of the font, with or without the prefix of a subset. 0 where the font is none of these or the shape has no character of its own.
char32_t sign_in_font(std::string_view font, char32_t code);

/// True for a Latin character that would be a sign in Wingdings.
bool may_be_sign(char32_t code);

/// Whether a code shows anything: not control characters, zero-width characters, byte order marks, marks of direction and codes that are no characters.
/// The soft hyphen counts as shown, since a PDF draws what it names. Blanks count as shown.
bool shows_something(char32_t code);

}  // namespace jiaokan::extract
