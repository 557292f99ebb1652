#include "extract/layout/tagged_tables.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "core/error.h"
#include "extract/layout/cell_words.h"
#include "extract/layout/table_grid.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostTagsTried = 256;  // for one word: more than stand beside one another on any page that can be read
constexpr float kUsualBaseLine = 0.8F;       // of a box's height
constexpr float kOneBaseLine = 1.5F;         // points between tags of one base line
constexpr float kSlackEm = 0.5F;             // that cells may overlap
constexpr float kHeadGapEm = 1.5F;           // between a head that is printed again and the rows below it
constexpr std::size_t kMostHeadLines = 8;
constexpr std::uint32_t kMostRows = 60000, kMostColumns = 400;

/// Finds the element that a glyph belongs to.
class TagFinder {
 public:
  struct Point {
    FramePoint at;
    std::uint32_t element;
  };

  TagFinder(const PageGlyphs& page, std::uint8_t rotation, const std::vector<Placed>& words) {
    points_.reserve(page.points.size());
    for (const TextPoint& tag : page.points) points_.push_back({place(tag, rotation, page.width, page.height), tag.element});
    std::stable_sort(points_.begin(), points_.end(), [](const Point& a, const Point& b) { return a.at.v < b.at.v; });
    // Where the base line stands in a box differs from typeface to typeface: words that begin at a tag show it.
    std::vector<float> shares;
    for (const Placed& w : words)
      for (const Point* p : beside(w))
        if (std::fabs(p->at.u - w.u0) < 0.7F && w.height() > 0) shares.push_back((p->at.v - w.v0) / w.height());
    if (!shares.empty()) base_line_ = median(shares);
  }

  /// The tags that stand as high as a word.
  std::vector<const Point*> beside(const Placed& w) const {
    std::vector<const Point*> out;
    auto p = std::lower_bound(points_.begin(), points_.end(), w.v0 - 1, [](const Point& a, float v) { return a.at.v < v; });
    for (; p != points_.end() && p->at.v <= w.v1 + 1 && out.size() < kMostTagsTried; ++p) out.push_back(&*p);
    return out;
  }

  /// Of the tags beside a word, the last before `u` of those whose base line is nearest to the word's.
  std::uint32_t element_at(const std::vector<const Point*>& tags, const Placed& w, float u) const {
    const float base = w.v0 + base_line_ * w.height();
    float least = 1e9F;
    for (const Point* p : tags)
      if (p->at.u <= u) least = std::min(least, std::fabs(p->at.v - base));
    const Point* last = nullptr;
    for (const Point* p : tags)
      if (p->at.u <= u && std::fabs(p->at.v - base) <= least + kOneBaseLine && (last == nullptr || p->at.u >= last->at.u)) last = p;
    return last == nullptr ? PdfStructure::kUntagged : last->element;
  }

 private:
  std::vector<Point> points_;  // by v
  float base_line_ = kUsualBaseLine;
};

/// A cell of the tree with what the page shows of it.
struct TaggedCell {
  StructureElement said;
  std::vector<Placed> words;
  float u0 = 1e9F, u1 = -1e9F, v0 = 1e9F, v1 = -1e9F;

  void add(const Placed& w) {
    words.push_back(w);
    u0 = std::min(u0, w.u0);
    u1 = std::max(u1, w.u1);
    v0 = std::min(v0, w.type_top());
    v1 = std::max(v1, w.type_bottom());
  }
};

/// By row and column.
using TaggedCells = std::map<std::pair<std::uint32_t, std::uint32_t>, TaggedCell>;

