#include "extract/layout/table_flow.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/characters.h"
#include "extract/numbering.h"

namespace jiaokan::extract {
namespace {

constexpr float kSameEdge = 3.0F;  // points
constexpr std::size_t kMostHeadRows = 4;
constexpr std::size_t kFewestColumns = 3;  // of a table whose head or rows show that it goes on
constexpr std::size_t kLinesOfText = 2;    // of a cell
constexpr float kFullRoomEm = 1.7F;        // that a line cut by the page turn leaves in its cell, its margin apart
constexpr float kCellMargin = 8.0F;        // points, of both sides

std::u32string words_of(const std::vector<FlowCell>& row) {
  std::u32string out;
  for (const FlowCell& cell : row) {
    out += U'\t';
    for (const Line* line : cell.lines)
      for (const Glyph& g : line->glyphs)
        if (g.code != U' ') out += g.code;
  }
  return out;
}

std::size_t filled(const std::vector<FlowCell>& row) {
  return static_cast<std::size_t>(std::count_if(row.begin(), row.end(), [](const FlowCell& c) { return !c.lines.empty(); }));
}

bool ends_sentence(char32_t c) { return is_sentence_end(c) || std::u32string_view(U"；;：:、").find(c) != std::u32string_view::npos; }

/// A figure alone: nothing of it stands in the row above.
bool is_figure(const FlowCell& cell) {
  bool digits = false;
  for (const Line* line : cell.lines)
    for (const Glyph& g : line->glyphs) {
      if (!is_digit(g.code) && std::u32string_view(U" .,-−+%％—–/").find(g.code) == std::u32string_view::npos) return false;
      digits = digits || is_digit(g.code);
    }
  return digits;
}

/// Whether the last line of a cell leaves no room for another character between the edges of its columns.
bool is_full(const FlowCell& cell, const std::vector<float>& edges) {
  const Line& last = *cell.lines.back();
  const std::size_t end = std::min<std::size_t>(cell.column + cell.column_span, edges.size() - 1);
  const float room = edges[end] - last.right - (last.left - edges[cell.column]);
  return room <= kFullRoomEm * last.em + kCellMargin && edges[end] - last.right <= 3 * last.em + kCellMargin;
}

const FlowCell* cell_in(const std::vector<FlowCell>& row, std::uint32_t column) {
  const auto same = std::find_if(row.begin(), row.end(), [&](const FlowCell& c) { return c.column == column; });
  return same == row.end() || same->lines.empty() ? nullptr : &*same;
}

/// Whether the row that opens a page can be nothing but the rest of the row above the page turn.
bool is_rest(const std::vector<FlowCell>& above, const std::vector<FlowCell>& row, const std::vector<float>& edges) {
  if (row.empty() || filled(row) == 0 || filled(row) >= filled(above)) return false;
  for (const FlowCell& cell : row) {
    if (cell.lines.empty()) continue;
    const FlowCell* same = cell_in(above, cell.column);
    if (same == nullptr || (is_figure(*same) && is_figure(cell))) return false;
    if (ends_sentence(same->lines.back()->glyphs.back().code) || !is_full(*same, edges)) return false;
    if (parse_numbering(cell.lines.front()->utf8())) return false;
  }
  return true;
}

/// Whether the row that opens a page goes on with the text of the row above, since it has nothing else, where no other row of the table is so: what explains
/// the figures of a budget (5.減列…) is text of many lines, whose row the page turn cuts between two sentences. `rows`: those of the table up to the page turn
/// and those of this page, whose first is the row itself.
bool goes_on_with_text(const std::vector<FlowCell>& above, const TableFlow::Rows& before, TableFlow::Rows::const_iterator row,
                       TableFlow::Rows::const_iterator end, const std::vector<float>& edges) {
  if (edges.size() < kFewestColumns + 1 || filled(row->second) == 0 || filled(row->second) + 1 >= filled(above)) return false;
  if (row->second.empty() || row->second.front().column != 0 || !row->second.front().lines.empty()) return false;
  bool goes_on = false;
  for (const FlowCell& cell : row->second) {
    if (cell.lines.empty()) continue;
    const FlowCell* same = cell_in(above, cell.column);
    if (same == nullptr || is_figure(cell) || same->column_span != cell.column_span) return false;
    const bool text = same->lines.size() >= kLinesOfText && cell.column + cell.column_span + 1 == edges.size();
    // The name beside it wraps too.
    if (!text && (!is_full(*same, edges) || parse_numbering(cell.lines.front()->utf8()))) return false;
    goes_on = goes_on || text;
  }
  const auto has_no_more = [&](const std::vector<FlowCell>& other) {
    return filled(other) > 0 &&
           std::all_of(other.begin(), other.end(), [&](const FlowCell& c) { return c.lines.empty() || cell_in(row->second, c.column) != nullptr; });
  };
  return goes_on && std::none_of(before.begin(), before.end(), [&](const auto& r) { return has_no_more(r.second); }) &&
         std::none_of(std::next(row), end, [&](const auto& r) { return has_no_more(r.second); });
}

}  // namespace

void TableFlow::add(std::size_t page, std::size_t line, std::size_t before) {
  const int number = pages_[page].lines[line].table;
  if (parts_.empty() || parts_.back().page != page || parts_.back().number != number) parts_.push_back({page, number, before, {}});
  parts_.back().lines.push_back(line);
}

bool TableFlow::goes_on(const Part& above, const Part& part) const {
  if (shape_of(part).tag != 0 && shape_of(part).tag == shape_of(above).tag) return true;
  if (above.page + 1 != part.page || part.number != 0 || above.before != part.before) return false;
  const std::vector<float>& a = shape_of(above).edges;
  const std::vector<float>& b = shape_of(part).edges;
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](float x, float y) { return std::fabs(x - y) < kSameEdge; });
}

