#pragma once

#include <cstdint>
#include <vector>

#include "extract/layout/type_area.h"

namespace jiaokan::extract {

/// What most lines of a document have in common.
struct BodyType {
  float em = 0;       ///< size of most of the text
  float leading = 0;  ///< distance of its lines
  std::uint8_t weight = 0;
  bool ideographs = false;  ///< it is Chinese, if not all of it
};

/// O(glyphs).
BodyType measure_body(const std::vector<FlowLine>&);

}  // namespace jiaokan::extract
