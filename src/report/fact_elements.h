#pragma once

#include <string>

#include "core/facts.h"
#include "core/place.h"
#include "report/json_text.h"

namespace jiaokan::report {

/// What a comparison has tens of thousands of, as the JSON formats show it.
void write_place(JsonText&, const Place&);
void write_target(JsonText&, const Target&, const std::string& source);
void write_responsibility(JsonText&, const Responsibility&, const std::string& source);

}  // namespace jiaokan::report
