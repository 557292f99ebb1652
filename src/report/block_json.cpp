#include "report/block_json.h"

#include <algorithm>
#include <vector>

#include "core/place.h"
#include "core/utf8.h"

namespace jiaokan::report {
namespace {

void write_box_members(JsonText& out, std::uint32_t page, const Box& box) {
  out.member("page", page);
  const auto edge = [&](std::string_view name, double at) {
    out.key(name);
    out.points(at);
  };
  edge("x0", box.x0);
  edge("y0", box.y0);
  edge("x1", box.x1);
  edge("y1", box.y1);
}

/// The lines of a block as the pages print them: what a saved document needs to give boxes again.
void write_lines(JsonText& out, const Document& d, const Block& block) {
  const std::string_view text = d.slice(block.text);
  auto run = std::lower_bound(d.runs.begin(), d.runs.end(), block.text.begin, [](const GlyphRun& r, std::uint32_t at) { return r.text.begin < at; });
  std::size_t chars = 0;
  std::uint32_t counted = block.text.begin;
  const auto code_points_to = [&](std::uint32_t offset) {
    chars += utf8::length(text.substr(counted - block.text.begin, offset - counted));
    counted = offset;
    return chars;
  };
  out.begin_array();
  for (; run != d.runs.end() && run->text.begin < block.text.end; ++run) {
    out.begin_object();
    out.member("start", code_points_to(run->text.begin));
    out.member("end", code_points_to(std::min(run->text.end, block.text.end)));
    write_box_members(out, run->page, run->box);
    if (run->vertical) out.member("vertical", true);
    out.end_object();
  }
  out.end_array();
}

/// The cells of a table, with offsets in the block's text.
void write_cells(JsonText& out, const Document& d, const Block& block) {
  const std::string_view text = d.slice(block.text);
  std::size_t chars = 0, counted = 0;
  const auto code_points_to = [&](std::uint32_t offset) {
    const std::size_t to = offset - block.text.begin;
    if (to < counted) counted = chars = 0;
    chars += utf8::length(text.substr(counted, to - counted));
    counted = to;
    return chars;
  };
  out.begin_array();
  for (const TableCell& cell : block.cells) {
    out.begin_object();
    out.member("row", cell.row);
    out.member("column", cell.column);
    out.member("row_span", cell.row_span);
    out.member("column_span", cell.column_span);
    out.member("start", code_points_to(cell.text.begin));
    out.member("end", code_points_to(cell.text.end));
    if (d.has_pages()) {
      out.key("boxes");
      write_boxes(out, page_boxes_of(d, cell.text));
    }
    out.end_object();
  }
  out.end_array();
}

void write_script_spans(JsonText& out, const Document& d, const Block& block) {
  const std::string_view text = d.slice(block.text);
  auto span =
      std::lower_bound(d.script_spans.begin(), d.script_spans.end(), block.text.begin, [](const ScriptSpan& s, std::uint32_t at) { return s.text.begin < at; });
  std::size_t chars = 0;
  out.begin_array();
  for (; span != d.script_spans.end() && span->text.begin < block.text.end; ++span) {
    const std::size_t length = utf8::length(text.substr(span->text.begin - block.text.begin, span->text.size()));
    out.begin_object();
    out.member("start", chars);
    out.member("end", chars + length);
    out.member("script", to_string(span->script));
    out.end_object();
    chars += length;
  }
  out.end_array();
}

}  // namespace

void write_boxes(JsonText& out, const std::vector<PageBox>& boxes) {
  out.begin_array();
  for (const PageBox& b : boxes) {
    out.begin_object();
    write_box_members(out, b.page, b.box);
    out.end_object();
  }
  out.end_array();
}

void write_block(JsonText& out, const Document& d, std::size_t index) {
  const Block& block = d.blocks[index];
  out.begin_object();
  out.member("id", block_id(index));
  out.member("index", index);
  out.member("kind", to_string(block.kind));
  out.member("level", block.level);
  block.label.empty() ? out.member("label", nullptr) : out.member("label", block.label);
  out.key("section");
  out.begin_array();
  for (const std::string& label : block.section) out.value(label);
  out.end_array();
  out.member("text", d.slice(block.text));
  const std::vector<PageBox> boxes = page_boxes_of(d, block.text);
  boxes.empty() ? out.member("page_first", nullptr) : out.member("page_first", boxes.front().page);
  boxes.empty() ? out.member("page_last", nullptr) : out.member("page_last", boxes.back().page);
  out.key("boxes");
  d.has_pages() ? write_boxes(out, boxes) : out.value(nullptr);
  out.member("script", to_string(block.script));
  const auto part = [&](std::string_view name, void (*write)(JsonText&, const Document&, const Block&)) {
    out.key(name);
    write(out, d, block);
  };
  if (block.script == Script::kMixed) part("script_spans", write_script_spans);
  if (!block.cells.empty()) part("cells", write_cells);
  if (d.has_pages()) part("lines", write_lines);
  out.end_object();
}

}  // namespace jiaokan::report
