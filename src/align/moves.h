#pragma once

#include <cstdint>
#include <vector>

#include "align/terms.h"
#include "core/alignment.h"

namespace jiaokan::align {

/// Segments without a counterpart (`free_a`, `free_b`: indices into the terms' segments, ascending) that say the same in another place.
/// A pair must be each other's best match by far, long enough not to be chance. O(terms of the free segments × few).
std::vector<Move> find_moves(const PairTerms& terms, const std::vector<std::uint32_t>& free_a, const std::vector<std::uint32_t>& free_b);

}  // namespace jiaokan::align
