#pragma once

#include <vector>

#include "align/similarity.h"
#include "align/terms.h"
#include "align/translation_lexicon.h"
#include "core/alignment.h"

namespace jiaokan::align {

/// Segments that say the same in another place, found among those that `beads` leave one-sided or hold in beads that hardly share anything. A moved pair must
/// be each other's best match by far and long enough not to be chance; pieces beside a moved pair follow it more easily.
/// Changes `beads`: what moved stands in one-sided beads, and where a few segments and many have changed places, the many are what stayed.
/// @param lexicon  null for texts in one language
/// O(terms of those segments × few + beads log beads).
std::vector<Move> find_moves(Likeness& likeness, const TermTable& a, const TermTable& b, const TranslationLexicon* lexicon, std::vector<Bead>& beads);

}  // namespace jiaokan::align
