#pragma once

#include <string>

#include "report/writers.h"

namespace jiaokan::report {

/// TMX 1.4b (LISA OSCAR, 2005): what both editions say, one <tu> each, with similarity and ids as <prop>. What one edition alone says is counted in the
/// header, or a <tu> of one language where the view asks for it.
std::string alignment_tmx(const AlignmentView&, const TextStyle&);
/// The pairs of blocks that a comparison went by.
std::string comparison_tmx(const ComparisonView&, const TextStyle&);

/// XLIFF 2.1 (OASIS, 2018): one <unit> each, the similarity in the metadata module. What only the source says is a segment without target, what only the
/// target says one with an empty source; both only where the view asks for them.
std::string alignment_xliff(const AlignmentView&, const TextStyle&);

/// The ladder of hunalign (Varga et al. 2005): rungs of two segment indices and the similarity of what lies between this rung and the next. The last
/// rung is the two counts. Furniture inside a bead counts as part of it: the format knows no gaps.
std::string alignment_ladder(const AlignmentView&, const TextStyle&);

}  // namespace jiaokan::report
