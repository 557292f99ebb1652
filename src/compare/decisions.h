#pragma once

#include <vector>

#include "core/comparison.h"
#include "core/decision.h"
#include "core/language.h"

namespace jiaokan::compare {

/// Moves the findings that were accepted from `discrepancies` to `decided` (match_fingerprints says which are meant). Of several decisions about one finding
/// the last counts. A decision that fits no finding of this pair is a warning (the finding may be fixed), and so are one that fits several and one that another
/// takes back. O((discrepancies + decisions) log decisions).
void apply_decisions(const std::vector<Decision>& decisions, Comparison& comparison, Language language = Language::kEnglish);

/// Marks each finding as new or unchanged against an older comparison, and lists what is gone: fixed. Apply decisions before. Messages of fixed findings that
/// were in another language are made anew from their kinds and words.
void apply_baseline(const std::vector<BaselineFinding>& baseline, Comparison& comparison, Language language = Language::kEnglish);

}  // namespace jiaokan::compare
