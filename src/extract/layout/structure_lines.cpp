#include "extract/layout/structure_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "core/characters.h"
#include "core/error.h"
#include "core/utf8.h"
#include "extract/headings.h"
#include "extract/layout/page_rows.h"
#include "extract/layout/type_weight.h"
#include "extract/line_kinds.h"
#include "extract/numbering.h"
#include "extract/official_marks.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostLinesTried = 64;  // for one point: more than overlap on any page that can be read
constexpr float kWeight = 5;                 // of the tree against the geometry, see Parter::join_cost
constexpr float kFootOfUpright = 0.85F;      // em from the top of a glyph to its base line
constexpr std::size_t kFewestPlaces = 3;     // that tell what a tree is worth
constexpr double kAgreement = 0.9;

/// Lines of one direction of writing by the place of their tops.
class LineFinder {
 public:
  explicit LineFinder(PageLines& page) : page_(page) {
    for (std::size_t i = 0; i < page.lines.size(); ++i) by_top_[page.lines[i].rotation & 3].push_back(i);
    for (auto& lines : by_top_)
      std::stable_sort(lines.begin(), lines.end(), [&](std::size_t a, std::size_t b) { return page.lines[a].top < page.lines[b].top; });
  }

  /// The line that shows text from this point on, and the point in its frame.
  std::optional<std::pair<std::size_t, float>> find(const TextPoint& tag) const {
    for (std::uint8_t rotation = 0; rotation < 4; ++rotation) {
      const std::vector<std::size_t>& lines = by_top_[rotation];
      if (lines.empty()) continue;
      const FramePoint p = place(tag, rotation, page_.width, page_.height);
      auto at = std::upper_bound(lines.begin(), lines.end(), p.v, [&](float v, std::size_t i) { return v < page_.lines[i].top; });
      std::optional<std::size_t> best;
      float least = 0;
      for (std::size_t tried = 0; at != lines.begin() && tried < kMostLinesTried; ++tried) {
        const Line& line = page_.lines[*--at];
        if (p.v > line.bottom + 1 || p.u < line.left - 1.2F * line.em || p.u > line.right + 1.2F * line.em) continue;
        // Where boxes overlap: the line whose base line is nearest.
        const float distance = std::fabs(line.bottom - 0.2F * (line.bottom - line.top) - p.v);
        if (!best || distance < least) {
          best = *at;
          least = distance;
        }
      }
      if (best) return std::make_pair(*best, page_.lines[*best].upright ? p.u - kFootOfUpright * page_.lines[*best].em : p.u);
    }
    return std::nullopt;
  }

 private:
  PageLines& page_;
  std::array<std::vector<std::size_t>, 4> by_top_;
};

struct PlacedPoint {
  float u = 0;
  const TextPoint* point = nullptr;
};

/// What glyphs at `u` belong to.
const TextPoint& point_at(const std::vector<PlacedPoint>& points, float u) {
  const auto after = std::upper_bound(points.begin(), points.end(), u, [](float at, const PlacedPoint& p) { return at < p.u; });
  static const TextPoint kNone = {};
  return after == points.begin() ? kNone : *std::prev(after)->point;
}

/// Where the weight of the line's type changes.
void weigh(Line& line, const std::vector<PlacedPoint>& points) {
  for (const PlacedPoint& p : points) {
    const auto weight = static_cast<std::uint8_t>(p.point->weight);
    if (!line.weights.empty() && line.weights.back().u >= p.u) line.weights.pop_back();
    if ((line.weights.empty() ? 0 : line.weights.back().weight) != weight) line.weights.push_back({p.u, weight});
  }
}

bool in_tree(std::uint32_t element) { return element > PdfStructure::kArtifact; }

/// Without neighbours: the line is full and ends within a sentence, and nothing begins with the next.
bool goes_on_surely(const FlowLine& a, const FlowLine& b) {
  const Line& line = *a.line;
  const char32_t last = line.glyphs.back().code;
  if (a.column_right - line.right > 0.6F * line.em || line.left - a.column_left > 4 * line.em) return false;
  if (!is_han(last) && !is_latin(last) && last != U'，' && last != U'、') return false;
  const char32_t first = b.line->glyphs.front().code;
  if (!is_han(first) && !is_latin(first)) return false;
  std::string start;
  for (std::size_t i = 0; i < b.line->glyphs.size() && i < 40; ++i) utf8::append(start, b.line->glyphs[i].code);
  return !parse_numbering(start);
}

/// Without neighbours: the line ends early, with a full stop.
bool ends_surely(const FlowLine& a) {
  const Line& line = *a.line;
  return is_sentence_end(line.glyphs.back().code) && a.column_right - line.right > 3 * line.em && line.left - a.column_left < 4 * line.em;
}

