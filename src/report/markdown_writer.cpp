#include "report/markdown_writer.h"

#include <algorithm>

#include "report/markdown_text.h"
#include "report/table_view.h"

namespace jiaokan::report {
namespace {

constexpr int kDeepestHeading = 6;

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
      out += ' ' + escaped_markdown(document.slice(cell.text), true) + " |";
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
      case BlockKind::kTitle: out += "# " + escaped_markdown(document.block_text(i), false) + "\n"; break;
      case BlockKind::kHeading:
        out +=
            std::string(static_cast<std::size_t>(std::clamp(block.level + 1, 2, kDeepestHeading)), '#') + ' ' + escaped_markdown(document.block_text(i), false) + "\n";
        break;
      case BlockKind::kListItem: out += "- " + escaped_markdown_line(document.block_text(i)) + "\n"; break;
      case BlockKind::kNote: out += "> " + escaped_markdown_line(document.block_text(i)) + "\n"; break;
      case BlockKind::kTable: out += table(document, block); break;
      case BlockKind::kParagraph: out += escaped_markdown_line(document.block_text(i)) + "\n"; break;
    }
  }
  return out;
}

}  // namespace jiaokan::report
