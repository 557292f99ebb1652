#pragma once

#include <vector>

#include "core/normalized_text.h"

namespace jiaokan::align {

/// Which segments are running heads, feet or page numbers that stand between the lines of the text: lines that come back again and again, alike but
/// for a number that counts up. Linear in the text.
std::vector<bool> find_running_lines(const NormalizedText& text);

}  // namespace jiaokan::align
