#include "report/comparison_xlsx.h"

#include "core/module.h"
#include "report/comparison_sheets.h"

namespace jiaokan::report {

std::string comparison_xlsx(const ComparisonView& view, const TextStyle& style) {
  static const auto* const module = static_cast<const XlsxModule*>(load_module("jiaokan-xlsx"));
  return module->comparison(view, style);
}

}  // namespace jiaokan::report
