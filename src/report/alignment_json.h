#pragma once

#include "report/json_stream.h"
#include "report/writers.h"

namespace jiaokan::report {

/// beads, moved, suspicious, summary: the body that alignment and comparison share.
void write_alignment(JsonStream& out, const AlignmentView&);

}  // namespace jiaokan::report
