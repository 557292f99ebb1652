#pragma once

#include <vector>

#include "align/terms.h"
#include "core/alignment.h"

namespace jiaokan::align {

/// Beads 1-n and n-1 of any n: a paragraph that the other side has in many lines, as hard-wrapped text does. Looks between the beads that are sure, among
/// one-sided ones and those of the largest kind, for runs of segments that stand inside one segment of the other side and make up most of it.
/// O(terms × a constant look-ahead).
std::vector<Bead> gather_pieces(const PairTerms& terms, const std::vector<Bead>& beads);

}  // namespace jiaokan::align
