#pragma once

#include <string>

#include "report/writers.h"

namespace jiaokan::report {

/// RFC 4180 (csv_record): a header, then one row for each target (record `target`), for each responsible unit (`unit`) and, where they
/// were asked for, each quantity (`quantity`). Columns that do not concern a record are empty. Linear.
std::string facts_csv(const std::vector<FactsView>&, const TextStyle&);

}  // namespace jiaokan::report
