#include "compare/compare_editions.h"
#include "compare/lint_edition.h"

namespace jiaokan::compare {

Comparison compare_editions(const Edition&, const Edition&, const Alignment&, const CompareOptions&) { return {}; }
LintReport lint_edition(const Edition&) { return {}; }

}  // namespace jiaokan::compare
