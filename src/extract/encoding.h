#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace jiaokan::extract {

struct DecodedText {
  std::string_view text;  ///< UTF-8 without byte order mark and NUL; into `storage` or, where nothing had to change, into the bytes given
  std::string storage;    ///< keep it as long as `text`
  std::string encoding;   ///< "UTF-8", "GB18030", "Big5" (with HKSCS), "UTF-16LE", "UTF-16BE"
  std::vector<Warning> warnings;

  DecodedText() = default;
  DecodedText(DecodedText&&) = delete;  // `text` may point into `storage`
};

/// Decodes a text file: UTF-8, UTF-16 (with or without byte order mark), GB18030, Big5 with HKSCS.
/// A byte order mark decides. Otherwise valid UTF-8 is UTF-8, then what HTML declares (charset=gb2312) counts where all bytes fit; the others are decoded
/// strictly, and one is taken only if at least nine in ten of its characters are in common use (GB 2312 level 1 or Big5 level 1, either script) and no other
/// comes near. Nothing is guessed beyond that: throws Error (kEncoding) that names the first byte which does not fit, (kUnsupported) for data full of control
/// characters, (kLimit) above 2 GiB. Single NUL characters are left out with a warning. O(bytes); takes up to two times the size of the text.
void decode_text(std::string_view bytes, const std::string& name, DecodedText& decoded);

/// The characters of GB 2312 (GB 18030) bytes; empty where not all fit.
std::u32string decode_gb2312(std::string_view bytes);

}  // namespace jiaokan::extract
