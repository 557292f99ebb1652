#pragma once

#include <vector>

#include "report/json_text.h"
#include "report/writers.h"

namespace jiaokan::report {

/// targets, responsibilities, checks, warnings of all views: the body that facts and comparison share.
void write_facts(JsonText& out, const std::vector<FactsView>&);

}  // namespace jiaokan::report
