#pragma once

#include <cstddef>
#include <vector>

#include "core/alignment.h"

namespace jiaokan::align {

/// Of pieces that have changed places either could be called the moved one. Decides for the fewest blocks moved, then the fewest segments: takes moved
/// pieces back into beads and beads apart into moves where that is less. `segments_a`, `segments_b`: of the sides. O(beads log beads).
void choose_what_moved(std::vector<Bead>& beads, std::vector<Move>& moves, std::size_t segments_a, std::size_t segments_b);

}  // namespace jiaokan::align
