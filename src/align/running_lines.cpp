#include "align/running_lines.h"

namespace jiaokan::align {

std::vector<bool> find_running_lines(const NormalizedText& text) { return std::vector<bool>(text.segments.size()); }

}  // namespace jiaokan::align