/// Whoever sets a title line by line makes an element of each: whether nothing but the tree parts `b` from `a`, a line in the middle above it of the same large
/// type, no farther away than lines of one paragraph would be.
bool are_title_lines(const FlowLine& a, const FlowLine& b, const BodyType& body) {
  constexpr float kLarge = 1.12F, kSame = 0.02F, kUneven = 1.2F;
  const Line &above = *a.line, &below = *b.line;
  const float em = above.em, distance = (below.top + below.bottom - above.top - above.bottom) / 2;
  const auto same = [](float x, float y) { return std::fabs(x - y) < kSame * y; };
  const auto centred = [&](const FlowLine& f) {
    return std::fabs((f.line->left - f.column_left) - (f.column_right - f.line->right - f.hang)) < kUneven * em;
  };
  if (body.em <= 0 || em <= kLarge * body.em || !same(em, below.em) || !same(above.height, below.height) || weight_of(above) != weight_of(below)) return false;
  if (above.page != below.page || above.column != below.column || distance <= 0 || distance >= body.leading * em / body.em || !centred(a) || !centred(b)) return false;
  const char32_t last = above.glyphs.back().code;
  const std::string first = above.utf8(), second = below.utf8();
  if (is_sentence_end(last) || last == U'：' || last == U':') return false;
  return !parse_numbering(first) && !parse_numbering(second) && !is_authority(second) && !is_date(second) && !is_document_number(second);
}

struct Count {
  std::size_t all = 0, agree = 0;
  void add(bool agrees) {
    ++all;
    agree += agrees;
  }
  bool holds() const { return all >= kFewestPlaces && static_cast<double>(agree) >= kAgreement * static_cast<double>(all); }
  bool fails() const { return all >= kFewestPlaces && !holds(); }
};

}  // namespace

void tag_lines(PageLines& page, const std::vector<TextPoint>& shown) {
  if (shown.empty() || page.lines.empty()) return;
  std::vector<std::vector<PlacedPoint>> points(page.lines.size());
  const LineFinder finder(page);
  for (const TextPoint& point : shown)
    if (const auto found = finder.find(point)) points[found->first].push_back({found->second, &point});
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    Line& line = page.lines[i];
    if (points[i].empty() || line.glyphs.empty()) continue;
    std::stable_sort(points[i].begin(), points[i].end(), [](const PlacedPoint& a, const PlacedPoint& b) { return a.u < b.u; });
    line.first_element = point_at(points[i], line.glyphs.front().lead + 0.3F * line.em).element;
    line.last_element = point_at(points[i], line.glyphs.back().lead + 0.3F * line.em).element;
    weigh(line, points[i]);
  }
}

StructureWorth weigh_structure(std::vector<FlowLine>& flow, const PdfStructure& structure, const BodyType& body) {
  StructureWorth worth;
  if (!structure.tagged()) return worth;
  Count joins, parts, turns;
  std::size_t lines = 0, headings = 0;
  for (std::size_t i = 0; i < flow.size(); ++i) {
    const Line& a = *flow[i].line;
    JIAOKAN_CHECK(a.first_element < structure.elements.size() && a.last_element < structure.elements.size());
    if (in_tree(a.first_element)) {
      ++lines;
      headings += structure.elements[a.first_element].role == StructureRole::kHeading;
    }
    if (i + 1 == flow.size()) break;
    const Line& b = *flow[i + 1].line;
    if (!in_tree(a.last_element) || !in_tree(b.first_element) || a.rotation != b.rotation || std::fabs(a.em - b.em) > 0.07F * a.em) continue;
    const bool same = a.last_element == b.first_element;
    if (a.page != b.page || a.column != b.column) {
      if (goes_on_surely(flow[i], flow[i + 1])) turns.add(same);
      continue;
    }
    const float step = (b.top + b.bottom - a.top - a.bottom) / 2;
    if (step < 0) continue;
    if (step < 1.25F * body.leading * std::max(1.0F, a.em / std::max(1.0F, body.em)) && goes_on_surely(flow[i], flow[i + 1])) joins.add(same);
    if (ends_surely(flow[i])) parts.add(!same);
  }
  worth.parts = joins.holds() && !parts.fails();
  worth.joins = parts.holds() && !joins.fails();
  worth.over_turns = worth.parts && turns.holds();
  worth.rubbish = joins.fails() || parts.fails();
  worth.headings = !worth.rubbish && headings > 0 && headings * 2 < lines;
  for (std::size_t i = 1; i < flow.size(); ++i) {
    const Line& a = *flow[i - 1].line;
    const Line& b = *flow[i].line;
    if (!in_tree(a.last_element) || !in_tree(b.first_element)) continue;
    if (a.last_element == b.first_element) {
      if (worth.joins) flow[i].join -= kWeight;
    } else if (worth.parts && (worth.over_turns || (a.page == b.page && a.column == b.column)) && !are_title_lines(flow[i - 1], flow[i], body)) {
      flow[i].join += kWeight;
    }
  }
  return worth;
}

std::optional<Disagreement> find_disagreement(const std::vector<FlowLine>& flow, const std::vector<LineSpan>& spans) {
  Disagreement found;
  std::vector<bool> begins(flow.size());
  for (const LineSpan& s : spans) begins[s.first] = true;
  for (std::size_t i = 1; i < flow.size(); ++i) {
    if (flow[i].join == 0 || flow[i].starts || flow[i].line->page != flow[i - 1].line->page || begins[i] == (flow[i].join > 0)) continue;
    if (found.places++ == 0) found.page = flow[i].line->page;
  }
  return found.places > 0 ? std::optional(found) : std::nullopt;
}

}  // namespace jiaokan::extract
