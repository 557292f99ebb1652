#pragma once

#include <string>

#include "core/language.h"
#include "report/writers.h"

namespace jiaokan::report {

/// The targets and responsible units of a pair side by side, and what the editions say against themselves, as parts of the page; each empty where there is
/// nothing to show. Rows lead to the passages (#a-b12) and to the findings (#d3).
std::string facts_html(const ComparisonView&, Language);
std::string checks_html(const ComparisonView&, Language);

}  // namespace jiaokan::report
