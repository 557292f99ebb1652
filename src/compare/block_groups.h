#pragma once

#include <cstddef>
#include <vector>

#include "core/alignment.h"
#include "core/comparison.h"

namespace jiaokan::compare {

/// Blocks of two editions that are compared with one another, ascending. One side may be empty.
struct BlockGroup {
  std::vector<std::size_t> a, b;

  bool two_sided() const { return !a.empty() && !b.empty(); }
};

/// Blocks that never join others: running lines, blocks that stand elsewhere, blocks without text.
struct BlocksApart {
  std::vector<bool> a, b;
};

/// The beads of `alignment` as groups, in order; every block stands in exactly one. A paragraph that an aligner gave too few lines gets the rest: a block
/// without counterpart joins the group beside it, and a block at the edge of a group moves to its neighbour, where the words that the neighbour lacks are
/// this block's (at least half of its runs of four code points, or all of it at the very end or start). Groups whose lines were cut at other spots become one.
/// Blocks apart leave their groups. Cost: O(n log n) in the text of both.
std::vector<BlockGroup> group_blocks(const Edition& a, const Edition& b, const Alignment& alignment, const BlocksApart& apart);

}  // namespace jiaokan::compare
