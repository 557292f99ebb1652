#pragma once

#include "core/comparison.h"
#include "core/language.h"

namespace jiaokan::compare {

/// The faults that one edition shows by itself: its script findings with their places, page furniture inside sentences, gaps in numbering and enumerations,
/// units whose names are written in two ways, goals that disagree with their own milestones. In reading order. Of each kind that is found here
/// `limits.alike` are listed at most; the script findings are taken as they are.
LintReport lint_edition(const Edition& edition, Language language = Language::kEnglish, FindingLimits limits = {});

}  // namespace jiaokan::compare
