#pragma once

#include <string>

#include "report/writers.h"

namespace jiaokan::report {

/// SARIF 2.1.0 (OASIS): one run, the kinds as rules, content as error, form as warning, artifact as note. Lines say nothing about PDFs, so the place stands in
/// the location's properties (block, start, end, text, page, boxes) and its headings in the logical location. Fingerprints as partialFingerprints.
std::string comparison_sarif(const ComparisonView&, const TextStyle&);
std::string lint_sarif(const LintView&, const TextStyle&);

}  // namespace jiaokan::report
