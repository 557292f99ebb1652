#pragma once

#include "report/json_text.h"
#include "report/writers.h"

namespace jiaokan::report {

/// A finding as every JSON format has it.
Json discrepancy_json(const Discrepancy&);

/// The members of jiaokan.comparison/1 behind its sources, into the object that is open. `language`: of the messages.
void write_comparison(JsonText& out, const ComparisonView&, Language language);

}  // namespace jiaokan::report
