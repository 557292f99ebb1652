#pragma once

#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/normalized_text.h"

namespace jiaokan::convert {

/// Which folds, in the order they are applied.
using FoldPlan = std::vector<FoldId>;

FoldPlan facts_plan();       ///< compatibility, width: either script, blanks kept
FoldPlan comparison_plan();  ///< every fold but the regional one: two editions of one text become equal
FoldPlan regional_plan();    ///< every fold: for two editions whose regions differ (regional_words.h)

/// Folds every block of `document` and joins them with "\n", and each piece of furniture by itself. Linear in the text.
NormalizedText normalize(const Document& document, const FoldPlan& plan);

/// One fold over any valid UTF-8 text: the unit that the property tests run on.
struct FoldedText {
  std::string text;
  OffsetMap map;
};
FoldedText apply_fold(FoldId fold, std::string_view text);

}  // namespace jiaokan::convert
