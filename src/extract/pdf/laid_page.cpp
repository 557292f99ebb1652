#include "extract/pdf/laid_page.h"

#include <utility>

#include "core/error.h"
#include "extract/layout/structure_lines.h"
#include "extract/flat_bytes.h"

namespace jiaokan::extract {
namespace {

struct Head {
  std::uint32_t page;
  float width, height;
  TextSource text_source;
  std::uint32_t rotation, needs_poppler_data, tables_disagree;
  std::uint64_t lines, tables;
};

struct TableHead {
  std::uint32_t tag, first_row, repeats_head;
};

// Another member has to be written below as well; of a line, only one that is no plain value.
constexpr std::size_t kVector = sizeof(std::vector<int>);
static_assert(sizeof(Line) == (sizeof(LineShape) + alignof(Line) - 1) / alignof(Line) * alignof(Line) + 4 * kVector);
static_assert(sizeof(PageTable) == 2 * kVector + 16);
static_assert(sizeof(PageLines) == 16 + 2 * kVector + 8);

}  // namespace

LaidPage lay_out_page(const PageGlyphs& page, const PdfStructure& structure) {
  LaidPage out;
  out.info = {page.page, page.label.empty() ? std::to_string(page.page) : page.label, page.width, page.height, text_source_of(page)};
  out.faults = find_faults(page);
  out.needs_poppler_data = page.needs_poppler_data;
  out.lines = lay_out_lines(page, structure);
  tag_lines(out.lines, page.points);
  return out;
}

std::string encode(const LaidPage& page) {
  const PageLines& lines = page.lines;
  std::size_t size = sizeof(Head) + 128 + page.info.label.size() + page.faults.size() * sizeof(PageFault);
  for (const Line& line : lines.lines)
    size += sizeof(Line) + line.glyphs.size() * sizeof(Glyph) + (line.raised.size() + line.cells.size()) * 4 + line.weights.size() * sizeof(WeightFrom) +
            4 * sizeof(std::uint64_t);
  for (const PageTable& table : lines.tables) size += sizeof(PageTable) + table.edges.size() * sizeof(float) + table.cells.size() * sizeof(CellSpan);
  std::string out;
  out.reserve(size);
  const Head head{lines.page,
                  lines.width,
                  lines.height,
                  page.info.text_source,
                  lines.rotation,
                  page.needs_poppler_data ? 1U : 0U,
                  lines.tables_disagree ? 1U : 0U,
                  lines.lines.size(),
                  lines.tables.size()};
  put(out, &head, 1);
  put_all(out, page.info.label);
  put_all(out, page.faults);
  for (const Line& line : lines.lines) {
    const LineShape& shape = line;
    put(out, &shape, 1);
    put_all(out, line.glyphs);
    put_all(out, line.raised);
    put_all(out, line.cells);
    put_all(out, line.weights);
  }
  for (const PageTable& table : lines.tables) {
    const TableHead table_head{table.tag, table.first_row, table.repeats_head ? 1U : 0U};
    put(out, &table_head, 1);
    put_all(out, table.edges);
    put_all(out, table.cells);
  }
  return out;
}

LaidPage decode_laid_page(std::string_view bytes) {
  FlatBytes in(bytes);
  LaidPage page;
  const auto head = in.one<Head>();
  PageLines& lines = page.lines;
  lines.page = head.page;
  lines.width = head.width;
  lines.height = head.height;
  lines.rotation = static_cast<std::uint8_t>(head.rotation & 3U);
  lines.tables_disagree = head.tables_disagree != 0;
  page.needs_poppler_data = head.needs_poppler_data != 0;
  in.get_all(page.info.label);
  page.info.page = head.page;
  page.info.width = static_cast<double>(head.width);
  page.info.height = static_cast<double>(head.height);
  page.info.text_source = head.text_source;
  in.get_all(page.faults);
  JIAOKAN_CHECK(head.lines <= bytes.size() / sizeof(LineShape) && head.tables <= bytes.size() / sizeof(std::uint64_t));
  lines.lines.resize(static_cast<std::size_t>(head.lines));
  for (Line& line : lines.lines) {
    in.get(static_cast<LineShape*>(&line), 1);
    in.get_all(line.glyphs);
    in.get_all(line.raised);
    in.get_all(line.cells);
    in.get_all(line.weights);
    JIAOKAN_CHECK(!line.glyphs.empty());
  }
  lines.tables.resize(static_cast<std::size_t>(head.tables));
  for (PageTable& table : lines.tables) {
    const auto table_head = in.one<TableHead>();
    table.tag = table_head.tag;
    table.first_row = table_head.first_row;
    table.repeats_head = table_head.repeats_head != 0;
    in.get_all(table.edges);
    in.get_all(table.cells);
  }
  JIAOKAN_CHECK(in.empty());
  return page;
}

}  // namespace jiaokan::extract
