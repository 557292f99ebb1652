#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "align/aligner.h"

namespace jiaokan::pipeline {

/// Reads a bilingual lexicon (doc/formats/alignment.md): a word or phrase, tab, its translation, and if wished tab and a strength from 0 to 1; lines that
/// begin with # are comments. Throws Error (kConfig) naming `name` and the line; Error (kEncoding) where it is not UTF-8.
std::vector<align::WordPair> read_lexicon(std::string_view bytes, const std::string& name);

}  // namespace jiaokan::pipeline
