#pragma once

#include "core/characters.h"

namespace jiaokan::align {

/// How the aligner reads a code point.
enum class Letter { kNone, kIdeograph, kWord };

/// Ideographs (and what is written without blanks like them) are read in pairs, letters and digits as words; the rest parts words.
constexpr Letter letter_of(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c) || is_ascii_digit(c) ? Letter::kWord : Letter::kNone;
  if (is_blank(c) || is_line_end(c) || is_cjk_punctuation(c) || (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020))
    return Letter::kNone;
  if (c < 0xC0) return Letter::kNone;
  if (is_latin(c) || is_fullwidth_digit(c) || (c >= 0x250 && c <= 0x52F)) return Letter::kWord;
  return Letter::kIdeograph;
}

constexpr char32_t lower_ascii(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

}  // namespace jiaokan::align
