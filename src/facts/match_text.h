#pragma once

#include <string>
#include <string_view>

#include "core/offset_map.h"

namespace jiaokan::facts {

/// `width_folded` as the patterns read it: Traditional characters of the patterns' vocabulary become Simplified ones of the same byte length
/// (resources/dicts/pattern_characters.tsv), blanks of every width become ASCII blanks. Every byte offset stays what it was. Linear.
std::string match_text(std::string_view width_folded);

/// A text without the blanks that are layout, and its map back.
struct TightText {
  std::string text;
  OffsetMap map;
};

/// Takes out blanks between ideographs and Chinese marks: wraps and justification leave them inside words (責任單 位). Blanks beside digits, Latin letters
/// and tabs stay, and so do those that part two units of a list or a label from its list. Linear.
TightText without_layout_blanks(std::string_view matched);

}  // namespace jiaokan::facts
