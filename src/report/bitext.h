#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/writers.h"

namespace jiaokan::report {

/// What both editions say: a two-sided bead, a moved pair, or (where asked for) what one edition alone has.
struct BitextUnit {
  std::string id;  ///< "bead-12", "move-3": beads and moves count from 1, as they stand in the JSON
  std::vector<std::size_t> a, b;
  std::string text_a, text_b;  ///< as printed, in one line; empty where the side has nothing
  double similarity = 0;
  bool moved = false;
};

struct Bitext {
  std::vector<BitextUnit> units;               ///< in reading order, moves at the end
  std::size_t left_out_a = 0, left_out_b = 0;  ///< segments with text that stand in no unit
};

/// The beads and moves of an alignment as pairs of texts: what TMX and XLIFF hold. Segments without text make no units.
Bitext bitext_of(const AlignmentView&);

/// The text of a bead's side: neighbouring sentences of a block as they stand, blocks with a blank between them; no line ends or tabs, no blanks around it.
std::string text_of_segments(const Document&, const NormalizedText&, const std::vector<std::size_t>& segments);

/// Similarity with four decimals, "0.9731".
std::string decimal(double share);

/// What --source-lang and --target-lang say, or else the language of the text.
std::string language_a(const AlignmentView&);
std::string language_b(const AlignmentView&);

}  // namespace jiaokan::report
