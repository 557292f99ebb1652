#pragma once

#include <vector>

#include "compare/hunks.h"

namespace jiaokan::compare {

/// Takes out of `hunks` the pairs of words that A has in one clause of a bead and B in another: each comes back as one hunk, its two ranges standing apart.
/// Equal by value (12000家 and 1.2万家), at least two ideographs or a figure; of several equal ones the first of each side are a pair. O(n log n).
std::vector<Hunk> take_moved_words(const BeadText& text, std::vector<Hunk>& hunks);

}  // namespace jiaokan::compare