/// Rows stand below one another: no cell reaches into the rows before or behind its own.
bool rows_stand_apart(const TaggedCells& cells, float slack) {
  std::map<std::uint32_t, float> bottoms, tops;  // of the rows' cells, of this row and all before, or behind
  for (const auto& [place, cell] : cells)
    if (cell.said.row_span == 1) {
      auto& bottom = bottoms.try_emplace(place.first, cell.v1).first->second;
      bottom = std::max(bottom, cell.v1);
      auto& top = tops.try_emplace(place.first, cell.v0).first->second;
      top = std::min(top, cell.v0);
    }
  float most = -1e9F, least = 1e9F;
  for (auto& [row, bottom] : bottoms) most = bottom = std::max(most, bottom);
  for (auto row = tops.rbegin(); row != tops.rend(); ++row) least = row->second = std::min(least, row->second);
  return std::all_of(cells.begin(), cells.end(), [&](const auto& c) {
    const auto own = bottoms.lower_bound(c.first.first);
    const auto behind = tops.lower_bound(c.first.first + c.second.said.row_span);
    return (own == bottoms.begin() || std::prev(own)->second <= c.second.v0 + slack) && (behind == tops.end() || c.second.v1 <= behind->second + slack);
  });
}

/// Edges between columns of cells that stand beside one another; nullopt where they do not.
std::optional<std::vector<float>> edges_of(const TaggedCells& cells, std::uint32_t columns, float slack) {
  std::vector<float> ends(columns + 1, -1e9F), begins(columns + 1, 1e9F);  // of what stands before column c, and from it on
  for (const auto& [place, cell] : cells) {
    const std::uint32_t end = std::min<std::uint32_t>(columns, place.second + cell.said.column_span);
    ends[end] = std::max(ends[end], cell.u1);
    begins[place.second] = std::min(begins[place.second], cell.u0);
  }
  for (std::uint32_t c = 1; c <= columns; ++c) ends[c] = std::max(ends[c], ends[c - 1]);
  for (std::uint32_t c = columns; c-- > 0;) begins[c] = std::min(begins[c], begins[c + 1]);
  std::vector<float> edges{begins[0]};
  for (std::uint32_t c = 1; c < columns; ++c) {
    if (ends[c] > begins[c] + slack) return std::nullopt;
    const bool left = ends[c] > -1e9F, right = begins[c] < 1e9F;
    edges.push_back(left && right ? (ends[c] + begins[c]) / 2 : left ? ends[c] : edges.back());
  }
  edges.push_back(ends[columns]);
  return edges;
}

class TreeTables {
 public:
  TreeTables(const PageGlyphs& page, std::uint8_t rotation, float em, const PdfStructure& structure)
      : page_(page), rotation_(rotation), em_(em), structure_(structure) {}

  TaggedTables run(std::vector<Placed>& words) {
    std::map<std::uint32_t, TaggedCells> tables;
    std::vector<Placed> artifacts, rest = part(words, tables, artifacts);
    if (tables.empty()) return {};
    const std::vector<TableGrid> grids = find_grids(frame_rules(page_, rotation_));
    TaggedTables out;
    for (auto& [number, cells] : tables) {
      const StructureTable& table = structure_.tables[number - 1];
      const bool is_table = table.rows >= 2 && table.columns >= 2 && table.columns <= kMostColumns && table.holds_table == 0 && !is_contents(cells);
      std::optional<std::vector<float>> edges;
      bool shows_merged = false;
      if (is_table && rows_stand_apart(cells, kSlackEm * em_) && agrees(cells, grids, shows_merged)) edges = edges_of(cells, table.columns, kSlackEm * em_);
      if (!edges || shows_merged) {
        out.disagree = out.disagree || (is_table && !edges);
        for (auto& [place, cell] : cells) rest.insert(rest.end(), cell.words.begin(), cell.words.end());
        continue;
      }
      out.tables.push_back(make(number, std::move(*edges), cells));
      if (out.tables.back().first_row > 0) take_repeated_head(out.tables.back(), artifacts);
    }
    rest.insert(rest.end(), artifacts.begin(), artifacts.end());
    std::stable_sort(out.tables.begin(), out.tables.end(), [](const FoundTable& a, const FoundTable& b) { return a.top < b.top; });
    std::stable_sort(rest.begin(), rest.end(), [](const Placed& a, const Placed& b) { return a.first < b.first; });
    words = std::move(rest);
    return out;
  }

