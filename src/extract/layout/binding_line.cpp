#include "extract/layout/binding_line.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "core/characters.h"
#include "extract/edge_characters.h"

namespace jiaokan::extract {
namespace {

constexpr std::array<std::u32string_view, 3> kMarks{U"裝装", U"訂订", U"線线"};
constexpr float kApart = 3;        // heights of a mark from one to the next, at least
constexpr float kSameColumn = 0.5F;  // heights of a mark

float middle(const Placed& w) { return (w.u0 + w.u1) / 2; }

bool is_dots(const Placed& w, const std::vector<Glyph>& glyphs) {
  return std::all_of(glyphs.begin() + w.first, glyphs.begin() + w.first + w.count,
                     [](const Glyph& g) { return is_blank(g.code) || in(U".．·…‥：:︰┊┆|│", g.code); });
}

}  // namespace

std::vector<Placed> take_binding_line(std::vector<Placed>& words, const std::vector<Glyph>& glyphs) {
  std::array<const Placed*, kMarks.size()> marks{};
  for (const Placed& w : words) {
    if (w.count != 1) continue;
    for (std::size_t m = 0; m < kMarks.size(); ++m)  // of several, the leftmost
      if (in(kMarks[m], glyphs[w.first].code) && (marks[m] == nullptr || w.u0 < marks[m]->u0)) marks[m] = &w;
  }
  if (std::any_of(marks.begin(), marks.end(), [](const Placed* w) { return w == nullptr; })) return {};
  const float size = marks[0]->height(), column = middle(*marks[0]);
  for (std::size_t m = 1; m < marks.size(); ++m)
    if (std::fabs(middle(*marks[m]) - column) > kSameColumn * size || marks[m]->center() - marks[m - 1]->center() < kApart * size) return {};
  const auto belongs = [&](const Placed& w) {
    return std::any_of(marks.begin(), marks.end(), [&](const Placed* m) { return m->first == w.first; }) ||
           (std::fabs(middle(w) - column) < size && is_dots(w, glyphs));
  };
  if (std::any_of(words.begin(), words.end(), [&](const Placed& w) { return !belongs(w) && w.u0 < column + size; })) return {};
  std::vector<Placed> taken, kept;
  for (const Placed& w : words) (belongs(w) ? taken : kept).push_back(w);
  words = std::move(kept);
  return taken;
}

}  // namespace jiaokan::extract
