#pragma once

#include <string>

#include "report/writers.h"

namespace jiaokan::report {

/// The comparison as one page that needs no other file and no network: both editions side by side by section, changed words marked, each finding below its
/// passage; filters, search, keys and decisions by resources/web/comparison.js. Page crops where the view has them.
/// A Content-Security-Policy lets nothing run but that script. O(text + marks · log marks).
std::string comparison_html(const ComparisonView&, const TextStyle&);

}  // namespace jiaokan::report
