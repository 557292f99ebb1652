#include "extract/layout/page_tables.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/characters.h"
#include "extract/layout/open_rows.h"
#include "extract/layout/row_tables.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostStrips = 40;    // rules of a band whose pairs are tried
constexpr std::size_t kMostHeadLines = 3;  // of a head above the first of the rules across
constexpr float kHeadPitchEm = 1.9F;       // between them
constexpr float kMostHeadText = 0.7F;      // of the table's width
constexpr std::size_t kTextLines = 8;      // of a column of text
constexpr float kHeadHeight = 2.2F;        // em that the middle of a head without rules may stand above the grid

using Cells = std::map<std::pair<std::uint16_t, std::uint16_t>, std::vector<Placed>>;

class PageTables {
 public:
  PageTables(const PageGlyphs& page, std::uint8_t rotation, float em) : page_(page), rotation_(rotation), em_(em), rules_(frame_rules(page, rotation)) {}

  std::vector<FoundTable> run(std::vector<Placed>& words) {
    std::vector<FoundTable> tables;
    const auto has_text = [&words](float v0, float v1) {
      return std::any_of(words.begin(), words.end(), [&](const Placed& w) { return w.center() > v0 && w.center() < v1; });
    };
    for (const TableGrid& grid : find_grids(rules_, has_text))
      if (auto table = take_grid(grid, words)) tables.push_back(std::move(*table));
    for (const RuleBand& band : find_bands(rules_)) take_band(band, words, tables);
    std::stable_sort(tables.begin(), tables.end(), [](const FoundTable& a, const FoundTable& b) { return a.top < b.top; });
    return tables;
  }

 private:
  std::optional<FoundTable> take_grid(const TableGrid& grid, std::vector<Placed>& words) const {
    Cells cells;
    std::vector<Placed> outside;
    for (const Placed& w : words)
      if (w.center() < grid.vs.front() || w.center() > grid.vs.back() || w.u1 < grid.us.front() || w.u0 > grid.us.back())
        outside.push_back(w);
      else
        part(w, grid, cells, outside);
    if (!reads_as_table(grid, cells)) return std::nullopt;
    FoundTable table;
    table.us = grid.us;
    table.top = grid.vs.front();
    table.bottom = grid.vs.back();
    add_cells(grid, cells, table);
    part_open_rows(table, grid.vs, page_);
    // Of two printed rows, then of one.
    if (!take_head(grid, table, outside, 1.6F * em_)) take_head(grid, table, outside, 0.6F * em_);
    words = std::move(outside);
    return table;
  }

  /// The cells of the grid with the rows and columns that each takes.
  static void add_cells(const TableGrid& grid, Cells& cells, FoundTable& table) {
    struct Extent {
      std::size_t row, column;
    };
    std::map<std::uint32_t, Extent> last;
    for (std::size_t r = 0; r < grid.rows(); ++r)
      for (std::size_t c = 0; c < grid.columns(); ++c) {
        Extent& e = last.try_emplace(grid.merged[r * grid.columns() + c], Extent{r, c}).first->second;
        e = {std::max(e.row, r), std::max(e.column, c)};
      }
    for (const auto& [root, e] : last) {
      const auto row = static_cast<std::uint16_t>(root / grid.columns()), column = static_cast<std::uint16_t>(root % grid.columns());
      FoundCell cell{{row, column, static_cast<std::uint16_t>(e.row - row + 1), static_cast<std::uint16_t>(e.column - column + 1)}, {}};
      if (const auto own = cells.find({row, column}); own != cells.end()) cell.words = std::move(own->second);
      table.cells.push_back(std::move(cell));
    }
  }

  /// Heads on a coloured ground may have no rules: a row right above the grid with a cell over nearly every column is its head.
  bool take_head(const TableGrid& grid, FoundTable& table, std::vector<Placed>& outside, float height) const {
    float top = -1e9F;
    for (const Placed& w : outside)
      if (w.center() < grid.vs.front()) top = std::max(top, w.center());
    if (grid.vs.front() - top > kHeadHeight * em_) return false;
    std::vector<Placed> head, rest;
    for (const Placed& w : outside) (w.center() > top - height && w.center() < grid.vs.front() ? head : rest).push_back(w);
    std::map<std::size_t, std::vector<Placed>> columns;
    for (const Placed& w : head) {
      const auto right = std::upper_bound(grid.us.begin(), grid.us.end(), (w.u0 + w.u1) / 2);
      if (right == grid.us.begin() || right == grid.us.end() || w.u0 < *(right - 1) - 1 || w.u1 > *right + 1) return false;
      columns[static_cast<std::size_t>(right - grid.us.begin() - 1)].push_back(w);
    }
    if (columns.size() + (grid.columns() > 3 ? 1 : 0) < grid.columns()) return false;
    for (FoundCell& cell : table.cells) ++cell.span.row;
    std::vector<FoundCell> first;
    for (std::size_t c = 0; c < grid.columns(); ++c) first.push_back({{0, static_cast<std::uint16_t>(c), 1, 1}, std::move(columns[c])});
    table.cells.insert(table.cells.begin(), std::make_move_iterator(first.begin()), std::make_move_iterator(first.end()));
    table.top = top - height;
    outside = std::move(rest);
    return true;
  }

