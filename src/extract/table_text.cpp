#include "extract/table_text.h"

#include <algorithm>
#include <tuple>

#include "extract/source_lines.h"

namespace jiaokan::extract {
namespace {

constexpr std::uint32_t kMostColumnSpan = 256, kMostRowSpan = 65534;  // a page means no more

/// Maps what is kept to 0, 1, 2 …
class Kept {
 public:
  void keep(std::uint32_t index) { kept_.push_back(index); }
  void settle() {
    std::sort(kept_.begin(), kept_.end());
    kept_.erase(std::unique(kept_.begin(), kept_.end()), kept_.end());
  }
  /// How many are kept below `index`.
  std::uint32_t below(std::uint64_t index) const { return static_cast<std::uint32_t>(std::lower_bound(kept_.begin(), kept_.end(), index) - kept_.begin()); }

 private:
  std::vector<std::uint32_t> kept_;
};

}  // namespace

void compact_cells(std::vector<CompactCell>& cells) {
  Kept rows, columns;
  for (const CompactCell& c : cells)
    if (c.filled) {
      rows.keep(c.row);
      columns.keep(c.column);
    }
  rows.settle();
  columns.settle();
  std::vector<CompactCell> out;
  out.reserve(cells.size());
  for (CompactCell c : cells) {
    const std::uint32_t row = rows.below(c.row), column = columns.below(c.column);
    c.row_span = rows.below(std::uint64_t{c.row} + c.row_span) - row;
    c.column_span = columns.below(std::uint64_t{c.column} + c.column_span) - column;
    if (c.row_span == 0 || c.column_span == 0) continue;
    c.row = row;
    c.column = column;
    out.push_back(c);
  }
  // An empty cell may have lost its first row or column and have come to stand on a filled one: that one stays.
  std::stable_sort(out.begin(), out.end(), [](const CompactCell& a, const CompactCell& b) {
    return std::make_tuple(a.row, a.column, !a.filled) < std::make_tuple(b.row, b.column, !b.filled);
  });
  out.erase(std::unique(out.begin(), out.end(), [](const CompactCell& a, const CompactCell& b) { return a.row == b.row && a.column == b.column && !b.filled; }),
            out.end());
  cells = std::move(out);
}

TableText write_table(std::vector<GivenCell> given) {
  std::vector<CompactCell> cells;
  cells.reserve(given.size());
  for (std::size_t i = 0; i < given.size(); ++i) {
    GivenCell& g = given[i];
    std::replace_if(
        g.text.begin(), g.text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    g.text = std::string(trim_blanks(g.text));
    cells.push_back({g.row, g.column, std::max(1U, g.row_span), std::max(1U, g.column_span), i, !g.text.empty()});
  }
  compact_cells(cells);
  TableText out;
  out.cells.reserve(cells.size());
  for (std::size_t begin = 0; begin < cells.size();) {
    std::size_t end = begin, filled = begin;
    for (; end < cells.size() && cells[end].row == cells[begin].row; ++end)
      if (cells[end].filled) filled = end + 1;
    if (begin > 0) out.text += '\n';
    std::uint32_t column = 0;
    for (std::size_t i = begin; i < end; ++i) {
      for (; i < filled && column < cells[i].column; ++column) out.text += '\t';
      const auto at = static_cast<std::uint32_t>(out.text.size());
      out.text += given[cells[i].source].text;
      out.cells.push_back({cells[i].row, cells[i].column, cells[i].row_span, cells[i].column_span, {at, static_cast<std::uint32_t>(out.text.size())}});
    }
    begin = end;
  }
  return out;
}

void CellPlacer::begin_row() {
  row_ += begun_;
  begun_ = true;
  column_ = 0;
}

GivenCell CellPlacer::place(std::uint32_t row_span, std::uint32_t column_span) {
  while (column_ < taken_until_.size() && taken_until_[column_] > row_) ++column_;
  GivenCell cell{row_, column_, std::clamp(row_span, 1U, kMostRowSpan), std::clamp(column_span, 1U, kMostColumnSpan), {}};
  // Free columns end where a cell from above reaches in.
  std::uint32_t width = 1;
  while (width < cell.column_span && (column_ + width >= taken_until_.size() || taken_until_[column_ + width] <= row_)) ++width;
  cell.column_span = width;
  column_ += width;
  if (taken_until_.size() < column_) taken_until_.resize(column_, 0);
  for (std::uint32_t c = cell.column; c < column_; ++c) taken_until_[c] = row_ + cell.row_span;
  return cell;
}

}  // namespace jiaokan::extract
