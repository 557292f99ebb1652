#pragma once

#include <string>

#include "core/alignment.h"
#include "core/comparison.h"
#include "core/language.h"

namespace jiaokan::compare {

struct CompareOptions {
  bool list_expected = false;  ///< fill Comparison::expected; it is counted either way
  Language language = Language::kEnglish;  ///< of the messages
  std::string name_a = "A", name_b = "B";  ///< of the editions in the messages
};

/// Where two aligned editions disagree. `alignment` is over the blocks (segment i = block i) of a.folded and b.folded.
/// A difference that a fold makes vanish is expected; what remains is a discrepancy, as small as it can be said.
Comparison compare_editions(const Edition& a, const Edition& b, const Alignment& alignment, const CompareOptions& options = {});

}  // namespace jiaokan::compare
