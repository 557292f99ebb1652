#include "extract/layout/type_area.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <tuple>
#include <utility>

#include "core/characters.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kFewestLines = 8;        // of a page that can have margins of its own
constexpr std::size_t kFewestColumnLines = 5;  // the same of a column
constexpr float kSameEdgeEm = 1.2F;
constexpr float kFilledShare = 0.3F;  // of lines that end at the margin: fewer, and the text has no edge there
constexpr float kMostHidden = 7;      // em that the lines of a few pages may all stand in from the margin of their like
constexpr float kLeftShare = 0.05F;   // of lines that begin at the left edge, at least
constexpr float kLeastWrapped = 12;   // em of lines that wrap at a margin of their own
constexpr float kRightShare = 0.12F;  // the same of the right one
constexpr float kMostBeyond = 0.15F;  // of lines that reach beyond the right one
constexpr float kLeastRightShare = 0.01F;

/// The position that most of the weight shares within `width`: the densest window's upper end. 0 without values.
float densest(std::vector<float> values, float width, float least_share, bool from_right) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const std::size_t n = values.size();
  const auto needed = std::max<std::size_t>(n >= 6 ? 2 : 1, static_cast<std::size_t>(static_cast<float>(n) * least_share));
  if (from_right) {
    for (std::size_t hi = n; hi-- > 0;) {
      const auto lo = std::lower_bound(values.begin(), values.end(), values[hi] - width);
      if (static_cast<std::size_t>(values.begin() + static_cast<std::ptrdiff_t>(hi) - lo) + 1 >= needed) return values[hi];
    }
    return values.back();
  }
  for (std::size_t lo = 0; lo < n; ++lo) {
    const auto hi = std::upper_bound(values.begin(), values.end(), values[lo] + width);
    if (static_cast<std::size_t>(hi - values.begin()) - lo >= needed) return values[lo];
  }
  return values.front();
}

/// Where lines end: what enough share, farthest to the right. Short lines may share an end that many others reach beyond, each to its own; then fewer tell the
/// edge, at last the longest lines, whatever they share.
float right_edge(std::vector<float> rights, float em) {
  if (rights.empty()) return 0;
  float share = kRightShare, edge = densest(rights, em, share, true);
  const auto is_edge = [&] {
    const auto beyond = std::count_if(rights.begin(), rights.end(), [&](float r) { return r > edge + em; });
    return static_cast<float>(beyond) <= kMostBeyond * static_cast<float>(rights.size());
  };
  for (; share > kLeastRightShare && !is_edge(); share /= 2) edge = densest(rights, em, share / 2, true);
  if (is_edge()) return edge;
  const auto longest = rights.end() - 1 - static_cast<std::ptrdiff_t>(kMostBeyond * static_cast<float>(rights.size()));
  std::nth_element(rights.begin(), longest, rights.end());
  return *longest;
}

/// The lines of one page, or of one of its columns.
struct Unit {
  std::vector<const Line*> lines;
  float left = 1e9F, right = -1e9F;  // of all its lines
  float edge = 0;                    // where its lines end
  float em = 0;
  bool has_edge = false;
  int area = -1;
};

struct Area {
  std::vector<float> lefts, rights;
  std::vector<float> word_rights;  // of the lines that end in a word
  float left = 0, right = 0, em = 0;
  float hang = 0;  // see FlowLine
};

bool ends_in_mark(const Line& line) {
  constexpr std::u32string_view kMarks = U"，。、；：！？）》〉」』】〕”’,.;:!?)";
  return !line.glyphs.empty() && kMarks.find(line.glyphs.back().code) != std::u32string_view::npos;
}

/// Word processors let a mark hang out of the type area rather than begin a line with it. Then the words end by up to a mark's width before the area does.
float hang_of(const Area& area) {
  constexpr float kSameEdge = 0.3F, kLeast = 0.2F, kMost = 1.2F;  // em
  constexpr std::size_t kFewest = 8;
  if (area.word_rights.size() < kFewest) return 0;
  const float edge = densest(area.word_rights, kSameEdge * area.em, kRightShare, true), hang = area.right - edge;
  if (hang < kLeast * area.em || hang > kMost * area.em) return 0;
  const auto beyond = [&](const std::vector<float>& rights) {
    return std::count_if(rights.begin(), rights.end(), [&](float r) { return r > edge + kSameEdge * area.em; });
  };
  return beyond(area.word_rights) * 20 <= beyond(area.rights) ? hang : 0;
}

