#include "report/markdown_writer.h"

#include <algorithm>

#include "report/table_view.h"

namespace jiaokan::report {
namespace {

constexpr int kDeepestHeading = 6;
constexpr std::size_t kLongestNumber = 9;  // digits that may open a list

/// `text` on one line, so that Markdown shows it as it stands.
std::string escaped(std::string_view text, bool in_table) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (const char c : text) {
    if (c == '\n' || c == '\t' || c == '\r') {
      out += ' ';
      continue;
    }
    if (std::string_view("\\`*_[]<>&#~").find(c) != std::string_view::npos || (in_table && c == '|')) out += '\\';
    out += c;
  }
  return out;
}

/// The same at the start of a line, where bullets, numbers and rules stand.
std::string escaped_line(std::string_view text) {
  std::string out = escaped(text, false);
  if (out.empty()) return out;
  const std::size_t digits = std::min(out.find_first_not_of("0123456789"), out.size());
  if (digits > 0 && digits <= kLongestNumber && digits < out.size() && (out[digits] == '.' || out[digits] == ')'))
    out.insert(digits, 1, '\\');
  else if (std::string_view("+-=|:").find(out.front()) != std::string_view::npos)
    out.insert(0, 1, '\\');
  return out;
}

std::string table(const Document& document, const Block& block) {
  const auto rows = table_rows(document, block);
  std::size_t columns = 1;
  for (const auto& row : rows)
    for (const TableCell& cell : row) columns = std::max<std::size_t>(columns, cell.column + 1);
  std::string out;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::size_t column = 0;
    out += '|';
    for (const TableCell& cell : rows[r]) {
      for (; column < cell.column; ++column) out += "  |";
      out += ' ' + escaped(document.slice(cell.text), true) + " |";
      ++column;
    }
    for (; column < columns; ++column) out += "  |";
    out += '\n';
    if (r > 0) continue;
    out += '|';
    for (column = 0; column < columns; ++column) out += " --- |";
    out += '\n';
  }
  return out;
}

}  // namespace

std::string document_markdown(const Document& document, const TextStyle&) {
  std::string out;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    const bool in_list = i > 0 && block.kind == BlockKind::kListItem && document.blocks[i - 1].kind == BlockKind::kListItem;
    if (i > 0 && !in_list) out += '\n';
    switch (block.kind) {
      case BlockKind::kTitle: out += "# " + escaped(document.block_text(i), false) + "\n"; break;
      case BlockKind::kHeading:
        out +=
            std::string(static_cast<std::size_t>(std::clamp(block.level + 1, 2, kDeepestHeading)), '#') + ' ' + escaped(document.block_text(i), false) + "\n";
        break;
      case BlockKind::kListItem: out += "- " + escaped_line(document.block_text(i)) + "\n"; break;
      case BlockKind::kNote: out += "> " + escaped_line(document.block_text(i)) + "\n"; break;
      case BlockKind::kTable: out += table(document, block); break;
      case BlockKind::kParagraph: out += escaped_line(document.block_text(i)) + "\n"; break;
    }
  }
  return out;
}

}  // namespace jiaokan::report