  /// Gives the glyphs of a word to the cells they stand in: what the library took for one word may reach over a rule.
  void part(const Placed& word, const TableGrid& grid, Cells& cells, std::vector<Placed>& outside) const {
    std::vector<Placed>* last = nullptr;
    for (std::uint32_t i = word.first; i < word.first + word.count; ++i) {
      const float lead = to_frame(page_.glyphs[i].lead, rotation_, page_.width, page_.height),
                  trail = to_frame(page_.glyphs[i].trail, rotation_, page_.width, page_.height);
      const auto cell = grid.cell_at((lead + trail) / 2, word.center());
      std::vector<Placed>* own = cell ? &cells[{cell->row, cell->column}] : &outside;
      if (own != last) own->push_back({i, 0, lead, trail, word.v0, word.v1, word.tall});
      ++own->back().count;
      own->back().u1 = std::max(own->back().u1, trail);
      last = own;
    }
  }

  /// A frame around text, or a rule between two columns of text, is no table; one row of three cells or more that are filled unevenly is the rest of one.
  static bool reads_as_table(const TableGrid& grid, const Cells& cells) {
    std::map<std::uint16_t, std::size_t> lines;  // of the fullest cell of each column
    for (const auto& [cell, words] : cells) {
      if (words.empty()) continue;
      float from = words.front().center(), to = from;
      for (const Placed& w : words) {
        from = std::min(from, w.center());
        to = std::max(to, w.center());
      }
      std::size_t& most = lines[cell.second];
      most = std::max(most, static_cast<std::size_t>((to - from) / std::max(1.0F, words.front().height())));
    }
    if (lines.size() < 2) return false;
    const auto [least, most] = std::minmax_element(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return grid.rows() > 1 || most->second < kTextLines || (grid.columns() > 2 && least->second * 2 < most->second);
  }

  /// Rules of one band may also be a page's own above its head and its foot: the most of them that a table fills from end to end.
  void take_band(const RuleBand& band, std::vector<Placed>& words, std::vector<FoundTable>& tables) const {
    const std::size_t n = band.vs.size();
    if (n < 3) return;
    std::vector<Placed> own, outside;
    for (const Placed& w : words)
      (w.center() > band.vs.front() && w.center() < band.vs.back() && w.u1 > band.u0 && w.u0 < band.u1 ? own : outside).push_back(w);
    std::vector<std::vector<Placed>> strips(n - 1);
    std::vector<bool> sticks_out(n - 1, false);
    for (const Placed& w : own) {
      const auto below = std::upper_bound(band.vs.begin(), band.vs.end(), w.center());
      const auto strip = static_cast<std::size_t>(below - band.vs.begin() - 1);
      strips[strip].push_back(w);
      if (w.u0 < band.u0 - em_ || w.u1 > band.u1 + em_) sticks_out[strip] = true;
    }
    std::vector<std::vector<Row>> rows;
    rows.reserve(n - 1);
    for (const auto& strip : strips) rows.push_back(make_rows(strip));
    std::vector<bool> taken(n - 1, false);
    for (std::size_t i = 0; i + 1 < n - 1;) {
      std::size_t next = i + 1;
      const std::size_t furthest = n > kMostStrips && i > 0 ? 0 : n - 1;
      for (std::size_t j = furthest; j >= i + 2; --j) {
        if (std::any_of(sticks_out.begin() + static_cast<std::ptrdiff_t>(i), sticks_out.begin() + static_cast<std::ptrdiff_t>(j), [](bool b) { return b; }))
          continue;
        auto table = table_between_rules({rows.begin() + static_cast<std::ptrdiff_t>(i), rows.begin() + static_cast<std::ptrdiff_t>(j)}, page_, em_);
        if (!table) continue;
        take_head(band, {rows.begin() + static_cast<std::ptrdiff_t>(i), rows.begin() + static_cast<std::ptrdiff_t>(j)}, i, strips, outside, *table);
        table->top = std::min(table->top, band.vs[i]);
        table->bottom = band.vs[j];
        tables.push_back(std::move(*table));
        std::fill(taken.begin() + static_cast<std::ptrdiff_t>(i), taken.begin() + static_cast<std::ptrdiff_t>(j), true);
        next = j;
        break;
      }
      i = next;
    }
    for (std::size_t s = 0; s < strips.size(); ++s)
      if (!taken[s]) outside.insert(outside.end(), strips[s].begin(), strips[s].end());
    std::stable_sort(outside.begin(), outside.end(), [](const Placed& a, const Placed& b) { return a.first < b.first; });
    words = std::move(outside);
  }

  /// Where each row is ruled at its foot only, the head stands above the first rule: the most rows there, of few lines, that keep the table's columns.
  void take_head(const RuleBand& band, std::vector<std::vector<Row>> strips, std::size_t first, std::vector<std::vector<Placed>>& words,
                 std::vector<Placed>& outside, FoundTable& table) const {
    std::vector<Placed>& pool = first > 0 ? words[first - 1] : outside;
    std::vector<Placed> above;
    for (const Placed& w : pool)
      if (w.center() < band.vs[first] && w.center() > band.vs[first] - (kMostHeadLines + 1) * kHeadPitchEm * em_ && w.u1 > band.u0 && w.u0 < band.u1)
        above.push_back(w);
    const std::vector<Row> rows = make_rows(std::move(above));
    std::size_t count = 0;
    float next = band.vs[first];
    while (count < std::min(rows.size(), kMostHeadLines) && next - rows[rows.size() - 1 - count].center() < kHeadPitchEm * em_) {
      const Row& row = rows[rows.size() - 1 - count];
      if (row.words.front().u0 < band.u0 - em_ || row.words.back().u1 > band.u1 + em_) break;
      next = row.center();
      ++count;
    }
    for (; count > 0; --count) {
      const std::vector<Row> head(rows.end() - static_cast<std::ptrdiff_t>(count), rows.end());
      if (!reads_as_head(head, table.us, band.u1 - band.u0)) continue;
      std::vector<std::vector<Row>> all{head};
      all.insert(all.end(), strips.begin(), strips.end());
      auto larger = table_between_rules(all, page_, em_);
      if (!larger || larger->us.size() != table.us.size()) continue;
      std::set<std::uint32_t> taken;
      for (const Row& row : head)
        for (const Placed& w : row.words) taken.insert(w.first);
      pool.erase(std::remove_if(pool.begin(), pool.end(), [&](const Placed& w) { return taken.contains(w.first); }), pool.end());
      table = std::move(*larger);
      table.top = head.front().v0;
      return;
    }
  }

  /// Over most columns stands one head, and no line is as long as text.
  static bool reads_as_head(const std::vector<Row>& rows, const std::vector<float>& edges, float width) {
    std::set<std::size_t> columns;
    for (const Row& row : rows) {
      float text = 0;
      for (const Placed& w : row.words) {
        text += w.u1 - w.u0;
        columns.insert(static_cast<std::size_t>(std::upper_bound(edges.begin() + 1, edges.end() - 1, (w.u0 + w.u1) / 2) - edges.begin() - 1));
      }
      if (text > kMostHeadText * width) return false;
    }
    return columns.size() >= 2 && columns.size() + 1 >= edges.size() - 1;
  }

  const PageGlyphs& page_;
  std::uint8_t rotation_;
  float em_;
  std::vector<FrameRule> rules_;
};

}  // namespace

std::vector<FrameRule> frame_rules(const PageGlyphs& page, std::uint8_t rotation) {
  std::vector<FrameRule> rules;
  rules.reserve(page.rules.size());
  for (const PageRule& r : page.rules) {
    const Placed p = place({0, 0, r.x0, r.y0, r.x1, r.y1, 0}, rotation, page.width, page.height);
    rules.push_back({p.u0, p.v0, p.u1, p.v1});
  }
  return rules;
}

std::vector<FoundTable> take_ruled_tables(const PageGlyphs& page, std::uint8_t rotation, float em, std::vector<Placed>& words) {
  return PageTables(page, rotation, em).run(words);
}

}  // namespace jiaokan::extract
