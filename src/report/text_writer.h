#pragma once

#include <string>

#include "report/writers.h"

namespace jiaokan::report {

/// What a person reads at a terminal. Width-aware: ideographs take two columns.
std::string document_text(const Document&, const TextStyle&);
std::string alignment_text(const AlignmentView&, const TextStyle&);
std::string facts_text(const std::vector<FactsView>&, const TextStyle&);
std::string comparison_text(const ComparisonView&, const TextStyle&);
void write_comparison_text(const ComparisonView&, const TextStyle&, const Sink&);
std::string lint_text(const LintView&, const TextStyle&);

}  // namespace jiaokan::report
