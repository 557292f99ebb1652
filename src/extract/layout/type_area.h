#pragma once

#include <cstdint>
#include <vector>

#include "extract/layout/page_layout.h"

namespace jiaokan::extract {

/// A line of the running text together with the column it stands in.
struct FlowLine {
  const Line* line = nullptr;
  float column_left = 0, column_right = 0;  ///< edges of the type area there, in u
  float hang = 0;                           ///< how far marks hang out of the right edge that the words end at; `column_right` is where the marks end
  bool starts = false;                      ///< something that is no text stands before it: a paragraph begins here
  float join = 0;                           ///< what the file's own structure adds to the cost of joining the line to the one before
  std::uint8_t heading = 0;                 ///< depth in the file's outline of the heading that begins here; 0 = none
};

/// Finds the type area of each line: the left and right edge that the lines of its page or column share with those of other pages of the size. Margins that
/// change with the page (left and right pages, a part in another layout) and the columns of a page are told apart by where their lines end.
/// O(lines log lines).
std::vector<FlowLine> make_flow(const std::vector<PageLines>& pages, const std::vector<const Line*>& lines_in_order);

}  // namespace jiaokan::extract
