#pragma once

#include <string>

#include "report/writers.h"

namespace jiaokan::report {

/// What comparison_xlsx promises, by libxlsxwriter.
std::string comparison_sheets(const ComparisonView&, const TextStyle&);

/// What collation_xlsx promises.
std::string collation_sheets(const CollationView&, const TextStyle&);

/// The function table of the module jiaokan-xlsx: all that needs libxlsxwriter.
struct XlsxModule {
  std::string (*comparison)(const ComparisonView&, const TextStyle&);
  std::string (*collation)(const CollationView&, const TextStyle&);
};

}  // namespace jiaokan::report
