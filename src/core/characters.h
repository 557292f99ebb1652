#pragma once

namespace jiaokan {

/// Character classes that several stages ask for, as plain range tests on code points (Unicode 15 blocks).

constexpr bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool is_fullwidth_digit(char32_t c) { return c >= 0xFF10 && c <= 0xFF19; }
constexpr bool is_digit(char32_t c) { return is_ascii_digit(c) || is_fullwidth_digit(c); }
constexpr bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

/// Latin letters: ASCII, Latin-1, Latin Extended, and full-width forms.
constexpr bool is_latin(char32_t c) {
  return is_ascii_letter(c) || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
}

/// Ideographs: unified (all extensions), compatibility ideographs, radicals, 〇, 々.
constexpr bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x2E80 && c <= 0x2FDF) || c == 0x3005 || c == 0x3007;
}

/// Blanks of every width: ASCII space, tab, no-break, ideographic, en/em spaces, zero-width ones and the BOM. Line feeds are not blanks.
constexpr bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200D) || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0xFEFF || c == 0x1680 || c == 0xAD;
}
constexpr bool is_line_end(char32_t c) { return c == U'\n' || c == U'\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029; }

/// Punctuation that Chinese typesetting sets in a full-width box, and its full-width ASCII forms.
constexpr bool is_cjk_punctuation(char32_t c) {
  return (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
         (c >= 0xFF5B && c <= 0xFF65) || (c >= 0xFE30 && c <= 0xFE4F) || c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x2014 || c == 0x2026 || c == 0xB7 || c == 0x30FB;
}

constexpr bool is_private_use(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFF); }

/// Ends a sentence: 。！？ and their half-width forms, … is left to the caller.
constexpr bool is_sentence_end(char32_t c) { return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == U'!' || c == U'?' || c == 0xFF61; }

/// Columns a code point takes on a terminal: 2 for ideographs and full-width forms, 1 otherwise (see report/text_width for marks and emoji).
constexpr bool is_wide(char32_t c) {
  return is_han(c) || is_cjk_punctuation(c) ? !(c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x2014 || c == 0x2026 || c == 0xB7 || (c >= 0xFF61 && c <= 0xFF65))
                                            : (c >= 0x3000 && c <= 0x33FF) || (c >= 0xFF01 && c <= 0xFF60) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xFFE0 && c <= 0xFFE6);
}

}  // namespace jiaokan
