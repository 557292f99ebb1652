#include <algorithm>
#include <map>
#include <utility>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/docx/docx_body.h"
#include "extract/source_lines.h"
#include "extract/table_text.h"

namespace jiaokan::extract {
namespace {

constexpr long kMostColumns = 1024;  // Word has 63

std::uint32_t span_of(pugi::xml_node properties, const char* element) {
  return static_cast<std::uint32_t>(std::clamp(properties.child(element) ? number(val(properties, element), 1) : 1, 1L, kMostColumns));
}

bool is_text(const DocxParagraph& paragraph) { return !paragraph.furniture && paragraph.role != ParagraphRole::kNote; }

/// The words of a cell as one text: between Han characters nothing stands where its paragraphs meet.
std::string joined(const std::vector<DocxParagraph>& content) {
  std::string text;
  for (const DocxParagraph& paragraph : content) {
    if (!is_text(paragraph) || paragraph.text.empty()) continue;
    if (!text.empty()) {
      std::size_t end = text.size();
      const char32_t last = utf8::previous(text, end);
      if (!is_han(last) && !is_cjk_punctuation(last)) text += ' ';
    }
    text += paragraph.text;
  }
  return text;
}

}  // namespace

void DocxBody::read_cells(pugi::xml_node parent, Flow& flow, std::vector<Cell>& cells, std::uint32_t& column) {
  for (const pugi::xml_node node : parent.children()) {
    const std::string_view name = node.name();
    if (name == "w:sdt" || name == "w:sdtContent" || name == "w:customXml") {
      read_cells(node, flow, cells, column);
    } else if (name == "w:tc") {
      const pugi::xml_node properties = node.child("w:tcPr");
      if (properties.child("w:cellDel")) {
        ++notices_.deletions;
        continue;
      }
      Cell cell;
      cell.column = column;
      cell.span = span_of(properties, "w:gridSpan");
      column = std::min(column + cell.span, static_cast<std::uint32_t>(kMostColumns));
      const pugi::xml_node merge = properties.child("w:vMerge");
      cell.continues = merge && std::string_view(merge.attribute("w:val").value()) != "restart";
      cell.content = read_inner(node, flow);
      // Cells merged sideways the old way: the first takes the width of those that go on with it.
      const pugi::xml_node sideways = properties.child("w:hMerge");
      if (sideways && std::string_view(sideways.attribute("w:val").value()) != "restart" && !cells.empty() && joined(cell.content).empty()) {
        cells.back().span += cell.span;
        continue;
      }
      cells.push_back(std::move(cell));
    }
  }
}

void DocxBody::read_rows(pugi::xml_node parent, Flow& flow, std::vector<std::vector<Cell>>& rows) {
  for (const pugi::xml_node node : parent.children()) {
    const std::string_view name = node.name();
    if (name == "w:tr") {
      const pugi::xml_node properties = node.child("w:trPr");
      if (properties.child("w:del")) {
        ++notices_.deletions;
        continue;
      }
      if (properties.child("w:ins")) ++notices_.insertions;
      std::uint32_t column = properties.child("w:gridBefore") ? span_of(properties, "w:gridBefore") : 0;
      rows.emplace_back();
      std::vector<Cell> cells;  // not in `rows` while it is filled: a table inside adds to rows of its own
      read_cells(node, flow, cells, column);
      rows.back() = std::move(cells);
    } else if (name == "w:sdt" || name == "w:sdtContent" || name == "w:customXml" || name == "w:ins" || name == "w:moveTo") {
      read_rows(node, flow, rows);
    }
  }
}

void DocxBody::read_table(pugi::xml_node node, Flow& flow) {
  std::vector<std::vector<Cell>> rows;
  read_rows(node, flow, rows);

  std::size_t widest = 0, with_text = 0;
  bool nested = false;
  for (const std::vector<Cell>& row : rows) {
    widest = std::max(widest, row.size());
    with_text += std::any_of(row.begin(), row.end(), [](const Cell& cell) { return std::any_of(cell.content.begin(), cell.content.end(), is_text); });
    for (const Cell& cell : row)
      nested = nested || std::any_of(cell.content.begin(), cell.content.end(), [](const DocxParagraph& p) { return p.role == ParagraphRole::kTable; });
  }
  // A frame around text, a row of signatures, a page laid out in cells: read as the parts, as a table in a web page is.
  if (widest < 2 || with_text < 2 || nested || flow.place != Place::kText) {
    for (std::vector<Cell>& row : rows)
      for (Cell& cell : row) std::move(cell.content.begin(), cell.content.end(), std::back_inserter(flow.out));
    return;
  }

  std::vector<GivenCell> cells;
  std::vector<DocxParagraph> beside;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> above;  // column and width → the cell that is open there
  for (std::size_t n = 0; n < rows.size(); ++n) {
    const auto row = static_cast<std::uint32_t>(n);
    for (Cell& cell : rows[n]) {
      std::string text = joined(cell.content);
      for (DocxParagraph& paragraph : cell.content)
        if (!is_text(paragraph)) beside.push_back(std::move(paragraph));
      const std::pair<std::uint32_t, std::uint32_t> place{cell.column, cell.span};
      const auto open = above.find(place);
      if (cell.continues && open != above.end() && text.empty()) {
        cells[open->second].row_span = row - cells[open->second].row + 1;
        continue;
      }
      above[place] = cells.size();
      cells.push_back({row, cell.column, 1, cell.span, std::move(text)});
    }
  }
  TableText written = write_table(std::move(cells));
  DocxParagraph table;
  table.role = ParagraphRole::kTable;
  table.text = std::move(written.text);
  table.cells = std::move(written.cells);
  flow.out.push_back(std::move(table));
  std::move(beside.begin(), beside.end(), std::back_inserter(flow.out));
}

}  // namespace jiaokan::extract
