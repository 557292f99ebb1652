#pragma once

#include "core/alignment.h"
#include "core/comparison.h"

namespace jiaokan::test {

/// A small pair with one discrepancy of each shape (changed words, missing words, a whole block), built by hand so that reports are tested by themselves.
struct SamplePair {
  Edition a, b;
  Alignment alignment;
  Comparison comparison;
};
SamplePair sample_pair();

/// The same pair against a baseline and with a decision: d1 is new, d2 unchanged, what was d3 is decided, and a fourth is fixed.
SamplePair reviewed_pair();

}  // namespace jiaokan::test
