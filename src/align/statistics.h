#pragma once

#include <cstdint>

#include "align/aligner.h"

namespace jiaokan::align {

/// What an alignment cost, free of clocks.
struct AlignStatistics {
  std::uint64_t steps = 0;  ///< term look-ups, cells of the band, keys of anchors
};

/// As align(a, b, options); adds what it cost to `statistics`.
Alignment align(const NormalizedText& a, const NormalizedText& b, const AlignOptions& options, AlignStatistics& statistics);

}  // namespace jiaokan::align