bool TableFlow::repeats_head(const FlowTable& table, const Part& above, const Part& part) const {
  const std::size_t columns = shape_of(part).edges.size();
  if (above.page + 1 != part.page || part.number != 0 || above.before != part.before) return false;
  if (columns != shape_of(above).edges.size() || columns < kFewestColumns + 1) return false;
  std::vector<FurnitureLine> unused;
  const Rows rows = rows_of(part, unused);
  if (rows.size() < 2 || rows.begin()->second.size() + 1 != columns || filled(rows.begin()->second) + 1 != columns) return false;
  std::vector<FlowCell> head;
  for (const FlowCell& c : table.cells)
    if (c.row == 0) head.push_back(c);
  return std::none_of(head.begin(), head.end(), is_figure) && words_of(head) == words_of(rows.begin()->second);
}

TableFlow::Rows TableFlow::rows_of(const Part& part, std::vector<FurnitureLine>& furniture) const {
  const PageLines& page = pages_[part.page];
  const PageTable& shape = shape_of(part);
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<const Line*>> lines;
  for (const std::size_t i : part.lines) {
    const Line& line = page.lines[i];
    lines[{line.row, line.cell}].push_back(&line);
  }
  Rows rows;
  for (const CellSpan& c : shape.cells) {
    FlowCell cell{c.row, c.column, c.row_span, c.column_span, {}};
    if (auto own = lines.find({c.row, c.column}); own != lines.end()) cell.lines = std::move(own->second);
    rows[c.row].push_back(std::move(cell));
  }
  if (shape.repeats_head && !rows.empty()) {
    add_head(part, rows.begin()->second, furniture);
    rows.erase(rows.begin());
  }
  return rows;
}

void TableFlow::add_head(const Part& part, const std::vector<FlowCell>& row, std::vector<FurnitureLine>& furniture) const {
  for (const FlowCell& cell : row)
    for (const Line* line : cell.lines)
      furniture.push_back({part.page, static_cast<std::size_t>(line - pages_[part.page].lines.data()), FurnitureKind::kHeader});
}

