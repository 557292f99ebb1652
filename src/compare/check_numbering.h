#pragma once

#include <vector>

#include "core/comparison.h"
#include "core/language.h"

namespace jiaokan::compare {

/// Headings and list items whose number does not follow the one before it under the same heading: （二） and then （四）, or 1. twice.
/// A series that starts again at one is a new series. Linear in the blocks.
std::vector<SpanFinding> find_numbering_faults(const Document& document, Language language);

}  // namespace jiaokan::compare
