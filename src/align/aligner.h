#pragma once

#include <cstddef>

#include "core/alignment.h"
#include "core/normalized_text.h"

namespace jiaokan::align {

struct AlignOptions {
  /// Below this similarity two segments are never one bead.
  double min_similarity = 0.25;
  /// Report segments that stand elsewhere as moves.
  bool find_moves = true;
};

/// Aligns the segments of two folded texts. Near linear in time and memory, deterministic.
/// @return beads in order; every segment index of both sides stands in exactly one bead (checked). Empty segments are segments too.
Alignment align(const NormalizedText& a, const NormalizedText& b, const AlignOptions& options = {});

/// The same text cut into sentences inside its segments (。！？； … with the closing quotes and brackets behind them).
/// Every byte of a segment belongs to exactly one sentence; `block` is kept.
NormalizedText split_sentences(const NormalizedText& text);

}  // namespace jiaokan::align
