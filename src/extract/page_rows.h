#pragma once

#include <cstdint>
#include <vector>

#include "extract/page_glyphs.h"

namespace jiaokan::extract {

/// A word in the frame of its direction of writing (see Line).
struct Placed {
  std::uint32_t first = 0, count = 0;  ///< glyphs
  float u0 = 0, u1 = 0, v0 = 0, v1 = 0;
  float center() const { return (v0 + v1) / 2; }
  float height() const { return v1 - v0; }
};

/// Words that stand beside one another.
struct Row {
  float v0 = 0, v1 = 0;
  std::vector<Placed> words;  ///< by u0
  float center() const { return (v0 + v1) / 2; }
};

Placed place(const GlyphWord&, std::uint8_t rotation, float width, float height);

/// A position on the page, along its own axis, as u; its own inverse.
float to_frame(float position, std::uint8_t rotation, float width, float height);

/// Rows by vertical overlap, from top to bottom. A row's band is that of its tallest text, so that superscripts and marks join it without widening it.
/// O(words log words).
std::vector<Row> make_rows(std::vector<Placed> words);

}  // namespace jiaokan::extract
