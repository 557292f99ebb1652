#include "extract/layout/glyph_runs.h"

#include <algorithm>
#include <cmath>

#include "core/characters.h"
#include "extract/character_repair.h"

namespace jiaokan::extract {
namespace {

constexpr float kSameBand = 0.04F;    // of the height, by which type may differ within a run
constexpr float kGapEm = 0.25F;       // that ends a run
constexpr float kWidthError = 0.25F;  // points by which characters may stand off from where their widths put them

bool same_band(const Glyph& a, const Glyph& b) {
  const float height = static_cast<float>(std::max(1, a.bottom - a.top));
  return std::fabs(static_cast<float>(a.top - b.top)) <= kSameBand * height && std::fabs(static_cast<float>(a.bottom - b.bottom)) <= kSameBand * height;
}

/// Whether positions interpolated by width (two columns or one) are right.
bool is_proportional(std::span<const Glyph> glyphs) {
  const auto weight = [](const Glyph& g) { return is_wide(g.code) ? 2.0F : 1.0F; };
  float all = 0, before = 0;
  for (const Glyph& g : glyphs) all += weight(g);
  const float from = glyphs.front().lead, step = (glyphs.back().trail - from) / all;
  for (const Glyph& g : glyphs) {
    if (!(std::fabs(from + step * before - g.lead) <= kWidthError)) return false;
    before += weight(g);
  }
  return true;
}

}  // namespace

void append_runs(const Line& line, const PageLines& page, std::span<const Glyph> glyphs, const std::function<std::uint32_t(std::size_t)>& byte,
                 std::vector<GlyphRun>& runs) {
  for (std::size_t first = 0, last = 0; first < glyphs.size(); first = last) {
    for (last = first + 1; last < glyphs.size(); ++last)
      if (!same_band(glyphs[first], glyphs[last]) || glyphs[last].lead - glyphs[last - 1].trail > kGapEm * line.em) break;
    const auto part = glyphs.subspan(first, last - first);
    GlyphRun run;
    run.page = line.page;
    run.vertical = line.rotation % 2 == 1;
    run.text = {byte(first), byte(last)};
    Line band = {};
    band.rotation = line.rotation;
    band.box_top = line.box_top + static_cast<float>(part.front().top) / 32;
    band.box_bottom = part.front().bottom > part.front().top ? line.box_top + static_cast<float>(part.front().bottom) / 32 : line.box_bottom;
    run.box = to_page(band, page, part.front().lead, part.back().trail);
    if (line.rotation > 1 || !is_proportional(part)) {  // text that runs left or up has no interpolation
      run.edges.reserve(part.size() + 1);
      for (const Glyph& g : part) run.edges.push_back(axis_position(line, page, g.lead));
      run.edges.push_back(axis_position(line, page, part.back().trail));
    }
    runs.push_back(std::move(run));
  }
}

Box box_of_line(const Line& line, const PageLines& page) {
  Line band = {};
  band.rotation = line.rotation;
  band.box_top = line.box_top;
  band.box_bottom = line.box_bottom;
  if (!line.glyphs.empty() && line.glyphs.front().bottom > line.glyphs.front().top) {
    const auto top = std::min_element(line.glyphs.begin(), line.glyphs.end(), [](const Glyph& a, const Glyph& b) { return a.top < b.top; });
    const auto bottom = std::max_element(line.glyphs.begin(), line.glyphs.end(), [](const Glyph& a, const Glyph& b) { return a.bottom < b.bottom; });
    band.box_top = line.box_top + static_cast<float>(top->top) / 32;
    band.box_bottom = line.box_top + static_cast<float>(bottom->bottom) / 32;
  }
  return to_page(band, page, line.left, line.right);
}

void append_repairs(std::span<const Glyph> glyphs, const std::function<std::uint32_t(std::size_t)>& byte, std::vector<CharacterRepair>& repairs) {
  for (std::size_t i = 0; i < glyphs.size();) {
    const std::size_t letters = std::max<std::size_t>(1, letters_of_ligature(glyphs[i].printed).size());
    const std::size_t end = std::min(glyphs.size(), i + letters);
    if (glyphs[i].printed != 0) repairs.push_back({{byte(i), byte(end)}, glyphs[i].printed});
    i = end;
  }
}

}  // namespace jiaokan::extract
