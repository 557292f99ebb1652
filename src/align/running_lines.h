#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/normalized_text.h"

namespace jiaokan::align {

/// Lines of one template that come back through the text: running heads, feet, page numbers.
struct RunningLine {
  std::uint32_t segment = 0;
  std::uint32_t group = 0;   ///< lines of one template, or of a template and the line that always stands beside it
  std::uint64_t number = 0;  ///< what it counts; 0 where it counts nothing
};

/// Segments that look like page furniture between the lines of the text: short lines that come back, alike but for a number that counts up, the
/// unchanging line beside such a one, and unchanging lines at even distances. Ascending by segment. A numbered label of the text (第3条 on a line of its
/// own) looks the same: whether both texts have it at the same place is for the caller to see. Linear in the text but for sorting the short lines.
std::vector<RunningLine> find_running_lines(const NormalizedText& text);

}  // namespace jiaokan::align
