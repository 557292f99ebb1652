#pragma once

#include "report/json_text.h"
#include "report/writers.h"

namespace jiaokan::report {

/// beads, moved, suspicious, summary: the body that alignment and comparison share.
void write_alignment(JsonText& out, const AlignmentView&);

}  // namespace jiaokan::report
