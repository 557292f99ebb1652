#pragma once

#include <string>

#include "report/finding_rows.h"
#include "report/writers.h"

namespace jiaokan::report {

/// The findings as CommonMark for a mail: a summary, then by section what both editions have, the words in 【】.
std::string comparison_markdown(const ComparisonView&, const TextStyle&);
std::string lint_markdown(const LintView&, const TextStyle&);

/// "**plan.pdf** (Simplified, 99 blocks)".
std::string markdown_edition(const Document&, Language);
/// What an edition reads, with the words around it and the page; "–" without a place.
std::string markdown_reading(const FindingRow::Side&, Language);

}  // namespace jiaokan::report
