#include "core/module.h"
#include "core/version.h"
#include "report/comparison_sheets.h"

namespace {
constexpr jiaokan::report::XlsxModule kFunctions{jiaokan::report::comparison_sheets, jiaokan::report::collation_sheets};
}

JIAOKAN_MODULE(kFunctions);
