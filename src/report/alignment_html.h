#pragma once

#include <string>

#include "report/writers.h"

namespace jiaokan::report {

/// Both editions side by side on one page without other files: a row for each bead, its languages marked, moves linked to where the text went, suspicious
/// stretches and one-sided rows shaded.
std::string alignment_html(const AlignmentView&, const TextStyle&);

}  // namespace jiaokan::report