void measure(Unit& unit, bool is_column) {
  std::vector<float> rights;
  for (const Line* line : unit.lines) {
    unit.left = std::min(unit.left, line->left);
    unit.right = std::max(unit.right, line->right);
    unit.em += line->em / static_cast<float>(unit.lines.size());
    rights.push_back(line->right);
  }
  unit.edge = densest(rights, unit.em, kRightShare, true);
  const auto at_edge = std::count_if(rights.begin(), rights.end(), [&](float r) { return r > unit.edge - 1.5F * unit.em && r < unit.edge + 0.5F * unit.em; });
  unit.has_edge = unit.lines.size() >= (is_column ? kFewestColumnLines : kFewestLines) &&
                  static_cast<float>(at_edge) >= kFilledShare * static_cast<float>(unit.lines.size());
}

/// Whether the lines [first, last) of one page or column wrap at a margin of their own, short of the area's: a quotation, text beside a box. Lines of a list
/// end alike by chance, but they end in stops.
bool wraps_early(const std::vector<const Line*>& lines, std::size_t first, std::size_t last, const Area& area) {
  const Line& line = *lines[first];
  const float em = line.em;
  // Below a line that goes on with a mark, two tell as much as four.
  constexpr std::u32string_view kNoStart = U"，。、；：！？）》”』」";
  const bool proven = last < lines.size() && last - first >= 2 && !lines[last]->glyphs.empty() && lines[last]->page == line.page &&
                      std::fabs(lines[last]->left - line.left) < 0.35F * em && kNoStart.find(lines[last]->glyphs.front().code) != std::u32string_view::npos;
  if (last - first < 3 && !proven) return false;
  if (line.right > area.right - 1.5F * em) return false;
  std::size_t open = 0;
  float left = 1e9F;
  for (std::size_t i = first; i < last; ++i) {
    if (lines[i]->right - lines[i]->left < kLeastWrapped * em || std::fabs(lines[i]->em - em) > 0.07F * em) return false;
    const char32_t end = lines[i]->glyphs.empty() ? U'。' : lines[i]->glyphs.back().code;
    open += !is_sentence_end(end) && end != U'；' && end != U'：' && end != U';' && end != U':';
    left = std::min(left, lines[i]->left);
  }
  return open * 3 >= (last - first) * 2 && (proven || left > area.left + 0.8F * em || last - first >= 4);
}

/// Gives lines in a frame its own edges: as far from the frame on the right as the lines begin on the left.
void keep_in_frames(const std::vector<FlowLine*>& flow) {
  constexpr float kLeastMargin = 0.3F, kMostMargin = 1.5F;  // em between a frame and its text
  std::map<std::pair<float, float>, std::vector<FlowLine*>> frames;
  for (FlowLine* f : flow)
    if (f->line->framed) frames[{f->line->limit_left, f->line->limit_right}].push_back(f);
  for (const auto& [limits, lines] : frames) {
    const float em = lines.front()->line->em;
    float left = 1e9F, right = -1e9F;
    for (const FlowLine* f : lines) {
      left = std::min(left, f->line->left);
      right = std::max(right, f->line->right);
    }
    const float margin = std::clamp(left - limits.first, kLeastMargin * em, kMostMargin * em);
    for (FlowLine* f : lines) {
      f->column_left = limits.first + margin;
      f->column_right = std::max(right, limits.second - margin);
      f->hang = 0;
    }
  }
}

/// Gives lines beside a box the margin that they share there.
void keep_off_boxes(const std::vector<FlowLine*>& flow) {
  constexpr float kLeastMargin = 0.5F;  // em between a box and the text, where one line alone stands beside it
  std::map<float, std::vector<FlowLine*>> ends, begins;
  for (FlowLine* f : flow) {
    if (f->line->framed) continue;
    if (f->line->limit_right != 0) ends[f->line->limit_right].push_back(f);
    if (f->line->limit_left != 0) begins[f->line->limit_left].push_back(f);
  }
  for (const auto& [limit, lines] : ends) {
    float right = lines.size() > 1 ? -1e9F : limit - kLeastMargin * lines.front()->line->em;
    for (const FlowLine* f : lines) right = std::max(right, f->line->right);
    for (FlowLine* f : lines) f->column_right = std::min(f->column_right, right), f->hang = 0;
  }
  for (const auto& [limit, lines] : begins) {
    float left = lines.size() > 1 ? 1e9F : limit + kLeastMargin * lines.front()->line->em;
    for (const FlowLine* f : lines) left = std::min(left, f->line->left);
    for (FlowLine* f : lines) f->column_left = std::max(f->column_left, left);
  }
}

