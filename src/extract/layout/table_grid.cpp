#include "extract/layout/table_grid.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace jiaokan::extract {
namespace {

constexpr float kTouch = 3.0F;     // points between rules that meet
constexpr float kSameEdge = 3.0F;  // points between rules of one edge
constexpr float kThinnestRow = 5.0F;
constexpr float kSameEnd = 4.0F;     // points between the ends of rules of one band
constexpr float kHeadingRow = 1.3F;  // of the lowest row
constexpr std::size_t kMostEdges = 400;
constexpr std::size_t kMostOpenBands = 64;

/// A rule by the coordinate it stands at and the range it covers.
struct Bar {
  float at = 0, from = 0, to = 0;
};

/// Joins bars that go on from one another.
std::vector<Bar> joined(std::vector<Bar> bars) {
  std::sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) { return a.at != b.at ? a.at < b.at : a.from < b.from; });
  std::vector<Bar> out;
  for (std::size_t begin = 0; begin < bars.size();) {
    std::size_t end = begin + 1;
    while (end < bars.size() && bars[end].at - bars[end - 1].at < 1.0F && bars[end].at - bars[begin].at < kSameEdge) ++end;
    std::sort(bars.begin() + static_cast<std::ptrdiff_t>(begin), bars.begin() + static_cast<std::ptrdiff_t>(end),
              [](const Bar& a, const Bar& b) { return a.from < b.from; });
    const std::size_t first = out.size();
    for (std::size_t i = begin; i < end; ++i) {
      if (out.size() > first && bars[i].from <= out.back().to + kTouch)
        out.back().to = std::max(out.back().to, bars[i].to);
      else
        out.push_back(bars[i]);
    }
    begin = end;
  }
  return out;
}

