#pragma once

#include <cstdint>
#include <vector>

#include "align/aligner.h"
#include "align/body.h"
#include "core/alignment.h"
#include "core/normalized_text.h"

namespace jiaokan::align {

/// Beads and moves of two bodies, in segments of the bodies.
struct BodyAlignment {
  std::vector<Bead> beads;
  std::vector<Move> moves;
  double contrast = -1;    ///< of two languages, see held_out_contrast
  std::uint64_t work = 0;  ///< see AlignStatistics
};

/// Two texts in one language: rare runs of letters lead a band, shared terms decide inside it, letters decide where a break falls.
/// `pins`: see pinned_beads.
BodyAlignment align_editions(const NormalizedText& a, const Body& body_a, const NormalizedText& b, const Body& body_b, const std::vector<Bead>& pins,
                             const AlignOptions& options);

/// Two texts in different languages: figures, names and lengths first (Gale & Church 1993), then the words that the first beads teach (after Moore 2002).
BodyAlignment align_translations(const NormalizedText& a, const Body& body_a, const NormalizedText& b, const Body& body_b, const std::vector<Bead>& pins,
                                 const AlignOptions& options);

}  // namespace jiaokan::align