/// Gives lines that wrap early the margin they wrap at.
void narrow(const std::vector<FlowLine*>& flow, const Area& area) {
  keep_off_boxes(flow);
  keep_in_frames(flow);
  std::vector<const Line*> lines;
  for (const FlowLine* f : flow) lines.push_back(f->line);
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t last = first + 1;
    while (last < lines.size() && std::fabs(lines[last]->right - lines[first]->right) < 0.3F * lines[first]->em) ++last;
    if (!lines[first]->framed && wraps_early(lines, first, last, area))
      for (std::size_t i = first; i < last; ++i) flow[i]->column_right = lines[first]->right, flow[i]->hang = 0;
    first = last;
  }
}

/// Quotations of two lines wrap where the longer ones do: gives single lines of their type that end there within a sentence the same margin.
void narrow_alike(std::vector<FlowLine>& flow, const std::map<const Line*, float>& area_right) {
  struct Margin {
    float left = 1e9F;
    std::size_t lines = 0;
  };
  constexpr std::size_t kFewestAlike = 6;
  std::map<std::tuple<long, long, long>, Margin> margins;  // by type and right edge, of half an em
  const auto key = [](const Line& line, long shift) {
    return std::make_tuple(std::lround(line.em * 4), std::lround(line.height * 20), std::lround(line.right / line.em * 2) + shift);
  };
  for (const FlowLine& f : flow) {
    if (f.line->limit_right != 0 || f.column_right > area_right.at(f.line) - f.line->em) continue;
    Margin& m = margins[key(*f.line, 0)];
    m.left = std::min(m.left, f.line->left);
    ++m.lines;
  }
  for (FlowLine& f : flow) {
    const Line& line = *f.line;
    if (f.column_right < area_right.at(&line) || line.right > f.column_right - line.em || line.right - line.left < kLeastWrapped * line.em) continue;
    const char32_t end = line.glyphs.back().code;
    if (is_sentence_end(end) || end == U'；' || end == U'：') continue;
    for (const long shift : {0L, -1L, 1L}) {
      const auto m = margins.find(key(line, shift));
      if (m == margins.end() || m->second.lines < kFewestAlike || line.left < m->second.left - 0.3F * line.em) continue;
      f.column_right = line.right;
      f.hang = 0;
      break;
    }
  }
}

