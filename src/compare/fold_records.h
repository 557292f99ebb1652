#pragma once

#include <optional>

#include "compare/tokens.h"
#include "core/normalized_text.h"

namespace jiaokan::compare {

/// The fold of the records that touch `span`: kGlyph before all others, else the one applied last, of those up to `last`; nullopt where there is none.
/// O(log records + found).
std::optional<FoldId> fold_at(const NormalizedText& text, RawSpan span, FoldId last = FoldId::kRegional);

/// True where tokens at - 1 and at of `side` are of one word that the regional fold took for another region's: 程式 and 码 where 代码 is printed.
/// O(log records + found).
bool is_inside_regional_word(const Side& side, std::size_t at);

}  // namespace jiaokan::compare
