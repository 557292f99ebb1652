#pragma once

#include <string>
#include <vector>

#include "report/writers.h"

namespace jiaokan::report {

/// What a reader should know before trusting the alignment: that the editions hardly match, and each suspicious stretch by its first and last segments.
std::vector<Warning> alignment_warnings(const AlignmentView&, Language);

/// "99 beads over 99 and 107 blocks; matched: 100 % of A, 99 % of B; mean similarity 0.97; 2 moves".
std::string alignment_summary(const AlignmentView&, Language);

}  // namespace jiaokan::report
