#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/alignment.h"

namespace jiaokan::report {

/// What the segments of the two sides are called and how many there are.
struct PinnedInput {
  bool sentences = false;  ///< ids are s1, s2, … instead of b1, b2, …
  std::size_t segments_a = 0, segments_b = 0;
};

/// Reads beads fixed by hand (doc/formats/alignment.md): TSV of two columns of segments, or beads as `align --format jsonl` writes them.
/// Throws Error (kConfig) naming `name` and the line: what cannot be read, no such segment, a segment in two pins, pins that cross.
std::vector<Pin> read_pins(std::string_view bytes, const std::string& name, const PinnedInput& input);

}  // namespace jiaokan::report
