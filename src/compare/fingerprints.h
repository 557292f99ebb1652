#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/comparison.h"

namespace jiaokan::compare {

/// Gives every discrepancy its fingerprint, 16 hexadecimal digits: 6 over its kind and the folded words of both sides, 4 over the folded words before it in its
/// block, 4 over those behind it, 2 over the labels of the headings above. Page, line, id, script and blanks do not enter, so that a decision outlives another
/// extraction of the same edition. What is alike in all of these is told apart by its turn in reading order. `comparison` is in reading order.
/// O(discrepancies · log runs).
void give_fingerprints(const Edition& a, const Edition& b, Comparison& comparison);

/// Which fingerprint of an older comparison is which of a newer one.
struct FingerprintMatches {
  std::vector<std::optional<std::size_t>> older_of;  ///< by newer fingerprint
  std::vector<std::size_t> without;                  ///< older ones that are nowhere, ascending
  std::vector<std::size_t> ambiguous;                ///< older ones that fit several of the newer, none of them better; ascending
};

/// Equal fingerprints belong together. Of what is left, those that have the words and the surroundings on one side in common do, where there is one of each:
/// another layout may tear a paragraph beside the words, or take another line for a heading. Both lists hold each fingerprint once. O(n log n).
FingerprintMatches match_fingerprints(const std::vector<std::string>& older, const std::vector<std::string>& newer);

}  // namespace jiaokan::compare
