#include "extract/layout/upright_text.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <vector>

#include "core/characters.h"
#include "extract/layout/page_rows.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kFewestGlyphs = 12;             // of a page that can be vertical
constexpr float kOneColumn = 0.3F;                    // em by which middles of a column's glyphs may differ
constexpr float kLeastStep = 0.7F, kMostStep = 1.7F;  // em from one glyph to the next
constexpr float kWidest = 1.3F;                       // em: digits that stand side by side in a column
constexpr float kTaken = 0.45F;                       // em from the middle of an upright glyph that it takes up
constexpr float kTurnedOff = 0.9F;                    // em from the middle of a column, of what lies on its side in it

/// A word that may stand in a column: its middle and size.
struct Cell {
  const GlyphWord* word = nullptr;
  float x = 0, y = 0, em = 0;
};

struct Column {
  float x = 0, em = 0;
  std::vector<Cell> cells;  // by y
};

bool is_single_ideograph(const GlyphWord& w, const std::vector<Glyph>& glyphs) { return w.count == 1 && is_han(glyphs[w.first].code); }

Cell cell_of(const GlyphWord& w, float em) { return {&w, (w.x0 + w.x1) / 2, (w.y0 + w.y1) / 2, em}; }

/// Puts cells that stand under one another together, from left to right.
std::vector<Column> columns_of(std::vector<Cell> cells) {
  std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.x < b.x; });
  std::vector<Column> columns;
  for (const Cell& c : cells) {
    if (columns.empty() || c.x - columns.back().x > kOneColumn * c.em) columns.push_back({c.x, c.em, {}});
    columns.back().em = std::max(columns.back().em, c.em);
    columns.back().cells.push_back(c);
  }
  for (Column& column : columns) std::stable_sort(column.cells.begin(), column.cells.end(), [](const Cell& a, const Cell& b) { return a.y < b.y; });
  return columns;
}

/// Whether nearly every ideograph has its next one below, nearer than the columns are to one another.
bool runs_down(const std::vector<Column>& columns) {
  std::vector<float> steps, distances;
  std::size_t cells = 0, linked = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column& column = columns[i];
    cells += column.cells.size();
    for (std::size_t k = 1; k < column.cells.size(); ++k) {
      const float step = (column.cells[k].y - column.cells[k - 1].y) / column.em;
      if (step < kLeastStep || step > kMostStep) continue;
      ++linked;
      steps.push_back(step);
    }
    if (i > 0) distances.push_back((column.x - columns[i - 1].x) / column.em);
  }
  if (cells < kFewestGlyphs || linked * 10 < (cells - std::min(cells, columns.size())) * 6) return false;
  return distances.empty() || median(distances) > 1.1F * median(steps);
}

class Turner {
 public:
  Turner(const PageGlyphs& page, std::vector<Column> columns) : page_(page), columns_(std::move(columns)) {}

  PageGlyphs run() {
    PageGlyphs out = page_;
    out.words.clear();
    turned_.resize(columns_.size());
    lying_off_ = offset_of_lying();
    for (const GlyphWord& w : page_.words)
      if (w.rotation == 2 || !add(w)) out.words.push_back(w);
    const float shift = shift_of_upright();
    for (const Column& column : columns_)
      for (const Turned& t : turned_[static_cast<std::size_t>(&column - columns_.data())]) {
        const float by = t.upright ? shift : 0;
        Glyph& g = out.glyphs[t.glyph];
        g.lead = t.from + by;
        g.trail = t.to + by;
        out.words.push_back({t.glyph, 1, column.x - column.em / 2, g.lead, column.x + column.em / 2, g.trail, 1});
      }
    return out;
  }

 private:
  struct Turned {
    std::uint32_t glyph;
    float from, to;
    bool upright;
  };

  /// The column whose middle is nearest.
  std::size_t nearest(float x) const {
    const auto after = std::lower_bound(columns_.begin(), columns_.end(), x, [](const Column& c, float at) { return c.x < at; });
    if (after == columns_.end()) return columns_.size() - 1;
    if (after == columns_.begin() || after->x - x < x - std::prev(after)->x) return static_cast<std::size_t>(after - columns_.begin());
    return static_cast<std::size_t>(after - columns_.begin()) - 1;
  }

