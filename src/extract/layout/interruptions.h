#pragma once

#include <cstddef>
#include <vector>

#include "extract/layout/table_flow.h"
#include "extract/layout/type_area.h"

namespace jiaokan::extract {

/// A line that stands apart from the flow: of a footnote, or the caption of a table or figure that cuts a paragraph.
struct NoteLine {
  const Line* line = nullptr;
  std::size_t before = 0;  ///< index of the line of the flow that it stands before
  bool caption = false;
};

/// Finds where tables, and the white that figures leave, only interrupt a paragraph: the line above them is full and ends within a sentence, the line below
/// goes on at the margin without a number. There captions leave the flow for `notes`, tables and captions stand before one line, and the lines around are as
/// good as neighbours. Before any other table, a paragraph begins (FlowLine::starts). `notes` and `tables` by their places; `places`: other indices of lines of
/// the flow, which are moved with it. O(lines).
void bridge_interruptions(std::vector<FlowLine>& flow, std::vector<FlowTable>& tables, std::vector<NoteLine>& notes, const std::vector<std::size_t*>& places);

}  // namespace jiaokan::extract
