#pragma once

#include <vector>

#include "compare/tokens.h"
#include "compare/written_numbers.h"
#include "core/text_diff.h"

namespace jiaokan::compare {

/// A bead's two sides, ready to be compared.
struct BeadText {
  Side a, b;
  std::vector<WrittenNumber> numbers_a, numbers_b;
};

/// The differences of a bead as a reader would name them. From the raw diff, in this order:
/// an insertion or deletion that could stand at several spots is put where clauses, list items and words begin and end;
/// hunks are merged where what is equal between them is shorter than what they change (one reading explains both);
/// a hunk grows until it cuts no figure (1.2|万), no compound (5|G), no 百分点 and no word of another region (代|码 against 程式).
/// Cost: linear in the tokens.
std::vector<Hunk> find_hunks(const BeadText& text);

}  // namespace jiaokan::compare