/// Groups units of one kind by the edge their lines end at, and gives each group its type area.
std::vector<Area> find_areas(std::vector<Unit*>& units) {
  std::vector<Unit*> edged;
  for (Unit* u : units)
    if (u->has_edge) edged.push_back(u);
  std::stable_sort(edged.begin(), edged.end(), [](const Unit* a, const Unit* b) { return a->edge < b->edge; });
  std::vector<Area> areas;
  for (std::size_t i = 0; i < edged.size(); ++i) {
    if (i == 0 || edged[i]->edge - edged[i - 1]->edge > kSameEdgeEm * edged[i]->em) areas.emplace_back();
    edged[i]->area = static_cast<int>(areas.size()) - 1;
  }
  if (areas.empty()) areas.emplace_back();
  const auto collect = [&] {
    for (Area& a : areas) a = {};
    for (const Unit* u : units) {
      if (u->area < 0) continue;
      Area& a = areas[static_cast<std::size_t>(u->area)];
      for (const Line* line : u->lines) {
        a.lefts.push_back(line->left);
        a.rights.push_back(line->right);
        if (!ends_in_mark(*line)) a.word_rights.push_back(line->right);
        a.em = line->em;
      }
    }
    for (Area& a : areas) {
      a.left = densest(a.lefts, 0.5F * a.em, kLeftShare, false);
      a.right = right_edge(a.rights, a.em);
    }
  };
  collect();
  // Pages without an edge of their own belong to the area that their lines reach least out of; of several, to that of most lines.
  for (Unit* u : units) {
    if (u->area >= 0) continue;
    std::vector<float> out;
    for (const Area& a : areas) out.push_back(a.lefts.empty() ? 0 : std::max(0.0F, a.left - u->left) + std::max(0.0F, u->right - a.right));
    const float least = *std::min_element(out.begin(), out.end());
    for (std::size_t a = 0; a < areas.size(); ++a)
      if (out[a] <= least + 0.1F * u->em && (u->area < 0 || areas[a].lefts.size() > areas[static_cast<std::size_t>(u->area)].lefts.size()))
        u->area = static_cast<int>(a);
  }
  collect();
  // Where indented lines fill a few pages, the margin shows on other pages: an area as wide, in which these lines stand where lines stand there too.
  std::vector<float> widened(areas.size());
  for (std::size_t a = 0; a < areas.size(); ++a) {
    widened[a] = areas[a].left;
    for (std::size_t b = 0; b < areas.size(); ++b) {
      const float left = areas[a].right - (areas[b].right - areas[b].left), em = areas[a].em;
      if (a == b || left >= widened[a] - 0.3F * em || left < areas[a].left - kMostHidden * em || areas[b].lefts.size() < areas[a].lefts.size()) continue;
      std::vector<float> there;
      for (const float u : areas[b].lefts) there.push_back(u - areas[b].left);
      std::sort(there.begin(), there.end());
      const auto fits = std::count_if(areas[a].lefts.begin(), areas[a].lefts.end(), [&](float u) {
        const auto near = std::lower_bound(there.begin(), there.end(), u - left - 0.3F * em);
        return near != there.end() && *near < u - left + 0.3F * em;
      });
      if (static_cast<std::size_t>(fits) * 10 >= areas[a].lefts.size() * 8) widened[a] = left;
    }
  }
  for (std::size_t a = 0; a < areas.size(); ++a) {
    areas[a].left = widened[a];
    areas[a].hang = hang_of(areas[a]);
  }
  return areas;
}

}  // namespace

std::vector<FlowLine> make_flow(const std::vector<PageLines>& pages, const std::vector<const Line*>& lines_in_order) {
  std::map<std::uint32_t, const PageLines*> by_number;
  for (const PageLines& p : pages) by_number[p.page] = &p;
  using Kind = std::tuple<int, int, int, bool>;  // size of the page, rotation, in columns
  std::map<Kind, std::map<std::pair<std::uint32_t, std::uint16_t>, Unit>> kinds;
  const auto kind_of = [&](const Line& line) {
    const PageLines& p = *by_number.at(line.page);
    return Kind{static_cast<int>(std::lround(p.width)), static_cast<int>(std::lround(p.height)), line.rotation, line.mixed_columns};
  };
  const auto unit_of = [](const Line& line) { return std::make_pair(line.page, line.mixed_columns ? line.column : std::uint16_t{0}); };
  for (const Line* line : lines_in_order) kinds[kind_of(*line)][unit_of(*line)].lines.push_back(line);
  std::map<Kind, std::vector<Area>> areas;
  for (auto& [kind, units] : kinds) {
    std::vector<Unit*> all;
    for (auto& [key, unit] : units) {
      measure(unit, std::get<3>(kind));
      all.push_back(&unit);
    }
    areas[kind] = find_areas(all);
  }
  std::vector<FlowLine> flow;
  flow.reserve(lines_in_order.size());
  std::map<std::pair<Kind, std::pair<std::uint32_t, std::uint16_t>>, std::vector<FlowLine*>> by_unit;
  for (const Line* line : lines_in_order) {
    const Kind kind = kind_of(*line);
    const Area& area = areas[kind][static_cast<std::size_t>(kinds[kind][unit_of(*line)].area)];
    flow.push_back({line, area.left, area.right, area.hang, false, 0, 0});
    by_unit[{kind, unit_of(*line)}].push_back(&flow.back());
  }
  std::map<const Line*, float> area_right;
  for (const auto& [unit, lines] : by_unit) {
    const Area& area = areas[unit.first][static_cast<std::size_t>(kinds[unit.first][unit.second].area)];
    for (const FlowLine* f : lines) area_right[f->line] = area.right;
    narrow(lines, area);
  }
  narrow_alike(flow, area_right);
  return flow;
}

}  // namespace jiaokan::extract