  /// How far the boxes of what lies on its side stand off from their columns: libraries put them to either side of the base line. Where it stands, its column
  /// has no upright glyph.
  float offset_of_lying() const {
    std::map<long, std::size_t> votes;  // by a twentieth of an em
    for (const GlyphWord& w : page_.words) {
      if (w.rotation == 0 || w.rotation == 2) continue;
      const float x = (w.x0 + w.x1) / 2, y = (w.y0 + w.y1) / 2;
      const std::size_t near = nearest(x);
      for (std::size_t c = near > 1 ? near - 2 : 0; c < std::min(columns_.size(), near + 3); ++c) {
        const Column& column = columns_[c];
        const auto below = std::lower_bound(column.cells.begin(), column.cells.end(), y, [](const Cell& cell, float v) { return cell.y < v; });
        const bool taken = (below != column.cells.end() && below->y - y < kTaken * column.em) ||
                           (below != column.cells.begin() && y - std::prev(below)->y < kTaken * column.em);
        if (!taken) ++votes[std::lround((x - column.x) / column.em * 20)];
      }
    }
    long best = 0;
    std::size_t most = 0;
    for (const auto& [offset, count] : votes)
      if (count > most || (count == most && std::labs(offset) < std::labs(best))) {
        most = count;
        best = offset;
      }
    return columns_.empty() ? 0 : static_cast<float>(best) / 20 * columns_.front().em;
  }

  bool add(const GlyphWord& w) {
    const float x = (w.x0 + w.x1) / 2 - (w.rotation == 0 ? 0 : lying_off_);
    const std::size_t at = nearest(x);
    const Column& column = columns_[at];
    const float off = std::fabs(x - column.x), middle = (w.y0 + w.y1) / 2;
    if (w.rotation != 0) {
      if (off > kTurnedOff * column.em) return false;
      for (std::uint32_t i = w.first; i < w.first + w.count; ++i) {
        const Glyph& g = page_.glyphs[i];
        turned_[at].push_back({i, std::min(g.lead, g.trail), std::max(g.lead, g.trail), false});
      }
      return true;
    }
    if (off > kOneColumn * column.em || w.x1 - w.x0 > kWidest * column.em) return false;
    const auto below = std::lower_bound(column.cells.begin(), column.cells.end(), middle, [](const Cell& c, float y) { return c.y < y; });
    const bool is_linked = (below != column.cells.end() && below->y - middle < kMostStep * column.em) ||
                           (below != column.cells.begin() && middle - std::prev(below)->y < kMostStep * column.em);
    const char32_t first = page_.glyphs[w.first].code;
    if (!is_linked && !(w.count == 1 && (is_wide(first) || is_cjk_punctuation(first)))) return false;
    const float em = w.count == 1 && is_wide(page_.glyphs[w.first].code) ? w.x1 - w.x0 : column.em, step = em / static_cast<float>(w.count);
    for (std::uint32_t i = 0; i < w.count; ++i)
      turned_[at].push_back({w.first + i, middle - em / 2 + step * static_cast<float>(i), middle - em / 2 + step * static_cast<float>(i + 1), true});
    return true;
  }

  /// How much lower upright glyphs stand than the middles of their boxes say, which are as high as the whole typeface: what lies on its side tells, whose
  /// edges along the column are its own.
  float shift_of_upright() {
    std::vector<float> shifts;
    for (std::vector<Turned>& cells : turned_) {
      std::stable_sort(cells.begin(), cells.end(), [](const Turned& a, const Turned& b) { return a.from + a.to < b.from + b.to; });
      for (std::size_t i = 1; i < cells.size(); ++i)
        if (cells[i - 1].upright != cells[i].upright) shifts.push_back((cells[i].from - cells[i - 1].to) * (cells[i].upright ? -1.0F : 1.0F));
    }
    const float usual = median(shifts);
    return columns_.empty() || std::fabs(usual) > columns_.front().em ? 0 : usual;
  }

  const PageGlyphs& page_;
  std::vector<Column> columns_;
  std::vector<std::vector<Turned>> turned_;
  float lying_off_ = 0;
};

}  // namespace

std::optional<PageGlyphs> turn_upright_text(const PageGlyphs& page) {
  std::size_t ideographs = 0;
  std::vector<Cell> cells;
  for (const GlyphWord& w : page.words) {
    if (w.rotation != 0) continue;
    if (is_single_ideograph(w, page.glyphs)) {
      cells.push_back(cell_of(w, w.x1 - w.x0));
      continue;
    }
    for (std::uint32_t i = w.first; i < w.first + w.count; ++i) ideographs += is_han(page.glyphs[i].code);
  }
  if (cells.size() < kFewestGlyphs || cells.size() < 2 * ideographs) return std::nullopt;
  std::vector<Column> columns = columns_of(std::move(cells));
  if (!runs_down(columns)) return std::nullopt;
  return Turner(page, std::move(columns)).run();
}

}  // namespace jiaokan::extract
