#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/team.h"
#include "extract/layout/body_type.h"
#include "extract/layout/type_area.h"

namespace jiaokan::extract {

/// Lines first … last (half-open, indices into the flow) that make one paragraph.
struct LineSpan {
  std::size_t first = 0, last = 0;
  bool centred = false;
};

/// Parts the flow into paragraphs, over the ends of columns and pages.
///
/// Method: the cheapest path over the lines, where each is the first line of a paragraph or a later one (Viterbi, two states). What a break or a join costs
/// comes from the room left on the line for the next one's first word, the indents, the leading, the size of the type, the punctuation and the numbering;
/// what indents mean is learnt from the document itself: three rounds, each counting the indents of the paragraphs found in the one before, so that
/// first-line indents, hanging indents and flush paragraphs each win where the document uses them. O(lines).
std::vector<LineSpan> find_paragraphs(const std::vector<FlowLine>&, const BodyType&, Team&);

}  // namespace jiaokan::extract
