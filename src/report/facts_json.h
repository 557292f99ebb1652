#pragma once

#include <vector>

#include "report/json_stream.h"
#include "report/writers.h"

namespace jiaokan::report {

/// targets, responsibilities, checks, warnings of all views: the body that facts and comparison share.
void write_facts(JsonStream& out, const std::vector<FactsView>&);

}  // namespace jiaokan::report