void TableFlow::append_tagged(const Part& part, FlowTable& table, std::vector<FurnitureLine>& furniture) const {
  const PageTable& shape = shape_of(part);
  std::map<std::uint32_t, std::vector<std::size_t>> above;  // cells of the rows so far
  for (std::size_t i = 0; i < table.cells.size(); ++i) above[table.cells[i].row].push_back(i);
  for (auto& [number, row] : rows_of(part, furniture)) {
    const std::int64_t at = std::int64_t{number} + shape.first_row + table.shift;
    if (filled(row) == 0) continue;
    const auto same = above.find(static_cast<std::uint32_t>(std::max<std::int64_t>(at, 0)));
    std::vector<FlowCell> printed;
    if (same != above.end())
      for (const std::size_t i : same->second) printed.push_back(table.cells[i]);
    if (at < 0 || words_of(printed) == words_of(row)) {
      add_head(part, row, furniture);
      continue;
    }
    for (FlowCell& cell : row) {
      cell.row = static_cast<std::uint32_t>(at);
      FlowCell* whole = nullptr;
      if (same != above.end())
        for (const std::size_t i : same->second)
          if (table.cells[i].column == cell.column) whole = &table.cells[i];
      if (whole == nullptr)
        table.cells.push_back(std::move(cell));
      else
        whole->lines.insert(whole->lines.end(), cell.lines.begin(), cell.lines.end());
    }
  }
}

void TableFlow::append(const Part& part, bool goes_on, FlowTable& table, std::vector<FurnitureLine>& furniture) const {
  const PageTable& shape = shape_of(part);
  Rows rows = rows_of(part, furniture);
  std::map<std::uint32_t, std::vector<FlowCell>> above;
  std::uint32_t next = 0;
  for (const FlowCell& c : table.cells) {
    next = std::max(next, c.row + 1);
    if (goes_on) above[c.row].push_back(c);
  }
  auto row = rows.begin();
  if (goes_on) {
    // Its head again.
    auto first = above.begin();
    auto end = row;
    for (std::size_t n = 0; n < kMostHeadRows && end != rows.end() && first != above.end() && words_of(end->second) == words_of(first->second); ++n) {
      ++end;
      ++first;
    }
    for (; row != end; ++row) add_head(part, row->second, furniture);
    auto last = above.rbegin();
    while (last != above.rend() && filled(last->second) == 0) ++last;
    while (row != rows.end() && filled(row->second) == 0) ++row;
    // Of a row that the page turn cuts across its letters, some programs draw each half with all of its text.
    if (row != rows.end() && last != above.rend() && filled(row->second) > 1 && std::any_of(row->second.begin(), row->second.end(), is_figure) &&
        words_of(row->second) == words_of(last->second)) {
      add_head(part, row->second, furniture);
      ++row;
    } else if (row != rows.end() && last != above.rend() &&
               (is_rest(last->second, row->second, shape.edges) || goes_on_with_text(last->second, above, row, rows.cend(), shape.edges))) {
      for (const FlowCell& cell : row->second)
        for (FlowCell& whole : table.cells)
          if (whole.row == last->first && whole.column == cell.column) whole.lines.insert(whole.lines.end(), cell.lines.begin(), cell.lines.end());
      ++row;
    }
  }
  if (row == rows.end()) return;
  const std::uint32_t from = row->first;
  table.shift = std::int64_t{next} - from - shape.first_row;
  for (; row != rows.end(); ++row)
    for (FlowCell& cell : row->second) {
      cell.row = cell.row - from + next;
      table.cells.push_back(std::move(cell));
    }
}

std::vector<FlowTable> TableFlow::finish(std::vector<FurnitureLine>& furniture) const {
  std::vector<FlowTable> tables;
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    const bool on = p > 0 && (goes_on(parts_[p - 1], parts_[p]) || repeats_head(tables.back(), parts_[p - 1], parts_[p]));
    if (!on) tables.push_back({{}, parts_[p].before});
    if (on && shape_of(parts_[p]).tag != 0 && shape_of(parts_[p]).tag == shape_of(parts_[p - 1]).tag)
      append_tagged(parts_[p], tables.back(), furniture);
    else
      append(parts_[p], on, tables.back(), furniture);
  }
  std::stable_sort(furniture.begin(), furniture.end(),
                   [](const FurnitureLine& a, const FurnitureLine& b) { return std::tie(a.page, a.line) < std::tie(b.page, b.line); });
  return tables;
}

}  // namespace jiaokan::extract
