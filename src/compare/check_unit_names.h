#pragma once

#include <vector>

#include "core/comparison.h"
#include "core/language.h"

namespace jiaokan::compare {

/// Responsible units that the edition's lists name in two ways: 市发展和改革委 beside 市发展改革委. Each finding is one occurrence of a rarer way, with the
/// commoner as suggestion and both counts; what is about as common is not listed. A full name that stands first introduces the short one and is right.
/// O(units · log units).
std::vector<SpanFinding> find_unit_name_faults(const Document& document, const std::vector<Responsibility>& responsibilities, Language language);

}  // namespace jiaokan::compare
