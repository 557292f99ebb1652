#pragma once

#include <string>
#include <vector>

#include "core/alignment.h"
#include "core/comparison.h"

namespace jiaokan::test {

/// What a fold made of a piece of printed text: every occurrence of `printed` becomes `folded`.
struct FoldRule {
  std::string printed, folded;
  FoldId fold;
};

/// An edition of paragraphs without the stages: its folded text is the printed one with the rules applied and all blanks taken out.
Edition build_edition(const std::vector<std::string>& blocks, const std::vector<FoldRule>& rules = {});

/// A piece of furniture with its folded text.
void add_furniture(Edition& edition, Furniture furniture, const std::string& folded);

/// Block i against block i; what is left over on one side stands alone.
Alignment align_in_step(const Edition& a, const Edition& b);

}  // namespace jiaokan::test
