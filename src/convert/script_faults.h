#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/comparison.h"
#include "core/document.h"

namespace jiaokan::convert {

/// What to look for besides faults.
struct FaultOptions {
  std::optional<ScriptStandard> other_standard = {};  ///< list the places that this standard, Hong Kong or Taiwan, writes otherwise
  FindingLimits limits = {};                          ///< of each of the two lists
};

struct ScriptFaults {
  std::vector<SpanFinding> findings;        ///< sorted by span
  std::vector<SpanFinding> other_standard;  ///< only where asked for; sorted by span
  std::vector<NotListed> not_listed;        ///< of both lists, beyond the limits
  std::size_t standard_only = 0;            ///< places that another Traditional standard would write otherwise (爲 for 為): no faults, only counted
};

/// Faults of writing that one edition shows by itself: misconversions (曆史 for 歷史), glyph errors (裝臵), characters of the other script left over,
/// U+FFFD and private-use characters (encoding), foreign words inside Chinese. Each finding is one occurrence, as small as it can be said
/// (the word, not the sentence). Uses `document.script`. Furniture is not looked at. One pass, O(bytes); memory beyond the findings is some MB whatever the
/// text.
ScriptFaults find_script_faults(const Document& document, const FaultOptions& options = {});

}  // namespace jiaokan::convert