 private:
  /// Gives the glyphs of the words to the cells of the tree; returns what stands in none.
  std::vector<Placed> part(const std::vector<Placed>& words, std::map<std::uint32_t, TaggedCells>& tables, std::vector<Placed>& artifacts) const {
    const TagFinder finder(page_, rotation_, words);
    std::vector<Placed> rest;
    for (const Placed& word : words) {
      const auto tags = finder.beside(word);
      TaggedCell* last = nullptr;
      bool artifact = true;
      std::vector<std::pair<TaggedCell*, Placed>> parts;
      for (std::uint32_t i = word.first; i < word.first + word.count; ++i) {
        const float lead = to_frame(page_.glyphs[i].lead, rotation_, page_.width, page_.height),
                    trail = to_frame(page_.glyphs[i].trail, rotation_, page_.width, page_.height);
        const std::uint32_t at = finder.element_at(tags, word, (lead + trail) / 2);
        JIAOKAN_CHECK(at < structure_.elements.size());
        const StructureElement& e = structure_.elements[at];
        artifact = artifact && at == PdfStructure::kArtifact;
        TaggedCell* own = nullptr;
        if (e.table > 0 && e.row < kMostRows && e.cell < kMostColumns) {
          own = &tables[e.table][{e.row, e.cell}];
          own->said = e;
        }
        if (parts.empty() || own != last) parts.push_back({own, {i, 0, lead, trail, word.v0, word.v1, word.tall}});
        ++parts.back().second.count;
        parts.back().second.u1 = std::max(parts.back().second.u1, trail);
        last = own;
      }
      if (parts.size() == 1) parts.front().second = word;
      for (const auto& [own, placed] : parts) {
        if (own == nullptr)
          (artifact ? artifacts : rest).push_back(placed);
        else
          own->add(placed);
      }
    }
    return rest;
  }

  /// A table of contents that is set as a table: dots lead to the pages, as often as every other of its entries has a first cell (each line of an entry may be
  /// a row). Its rows are read as lines, as they are anywhere.
  bool is_contents(const TaggedCells& cells) const {
    std::uint32_t first = UINT32_MAX;
    for (const auto& [place, cell] : cells) first = std::min(first, place.second);
    std::size_t entries = 0, leaders = 0;
    for (const auto& [place, cell] : cells) {
      std::u32string text;
      for (const Placed& w : cell.words)
        for (std::uint32_t i = w.first; i < w.first + w.count; ++i) text += page_.glyphs[i].code;
      entries += place.second == first && has_letters(text);
      leaders += has_leaders(text);
    }
    return leaders >= 2 && leaders * 2 >= entries;
  }

  /// Whether no rule parts a cell. `shows_merged`: the rules show the same cells, and that some are merged, of which the tree says nothing.
  static bool agrees(const TaggedCells& cells, const std::vector<TableGrid>& grids, bool& shows_merged) {
    const bool says_merged = std::any_of(cells.begin(), cells.end(), [](const auto& c) { return c.second.said.row_span > 1 || c.second.said.column_span > 1; });
    for (const TableGrid& grid : grids) {
      std::set<std::pair<std::uint16_t, std::uint16_t>> used;
      std::size_t inside = 0;
      for (const auto& [place, cell] : cells) {
        std::optional<TableGrid::Cell> own;
        for (const Placed& w : cell.words) {
          const auto at = grid.cell_at((w.u0 + w.u1) / 2, w.center());
          if (!at) continue;
          if (own && (own->row != at->row || own->column != at->column)) return false;
          own = at;
        }
        if (!own) continue;
        ++inside;
        used.insert({own->row, own->column});
      }
      const auto merged = [&] {
        for (std::size_t i = 0; i < grid.merged.size(); ++i)
          if (grid.merged[i] != i) return true;
        return false;
      };
      if (inside == cells.size() && used.size() == inside && !says_merged && merged()) shows_merged = true;
    }
    return true;
  }

