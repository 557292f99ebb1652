#pragma once

#include <vector>

#include "core/comparison.h"
#include "core/language.h"

namespace jiaokan::compare {

/// Enumerations inside paragraphs whose number does not follow the one before it: 一是…三是, 第一，…第三，, （一）…；（三）, 1.…。3.…, ①…③. Only where a clause
/// begins (一是 also behind a comma), so that references (第（一）、（三）项) are none, and not inside quotation marks. 一是 and 第一， run on over paragraphs
/// up to the next heading. What begins anew at one inside an enumeration is one of its own. O(bytes).
std::vector<SpanFinding> find_enumeration_faults(const Document& document, Language language);

}  // namespace jiaokan::compare
