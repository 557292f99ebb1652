#pragma once

#include <cstddef>
#include <vector>

#include "core/alignment.h"
#include "core/collation.h"
#include "core/language.h"

namespace jiaokan::compare {

/// A witness with what was found between it and the base, the base being edition a of both. Views.
struct Witness {
  const Edition& edition;
  const Alignment& alignment;
  const Comparison& comparison;
};

/// The variants of all witnesses by place of the base, as a critical apparatus has them (lemma, readings, witnesses of each). Discrepancies that overlap in the
/// base become one entry, and each witness is read as far as the whole entry reaches; witnesses whose readings say the same (folded text, values of figures)
/// share one. A witness that does not hold the block at all is said to lack it. Page furniture is of a copy,
/// not of the text, and has no entry. `left_out[i]`: witness i has no part in the table.
/// O(discrepancies · log + text of the blocks that hold them).
VariantTable collate(const Edition& base, const std::vector<Witness>& witnesses, const std::vector<bool>& left_out = {});

/// Fills the table, `left_out` and the warnings of a collation whose comparisons are made. `editions` are the base and the witnesses, `alignments` those of
/// each witness with the base. Left out are witnesses that hardly match the base; files that are the same byte for byte are named.
void collate(const std::vector<const Edition*>& editions, const std::vector<Alignment>& alignments, Language language, Collation& collation);

}  // namespace jiaokan::compare
