#pragma once

#include <string>

#include "report/writers.h"

namespace jiaokan::report {

/// The comparison as a workbook (by the module jiaokan-xlsx) with four sheets: findings, pairs of aligned blocks, targets and responsible units of both
/// editions.
std::string comparison_xlsx(const ComparisonView&, const TextStyle&);

}  // namespace jiaokan::report
