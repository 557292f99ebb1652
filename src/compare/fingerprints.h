#pragma once

#include "core/comparison.h"

namespace jiaokan::compare {

/// Gives every discrepancy its fingerprint: 16 hexadecimal digits over its kind, the folded words of both sides, the labels of the headings above and the
/// folded words around it in its block. Page, line, id, script and layout do not enter, so that a decision outlives another extraction of the same edition.
/// What is alike in all of these is told apart by its turn in reading order. `comparison` is in reading order. O(discrepancies · log runs).
void give_fingerprints(const Edition& a, const Edition& b, Comparison& comparison);

}  // namespace jiaokan::compare
