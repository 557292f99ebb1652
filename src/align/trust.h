#pragma once

#include "align/bilingual_terms.h"
#include "core/alignment.h"
#include "core/normalized_text.h"

namespace jiaokan::align {

/// Fills what tells whether an alignment can be trusted: coverage, mean similarity, evidence, hardly_matched, suspicious. `beads` and `moved` must be final.
/// @param contrast  of a pair in two languages, see held_out_contrast; negative for one language
/// Linear in text and beads.
void assess_trust(const NormalizedText& a, const NormalizedText& b, double contrast, Alignment& alignment);

/// How much more the beads of a pair in two languages have in common than the same segments paired otherwise, as a share of their worth, 0 … 1. What words
/// mean is learnt from one half of the beads and asked of the other: beads that taught a word would always be found to share it, however wrong they are.
double held_out_contrast(const BilingualTerms& terms, const std::vector<Bead>& beads);

}  // namespace jiaokan::align
