#pragma once

#include <vector>

#include "core/facts.h"
#include "core/normalized_text.h"

namespace jiaokan::facts {

/// Every figure of `document`, in reading order, of nested ones the outer first: numbers (三分之一, 十几万, 2^5), shares (百分之五, 3.5%, 六成, 八折), ranges
/// and bounds (一到五, 大于20且小于30, 五百以上), sums of money and measures. Unlike targets and quantities this takes no view on what a plan means by it.
/// `width_folded` is `document` after the width fold only. Linear in the text.
std::vector<Mention> find_mentions(const Document& document, const NormalizedText& width_folded);

}  // namespace jiaokan::facts
