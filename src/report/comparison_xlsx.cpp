#include "report/comparison_xlsx.h"

#include "core/module.h"
#include "report/collation_writers.h"
#include "report/comparison_sheets.h"

namespace jiaokan::report {

namespace {

const XlsxModule& module() {
  static const auto* const loaded = static_cast<const XlsxModule*>(load_module("jiaokan-xlsx"));
  return *loaded;
}

}  // namespace

std::string comparison_xlsx(const ComparisonView& view, const TextStyle& style) { return module().comparison(view, style); }

std::string collation_xlsx(const CollationView& view, const TextStyle& style) { return module().collation(view, style); }

}  // namespace jiaokan::report
