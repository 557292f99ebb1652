#pragma once

#include <string_view>

#include "core/utf8.h"

namespace jiaokan::extract {

/// The first code point of a text in UTF-8; U+0000 where it is empty.
inline char32_t first_of(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? U'\0' : utf8::next(text, at);
}

/// The last code point of a text in UTF-8; U+0000 where it is empty.
inline char32_t last_of(std::string_view text) {
  std::size_t at = text.size();
  return text.empty() ? U'\0' : utf8::previous(text, at);
}

/// Whether `c` is one of `set`.
inline bool in(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

}  // namespace jiaokan::extract
