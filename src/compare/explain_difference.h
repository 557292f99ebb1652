#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "compare/hunks.h"
#include "core/comparison.h"

namespace jiaokan::compare {

/// A stretch where the printed texts differ and the folded ones are equal. Spans may be empty (a blank on one side only).
struct FoldedDifference {
  RawSpan a, b;
  FoldId fold = FoldId::kWidth;    ///< the fold that makes it vanish; kGlyph is a fault, the others are expected
  std::size_t begin_a = 0, end_a = 0;  ///< the tokens it covers; an empty range for what stands between tokens
};

/// All maximal stretches between the hunks of a bead where the printed texts differ, in order. Neighbouring ones that the same fold explains are one.
/// Cost: O(tokens · log runs).
std::vector<FoldedDifference> explain_differences(const BeadText& text, const std::vector<Hunk>& hunks);

/// The token ranges of `from` that `span` of the printed text touches: [first, last) by index.
struct TokenRange {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
};
TokenRange tokens_of(const Side& side, RawSpan span);

}  // namespace jiaokan::compare
