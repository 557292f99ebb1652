#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/layout/type_area.h"

namespace jiaokan::extract {

/// Weight of the type at `u` of a line.
std::uint8_t weight_at(const Line& line, float u);

/// The weight that nine in ten of the line's ideographs have, or of its letters and digits where it has none; TextPoint::kMixedWeight where none has.
/// Digits and letters between ideographs do not count: they are often set in a typeface of their own. O(glyphs).
std::uint8_t weight_of(const Line& line);

/// The weight of most of the text. O(glyphs).
std::uint8_t usual_weight(const std::vector<FlowLine>& flow);

/// Whether type of this weight stands out from text that is set in `usual`.
constexpr bool is_heavier(std::uint8_t weight, std::uint8_t usual) {
  return weight != TextPoint::kMixedWeight && usual != TextPoint::kMixedWeight && weight > usual;
}

}  // namespace jiaokan::extract