  /// A head that is printed again on the pages a table goes on over stands right above it, and the file calls it an artifact.
  void take_repeated_head(FoundTable& table, std::vector<Placed>& artifacts) const {
    std::vector<Placed> above, others;
    for (const Placed& w : artifacts) (w.center() < table.top && w.u1 > table.us.front() - em_ && w.u0 < table.us.back() + em_ ? above : others).push_back(w);
    std::vector<Row> rows = make_rows(above);
    std::map<std::size_t, FoundCell> head;
    float top = table.top;
    std::size_t taken = 0;
    for (; taken < std::min(rows.size(), kMostHeadLines) && top - rows[rows.size() - 1 - taken].v1 < kHeadGapEm * em_; ++taken) {
      const Row& row = rows[rows.size() - 1 - taken];
      top = row.v0;
      for (const Placed& w : row.words) {
        const auto right = std::upper_bound(table.us.begin() + 1, table.us.end() - 1, (w.u0 + w.u1) / 2);
        head[static_cast<std::size_t>(right - table.us.begin() - 1)].words.push_back(w);
      }
    }
    if (taken == 0) return;
    for (; taken < rows.size(); ++taken) others.insert(others.end(), rows[rows.size() - 1 - taken].words.begin(), rows[rows.size() - 1 - taken].words.end());
    artifacts = std::move(others);
    for (FoundCell& cell : table.cells) ++cell.span.row;
    --table.first_row;
    table.top = top;
    table.repeats_head = true;
    std::vector<FoundCell> first;
    for (auto& [column, cell] : head) first.push_back({{0, static_cast<std::uint16_t>(column), 1, 1}, std::move(cell.words)});
    table.cells.insert(table.cells.begin(), std::make_move_iterator(first.begin()), std::make_move_iterator(first.end()));
  }

  static FoundTable make(std::uint32_t number, std::vector<float> edges, TaggedCells& cells) {
    FoundTable table;
    table.tag = number;
    table.first_row = cells.begin()->first.first;
    const auto columns = static_cast<std::uint32_t>(edges.size() - 1);
    table.us = std::move(edges);
    table.top = 1e9F;
    table.bottom = -1e9F;
    std::vector<std::uint32_t> taken_until(columns, 0);  // by column: first row that no cell of the rows above reaches into
    const auto add_empty = [&](std::uint32_t row, std::uint32_t from, std::uint32_t to) {
      for (std::uint32_t c = from; c < to; ++c)
        if (taken_until[c] <= row) table.cells.push_back({{static_cast<std::uint16_t>(row - table.first_row), static_cast<std::uint16_t>(c), 1, 1}, {}});
    };
    for (auto cell = cells.begin(); cell != cells.end();) {
      const std::uint32_t row = cell->first.first;
      std::uint32_t next = 0;
      for (; cell != cells.end() && cell->first.first == row; ++cell) {
        const std::uint32_t column = cell->first.second, end = std::min<std::uint32_t>(columns, column + cell->second.said.column_span);
        add_empty(row, next, column);
        for (std::uint32_t c = column; c < end; ++c) taken_until[c] = row + cell->second.said.row_span;
        next = std::max(next, end);
        table.top = std::min(table.top, cell->second.v0);
        table.bottom = std::max(table.bottom, cell->second.v1);
        table.cells.push_back({{static_cast<std::uint16_t>(row - table.first_row), static_cast<std::uint16_t>(column), cell->second.said.row_span,
                                static_cast<std::uint16_t>(end - column)},
                               std::move(cell->second.words)});
      }
      add_empty(row, next, columns);
    }
    return table;
  }

  const PageGlyphs& page_;
  std::uint8_t rotation_;
  float em_;
  const PdfStructure& structure_;
};

}  // namespace

TaggedTables take_tagged_tables(const PageGlyphs& page, std::uint8_t rotation, float em, const PdfStructure& structure, std::vector<Placed>& words) {
  if (page.points.empty() || structure.tables.empty()) return {};
  return TreeTables(page, rotation, em, structure).run(words);
}

}  // namespace jiaokan::extract
