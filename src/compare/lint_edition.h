#pragma once

#include "core/comparison.h"
#include "core/language.h"

namespace jiaokan::compare {

/// The faults that one edition shows by itself: its script findings with their places, page furniture inside sentences, gaps in numbering,
/// goals that disagree with their own milestones. In reading order.
LintReport lint_edition(const Edition& edition, Language language = Language::kEnglish);

}  // namespace jiaokan::compare
