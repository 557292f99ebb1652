#pragma once

#include <cstdint>
#include <vector>

#include "extract/pdf/page_glyphs.h"

namespace jiaokan::extract {

/// A word in the frame of its direction of writing (see Line).
struct Placed {
  std::uint32_t first = 0, count = 0;  ///< glyphs
  float u0 = 0, u1 = 0, v0 = 0, v1 = 0;
  float tall = 1;  ///< height of the box, in heights of what it shows
  float center() const { return (v0 + v1) / 2; }
  float height() const { return v1 - v0; }
  float type_height() const { return height() / tall; }
  float type_top() const { return center() - type_height() / 2; }
  float type_bottom() const { return center() + type_height() / 2; }
};

/// Words that stand beside one another.
struct Row {
  float v0 = 0, v1 = 0;          ///< of its type
  float box_v0 = 0, box_v1 = 0;  ///< of its boxes
  std::vector<Placed> words;     ///< by u0
  float center() const { return (v0 + v1) / 2; }
};

Placed place(const GlyphWord&, std::uint8_t rotation, float width, float height);

/// A point of the page in the frame.
struct FramePoint {
  float u = 0, v = 0;
};
FramePoint place(const TextPoint&, std::uint8_t rotation, float width, float height);

/// A position on the page, along its own axis, as u; its own inverse.
float to_frame(float position, std::uint8_t rotation, float width, float height);

/// Rows by vertical overlap, from top to bottom. A row's band is that of its tallest text, so that superscripts and marks join it without widening it.
/// O(words log words).
std::vector<Row> make_rows(std::vector<Placed> words);

/// The middle value; 0 where there is none. Reorders the values.
float median(std::vector<float>& values);

}  // namespace jiaokan::extract
