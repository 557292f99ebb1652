#pragma once

#include <cstdint>
#include <vector>

#include "extract/page_layout.h"

namespace jiaokan::extract {

/// A line of the running text together with the column it stands in.
struct FlowLine {
  const Line* line = nullptr;
  float column_left = 0, column_right = 0;  ///< edges of the type area there, in u
  bool starts = false;                      ///< something that is no text stands before it: a paragraph begins here
  float join = 0;                           ///< what the file's own structure adds to the cost of joining the line to the one before
  std::uint8_t heading = 0;                 ///< depth in the file's outline of the heading that begins here; 0 = none
};

/// Lines first … last (half-open, indices into the flow) that make one paragraph.
struct LineSpan {
  std::size_t first = 0, last = 0;
  bool centred = false;
};

/// What most lines of a document have in common.
struct BodyType {
  float em = 0;       ///< size of most of the text
  float leading = 0;  ///< distance of its lines
};

BodyType measure_body(const std::vector<FlowLine>&);

/// Finds the type area of each line: the left and right edge that the lines of pages of the same size, parity and column share.
/// O(lines log lines).
std::vector<FlowLine> make_flow(const std::vector<PageLines>& pages, const std::vector<const Line*>& lines_in_order);

/// Parts the flow into paragraphs, over the ends of columns and pages.
///
/// Method: the cheapest path over the lines, where each is the first line of a paragraph or a later one (Viterbi, two states). What a break or a join costs
/// comes from the room left on the line for the next one's first word, the indents, the leading, the size of the type, the punctuation and the numbering;
/// what indents mean is learnt from the document itself: three rounds, each counting the indents of the paragraphs found in the one before, so that
/// first-line indents, hanging indents and flush paragraphs each win where the document uses them. O(lines).
std::vector<LineSpan> find_paragraphs(const std::vector<FlowLine>&, const BodyType&);

}  // namespace jiaokan::extract
