#pragma once

#include <vector>

#include "core/comparison.h"
#include "core/document.h"

namespace jiaokan::convert {

/// Faults of writing that one edition shows by itself: misconversions (曆史 for 歷史), glyph errors (裝臵), characters of the other script left over,
/// U+FFFD and private-use characters (encoding), foreign words inside Chinese. Each finding is one occurrence, as small as it can be said
/// (the word, not the sentence). Sorted by span. Uses `document.script`. Furniture is not looked at.
std::vector<SpanFinding> find_script_faults(const Document& document);

/// Places that another Traditional standard would write otherwise (爲 for 為): no faults, only counted.
std::size_t count_standard_only(const Document& document);

/// Those places with what `standard`, Hong Kong or Taiwan, writes there. Sorted by span.
std::vector<SpanFinding> find_other_standard(const Document& document, ScriptStandard standard);

}  // namespace jiaokan::convert
