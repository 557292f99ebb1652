#pragma once

#include <string>
#include <vector>

#include "report/writers.h"

namespace jiaokan::report {

/// One record of RFC 4180, ending in CRLF. What a spreadsheet would run as a formula gets an apostrophe in front.
std::string csv_record(const std::vector<std::string>& fields);

/// One finding a record, with a header record; see doc/formats/reports.md for the columns.
std::string comparison_csv(const ComparisonView&, const TextStyle&);
std::string lint_csv(const LintView&, const TextStyle&);

}  // namespace jiaokan::report
