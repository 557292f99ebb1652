#pragma once

#include <string>
#include <string_view>

namespace jiaokan::facts {

/// `width_folded` as the patterns read it: Traditional characters of the patterns' vocabulary become Simplified ones of the same byte length
/// (resources/dicts/pattern_characters.tsv), blanks of every width become ASCII blanks. Every byte offset stays what it was. Linear.
std::string match_text(std::string_view width_folded);

}  // namespace jiaokan::facts