class Sets {
 public:
  explicit Sets(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  /// The smaller index stays the name of the set.
  void unite(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

/// Ascending, close ones made one.
std::vector<float> edges(std::vector<float> values, float least) {
  std::sort(values.begin(), values.end());
  std::vector<float> out;
  for (const float v : values)
    if (out.empty() || v - out.back() > least) out.push_back(v);
  return out;
}

bool covers(const std::vector<Bar>& bars, float at, float middle) {
  return std::any_of(bars.begin(), bars.end(),
                     [&](const Bar& b) { return b.at > at - kSameEdge && b.at < at + kSameEdge && b.from <= middle && middle <= b.to; });
}

std::optional<TableGrid> make_grid(const std::vector<Bar>& across, const std::vector<Bar>& down) {
  if (across.empty() || down.empty()) return std::nullopt;
  std::vector<float> us, vs;
  float u_from = 1e9F, u_to = -1e9F, v_from = 1e9F, v_to = -1e9F;
  for (const Bar& b : across) {
    vs.push_back(b.at);
    u_from = std::min(u_from, b.from);
    u_to = std::max(u_to, b.to);
  }
  for (const Bar& b : down) {
    us.push_back(b.at);
    v_from = std::min(v_from, b.from);
    v_to = std::max(v_to, b.to);
  }
  us.insert(us.end(), {u_from, u_to});
  vs.insert(vs.end(), {v_from, v_to});
  TableGrid grid;
  grid.us = edges(std::move(us), kThinnestRow);
  grid.vs = edges(std::move(vs), kThinnestRow);
  if (grid.us.size() < 3 || grid.vs.size() < 2 || grid.us.size() > kMostEdges || grid.vs.size() > kMostEdges) return std::nullopt;
  const std::size_t rows = grid.rows(), columns = grid.columns();
  Sets cells(rows * columns);
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) {
      if (c + 1 < columns && !covers(down, grid.us[c + 1], (grid.vs[r] + grid.vs[r + 1]) / 2)) cells.unite(r * columns + c, r * columns + c + 1);
      if (r + 1 < rows && !covers(across, grid.vs[r + 1], (grid.us[c] + grid.us[c + 1]) / 2)) cells.unite(r * columns + c, (r + 1) * columns + c);
    }
  for (std::size_t i = 0; i < rows * columns; ++i) grid.merged.push_back(static_cast<std::uint32_t>(cells.root(i)));
  return grid;
}

struct Group {
  std::vector<Bar> across, down;
};

/// Rules that meet, together; in the order of their first rule.
std::vector<Group> groups_of(const std::vector<FrameRule>& rules) {
  std::vector<Bar> across, down;
  for (const FrameRule& r : rules) {
    if (r.u1 - r.u0 >= r.v1 - r.v0)
      across.push_back({(r.v0 + r.v1) / 2, r.u0, r.u1});
    else
      down.push_back({(r.u0 + r.u1) / 2, r.v0, r.v1});
  }
  across = joined(std::move(across));
  down = joined(std::move(down));
  Sets sets(across.size() + down.size());
  for (std::size_t d = 0; d < down.size(); ++d) {
    const auto first = std::lower_bound(across.begin(), across.end(), down[d].from - kTouch, [](const Bar& b, float at) { return b.at < at; });
    for (auto a = first; a != across.end() && a->at <= down[d].to + kTouch; ++a)
      if (a->from - kTouch <= down[d].at && down[d].at <= a->to + kTouch) sets.unite(static_cast<std::size_t>(a - across.begin()), across.size() + d);
  }
  std::map<std::size_t, Group> groups;
  for (std::size_t i = 0; i < across.size(); ++i) groups[sets.root(i)].across.push_back(across[i]);
  for (std::size_t i = 0; i < down.size(); ++i) groups[sets.root(across.size() + i)].down.push_back(down[i]);
  std::vector<Group> out;
  for (auto& [root, group] : groups) out.push_back(std::move(group));
  return out;
}

struct RuledGrid {
  TableGrid grid;
  Group group;
};

bool has_open_sides(const RuledGrid& ruled) {
  return std::all_of(ruled.group.down.begin(), ruled.group.down.end(),
                     [&](const Bar& b) { return b.at > ruled.grid.us.front() + kSameEdge && b.at < ruled.grid.us.back() - kSameEdge; });
}

/// Whether two grids of the same columns are parts of one, between which a heading takes all columns of a row: where the sides are open, no rule down
/// passes it.
bool heading_parts(const RuledGrid& upper, const RuledGrid& lower, const std::function<bool(float, float)>& has_text) {
  const TableGrid &above = upper.grid, &below = lower.grid;
  if (above.us.size() != below.us.size() || !has_open_sides(upper) || !has_open_sides(lower)) return false;
  for (std::size_t i = 0; i < above.us.size(); ++i)
    if (std::fabs(above.us[i] - below.us[i]) > kSameEdge) return false;
  float lowest = 1e9F;
  for (const TableGrid* grid : {&above, &below})
    for (std::size_t r = 0; r < grid->rows(); ++r) lowest = std::min(lowest, grid->vs[r + 1] - grid->vs[r]);
  const float gap = below.vs.front() - above.vs.back();
  return gap > kThinnestRow && gap < kHeadingRow * lowest && has_text && has_text(above.vs.back(), below.vs.front());
}

}  // namespace

std::optional<TableGrid::Cell> TableGrid::cell_at(float u, float v) const {
  const auto column = std::upper_bound(us.begin(), us.end(), u), row = std::upper_bound(vs.begin(), vs.end(), v);
  if (column == us.begin() || column == us.end() || row == vs.begin() || row == vs.end()) return std::nullopt;
  const std::uint32_t cell = merged[static_cast<std::size_t>(row - vs.begin() - 1) * columns() + static_cast<std::size_t>(column - us.begin() - 1)];
  return Cell{static_cast<std::uint16_t>(cell / columns()), static_cast<std::uint16_t>(cell % columns())};
}

std::vector<TableGrid> find_grids(const std::vector<FrameRule>& rules, const std::function<bool(float, float)>& has_text) {
  std::vector<RuledGrid> grids;
  for (Group& group : groups_of(rules))
    if (auto grid = make_grid(group.across, group.down)) grids.push_back({std::move(*grid), std::move(group)});
  std::stable_sort(grids.begin(), grids.end(), [](const RuledGrid& a, const RuledGrid& b) { return a.grid.vs.front() < b.grid.vs.front(); });
  std::vector<TableGrid> out;
  for (std::size_t i = 0; i < grids.size(); ++i) {
    while (i + 1 < grids.size() && heading_parts(grids[i], grids[i + 1], has_text)) {
      Group both = grids[i].group;
      const Group& below = grids[i + 1].group;
      both.across.insert(both.across.end(), below.across.begin(), below.across.end());
      both.down.insert(both.down.end(), below.down.begin(), below.down.end());
      auto larger = make_grid(both.across, both.down);
      if (!larger) break;
      grids[++i] = {std::move(*larger), std::move(both)};
    }
    out.push_back(std::move(grids[i].grid));
  }
  return out;
}

std::vector<RuleBand> find_bands(const std::vector<FrameRule>& rules) {
  std::vector<Bar> alone;
  for (const Group& group : groups_of(rules))
    if (group.down.empty()) alone.insert(alone.end(), group.across.begin(), group.across.end());
  std::stable_sort(alone.begin(), alone.end(), [](const Bar& a, const Bar& b) { return a.from < b.from; });
  std::vector<RuleBand> bands;
  std::vector<std::size_t> open;  // bands whose left end is near
  for (const Bar& bar : alone) {
    const auto fits = [&](const RuleBand& b) { return std::fabs(b.u0 - bar.from) < kSameEnd && std::fabs(b.u1 - bar.to) < kSameEnd; };
    while (!open.empty() && bands[open.front()].u0 < bar.from - kSameEnd) open.erase(open.begin());
    const auto it = std::find_if(open.begin(), open.end(), [&](std::size_t b) { return fits(bands[b]); });
    if (it != open.end()) {
      bands[*it].vs.push_back(bar.at);
    } else if (open.size() < kMostOpenBands) {
      open.push_back(bands.size());
      bands.push_back({bar.from, bar.to, {bar.at}});
    }
  }
  for (RuleBand& b : bands) b.vs = edges(std::move(b.vs), kThinnestRow);
  bands.erase(std::remove_if(bands.begin(), bands.end(), [](const RuleBand& b) { return b.vs.size() < 2; }), bands.end());
  std::stable_sort(bands.begin(), bands.end(), [](const RuleBand& a, const RuleBand& b) { return a.vs.front() < b.vs.front(); });
  return bands;
}

}  // namespace jiaokan::extract
