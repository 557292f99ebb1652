#include "report/table_view.h"

#include <algorithm>

namespace jiaokan::report {
namespace {

/// 86, 41.5, 1,200: a value. 2025 heads a column.
bool is_figure(std::string_view text) {
  if (text.empty() || text.find_first_not_of("0123456789.,%") != std::string_view::npos) return false;
  const bool year = text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos && (text.starts_with("19") || text.starts_with("20"));
  return !year;
}

}  // namespace

std::vector<std::vector<TableCell>> table_rows(const Document& document, const Block& block) {
  std::vector<std::vector<TableCell>> rows;
  if (!block.cells.empty()) {
    for (const TableCell& cell : block.cells) {
      if (cell.row >= rows.size()) rows.resize(cell.row + 1);
      rows[cell.row].push_back(cell);
    }
    return rows;
  }
  const std::string_view text = document.slice(block.text);
  TableCell cell;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("\t\n", at), text.size());
    cell.text = {block.text.begin + static_cast<std::uint32_t>(at), block.text.begin + static_cast<std::uint32_t>(end)};
    if (cell.column == 0) rows.emplace_back();
    rows.back().push_back(cell);
    if (end < text.size() && text[end] == '\t') {
      ++cell.column;
    } else {
      cell.column = 0;
      ++cell.row;
    }
    at = end + 1;
  }
  return rows;
}

std::size_t head_rows(const Document& document, const std::vector<std::vector<TableCell>>& rows) {
  if (rows.size() < 2) return 0;
  std::size_t heads = 1;
  for (const TableCell& cell : rows[0]) {
    if (is_figure(document.slice(cell.text))) return 0;
    heads = std::max<std::size_t>(heads, cell.row_span);
  }
  return heads < rows.size() ? heads : 1;
}

}  // namespace jiaokan::report
