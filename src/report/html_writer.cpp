#include "report/html_writer.h"

#include <algorithm>

#include "core/place.h"
#include "report/html_text.h"
#include "report/markup.h"
#include "report/table_view.h"

namespace jiaokan::report {
namespace {

constexpr int kDeepestHeading = 6;

constexpr std::string_view kStyle =
    "body { max-width: 46em; margin: 2em auto; padding: 0 1em; font-family: serif; line-height: 1.8 }\n"
    "h1 { text-align: center; line-height: 1.4 }\n"
    "ul { list-style: none; padding-left: 2em }\n"
    ".note { color: #555 }\n"
    "table { border-collapse: collapse; margin: 1em 0 }\n"
    "th, td { border: 1px solid #999; padding: 0.2em 0.6em; text-align: left; vertical-align: top }\n";

std::string attributes(const Document& document, std::size_t index) {
  std::string out = " id=\"" + block_id(index) + "\"";
  if (!document.has_pages()) return out;
  const std::vector<PageBox> boxes = page_boxes_of(document, document.blocks[index].text);
  if (boxes.empty()) return out;
  out += " data-page=\"" + std::to_string(boxes.front().page);
  if (boxes.back().page != boxes.front().page) out += "-" + std::to_string(boxes.back().page);
  return out + "\"";
}

void add_table(const Document& document, std::size_t index, std::string& out) {
  const auto rows = table_rows(document, document.blocks[index]);
  const std::size_t heads = head_rows(document, rows);
  out += "<table" + attributes(document, index) + ">\n";
  if (heads > 0) out += "<thead>\n";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (r == heads) out += heads > 0 ? "</thead>\n<tbody>\n" : "<tbody>\n";
    const std::string tag = r < heads ? "th" : "td";
    out += "<tr>";
    for (const TableCell& cell : rows[r]) {
      out += "<" + tag;
      if (cell.row_span > 1) out += " rowspan=\"" + std::to_string(cell.row_span) + "\"";
      if (cell.column_span > 1) out += " colspan=\"" + std::to_string(cell.column_span) + "\"";
      out += ">" + escaped(document.slice(cell.text)) + "</" + tag + ">";
    }
    out += "</tr>\n";
  }
  out += "</tbody>\n</table>\n";
}

}  // namespace

std::string document_html(const Document& document, const TextStyle&) {
  const std::string title = escaped(document.metadata.title ? *document.metadata.title : document.source.name);
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + std::string(language_tag(document)) + "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + title +
                    "</title>\n<style>\n" + std::string(kStyle) + "</style>\n</head>\n<body>\n<main>\n";
  const auto element = [&](const std::string& tag, std::size_t i, std::string_view more = {}) {
    out += "<" + tag + attributes(document, i) + std::string(more) + ">" + escaped(document.block_text(i)) + "</" + tag + ">\n";
  };
  bool in_list = false;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    const bool item = block.kind == BlockKind::kListItem;
    if (item != in_list) out += item ? "<ul>\n" : "</ul>\n";
    in_list = item;
    switch (block.kind) {
      case BlockKind::kTitle: element("h1", i); break;
      case BlockKind::kHeading: element("h" + std::to_string(std::clamp(block.level + 1, 2, kDeepestHeading)), i); break;
      case BlockKind::kListItem: element("li", i); break;
      case BlockKind::kNote: element("p", i, " class=\"note\""); break;
      case BlockKind::kTable: add_table(document, i, out); break;
      case BlockKind::kParagraph: element("p", i); break;
    }
  }
  if (in_list) out += "</ul>\n";
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace jiaokan::report
