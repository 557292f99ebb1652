#pragma once

#include <vector>

#include "core/comparison.h"
#include "core/language.h"

namespace jiaokan::compare {

/// Beyond this a jump is another way of numbering (2024. after 1.), not a gap.
inline constexpr int kWidestGap = 9;

/// Headings, list items and articles whose number does not follow the one before it under the same heading: （二） and then （四）, 1. twice, 第三条 left out.
/// A series that starts again at one is a new series. Articles are numbered through the document; those that are cited or inserted (第五条之一, 第五条修改为：)
/// are not counted, nor is a gap found in articles that do not begin with the first. O(blocks · log series).
std::vector<SpanFinding> find_numbering_faults(const Document& document, Language language);

}  // namespace jiaokan::compare
