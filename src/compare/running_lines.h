#pragma once

#include <string_view>
#include <vector>

#include "core/comparison.h"

namespace jiaokan::compare {

/// True for a block that holds a page number and nothing else: 54, — 53 —, 15 / 18, 第3页 共10页, Page 3 of 10. `folded` is the block's folded text.
bool is_folio(std::string_view folded);

/// Which blocks of `edition` are running heads, feet or folios that stand among the text: short lines that come back at least three times, alike but for
/// their figures, on pages mostly at their heads and feet, and far more often than the other edition has these words anywhere (a line of a hard-wrapped paragraph stands there inside the paragraph).
/// O(n) in both texts for each length that such lines have; there are at most 60.
std::vector<bool> find_running_lines(const Edition& edition, const Edition& other);

}  // namespace jiaokan::compare
