#pragma once

#include <string>

#include "report/writers.h"

namespace jiaokan::report {

/// What comparison_xlsx promises, by libxlsxwriter.
std::string comparison_sheets(const ComparisonView&, const TextStyle&);

/// The function table of the module jiaokan-xlsx: all that needs libxlsxwriter.
struct XlsxModule {
  std::string (*comparison)(const ComparisonView&, const TextStyle&);
};

}  // namespace jiaokan::report
