#pragma once

#include <cstddef>
#include <vector>

#include "compare/messages.h"
#include "core/comparison.h"

namespace jiaokan::compare {

/// Runs the checks of each edition's own statements on both and compares the verdicts. A check of A and one of B belong together where most of their targets
/// were matched (`facts`), numbers of headings, of enumerations and names of units where they stand in the same bead and fold to the same. Listed is what differs in one edition at least, in reading order.
/// `beads_a[i]` is the bead that holds block i of a. O((facts + checks + blocks) log).
std::vector<CheckedStatement> compare_checks(const Edition& a, const Edition& b, const std::vector<FactPair>& facts, const std::vector<std::size_t>& beads_a,
                                             const std::vector<std::size_t>& beads_b, const Voice& voice);

}  // namespace jiaokan::compare
