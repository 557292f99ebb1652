#include "extract/layout/tall_boxes.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "core/characters.h"

namespace jiaokan::extract {
namespace {

constexpr float kTallBoxEm = 1.5F;   // boxes taller than this come from the extremes of the whole typeface, and say nothing of the lines
constexpr float kTypeHeight = 1.2F;  // what such a box is taken for instead, in em
constexpr float kWideMarkEm = 0.8F;

/// — … and the like, which a browser takes from another typeface than the ideographs.
bool is_wide_mark(char32_t c) { return c == 0x2014 || c == 0x2015 || c == 0x2026 || c == 0x2500; }

/// A dash of another typeface among ideographs (2026—2030年) is as wide as they are.
void measure_mark(const PageGlyphs& page, float em, Placed& w) {
  const auto first = page.glyphs.begin() + w.first;
  if (w.count == 0 || !std::all_of(first, first + w.count, [](const Glyph& g) { return is_wide_mark(g.code); })) return;
  const float wide = std::fabs(first->trail - first->lead);
  if (wide > kWideMarkEm * em && w.height() > kTallBoxEm * wide) w.tall = w.height() / wide / kTypeHeight;
}

/// Letters and figures beside ideographs in tall boxes of the same reach are set in their typeface.
void share_tall_boxes(const PageGlyphs& page, std::vector<Placed>& words) {
  constexpr float kSame = 0.5F;  // points
  std::vector<Placed> tall;
  for (const Placed& w : words)
    if (w.tall > 1 && (tall.empty() || tall.back().v0 != w.v0 || tall.back().v1 != w.v1)) tall.push_back(w);  // of a line, once
  if (tall.empty()) return;
  for (Placed& w : words) {
    const bool latin = std::all_of(page.glyphs.begin() + w.first, page.glyphs.begin() + w.first + w.count, [](const Glyph& g) { return g.code < 0x80; });
    if (w.tall > 1 || !latin) continue;
    const auto like = std::find_if(tall.begin(), tall.end(), [&](const Placed& t) { return std::fabs(t.v0 - w.v0) < kSame && std::fabs(t.v1 - w.v1) < kSame; });
    if (like != tall.end()) w.tall = like->tall;
  }
}

}  // namespace

void measure_boxes(const PageGlyphs& page, float em, std::vector<Placed>& words) {
  std::vector<float> ratios;
  for (Placed& w : words) {
    std::vector<float> advances;
    for (std::uint32_t i = w.first; i < w.first + w.count; ++i)
      if (is_han(page.glyphs[i].code)) advances.push_back(std::fabs(page.glyphs[i].trail - page.glyphs[i].lead));
    const float advance = median(advances);
    if (advance <= 0) {
      measure_mark(page, em, w);
      continue;
    }
    ratios.push_back(w.height() / advance);
    if (ratios.back() > kTallBoxEm) w.tall = ratios.back() / kTypeHeight;
  }
  const float usual = median(ratios);
  if (usual <= kTallBoxEm) return share_tall_boxes(page, words);
  for (Placed& w : words)
    if (w.tall == 1 && w.height() > kTallBoxEm * em) w.tall = std::max(1.0F, std::min(usual, w.height() / em) / kTypeHeight);
}

}  // namespace jiaokan::extract
