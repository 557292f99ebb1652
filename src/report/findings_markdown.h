#pragma once

#include <string>

#include "report/writers.h"

namespace jiaokan::report {

/// The findings as CommonMark for a mail: a summary, then by section what both editions have, the words in 【】.
std::string comparison_markdown(const ComparisonView&, const TextStyle&);
std::string lint_markdown(const LintView&, const TextStyle&);

}  // namespace jiaokan::report
