#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "extract/html/html_reader.h"
#include "extract/reader.h"
#include "extract/text/markdown_reader.h"
#include "report/html_writer.h"
#include "report/markdown_writer.h"
#include "support/paths.h"
#include "support/random.h"

using namespace jiaokan;
using jiaokan::test::Random;

namespace {

std::vector<std::string> texts(const Document& d) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < d.blocks.size(); ++i) out.emplace_back(d.block_text(i));
  return out;
}

std::vector<std::string> through_markdown(const Document& d) { return texts(extract::read_markdown(report::document_markdown(d, {}), "back.md", {})); }
Document from_html(const Document& d) { return extract::read_html(report::document_html(d, {}), "back.html", {}); }

std::string sentence(Random& random) {
  static const std::vector<std::string> kPieces{"到2025年，全市建成社区图书室24个",
                                                "推动",
                                                "水库",
                                                "*甲",
                                                "_a_",
                                                "[见](附件)",
                                                "<b>",
                                                "&amp;",
                                                "&",
                                                "\\",
                                                "\\|",
                                                "|",
                                                "`x`",
                                                "~~~",
                                                "#",
                                                "!",
                                                ">",
                                                "a<b",
                                                "A&B",
                                                "\"",
                                                "'",
                                                "1,200",
                                                "3.5%",
                                                "、",
                                                "，并且"};
  static const std::vector<std::string> kStarts{"", "", "", "# ", "- ", "+ ", "> ", "|", "=", "~~~", "***", "<div>", "&lt;", "\\", "`", "_", "[x]: "};
  std::string out = kStarts[random.below(static_cast<std::uint32_t>(kStarts.size()))];
  const std::uint32_t count = 2 + random.below(6);
  for (std::uint32_t i = 0; i < count; ++i) out += kPieces[random.below(static_cast<std::uint32_t>(kPieces.size()))];
  return out + "，按照计划实施。";
}

std::string table(Random& random) {
  const std::uint32_t rows = 2 + random.below(4), columns = 2 + random.below(4);
  static const std::vector<std::string> kCells{"", "指标", "a|b", "\\", "\\|", "*", "—", "3.5", "<td>", "&", "| x |", "---", "`a|b`", "# 1", "1. 甲"};
  std::string out;
  for (std::uint32_t r = 0; r < rows; ++r) {
    if (r > 0) out += '\n';
    for (std::uint32_t c = 0; c < columns; ++c) {
      if (c > 0) out += '\t';
      // No row and no column is without text, and the last cell has one: what trails is not kept.
      out += r == 0 || c + 1 == columns || c == 0 ? "值" + std::to_string(c) : kCells[random.below(static_cast<std::uint32_t>(kCells.size()))];
    }
  }
  return out;
}

}  // namespace

TEST_CASE("documents written as Markdown and HTML read back with the same texts whatever stands in them", "[report][markdown][html]") {
  Random random(20);
  for (int round = 0; round < 300; ++round) {
    Document d;
    d.add_block(BlockKind::kTitle, "云溪市水利建设方案");
    const std::uint32_t count = 1 + random.below(8);
    for (std::uint32_t i = 0; i < count; ++i) switch (random.below(5)) {
        case 0: d.add_block(BlockKind::kHeading, "主要任务 * " + std::to_string(i) + " #", 1 + static_cast<int>(random.below(4))); break;
        case 1: d.add_block(BlockKind::kListItem, sentence(random)); break;
        case 2: d.add_block(BlockKind::kTable, table(random)); break;
        default: d.add_block(BlockKind::kParagraph, sentence(random));
      }
    CAPTURE(round, report::document_markdown(d, {}));
    REQUIRE(through_markdown(d) == texts(d));
    REQUIRE(texts(from_html(d)) == texts(d));
  }
}

TEST_CASE("the corpus written as Markdown and HTML reads back with the same texts", "[report][markdown][html]") {
  for (const char* plan : {"lanwan-2024/hans.pdf", "lanwan-2024/hant-hk.pdf", "qiyun-2025/hans.txt", "qiyun-2025/hant-tw.pdf"}) {
    CAPTURE(plan);
    const Document d = extract::read_document(test::read_file(test::corpus() / plan), plan);
    CHECK(through_markdown(d) == texts(d));
    CHECK(texts(from_html(d)) == texts(d));
  }
}

TEST_CASE("merged cells keep their rows and columns through HTML", "[report][html][table]") {
  const Document d = extract::read_html(
      "<table><tr><th rowspan=2>指标</th><th colspan=2>目标</th></tr><tr><th>2025年</th><th>2030年</th></tr><tr><td>水库</td><td>3</td><td></td></tr></table>",
      "a", {});
  REQUIRE(d.block_text(0) == "指标\t目标\n\t2025年\t2030年\n水库\t3");
  const std::string html = report::document_html(d, {});
  CHECK(html.find("<thead>\n<tr><th rowspan=\"2\">指标</th><th colspan=\"2\">目标</th></tr>\n<tr><th>2025年</th><th>2030年</th></tr>\n</thead>\n<tbody>\n"
                  "<tr><td>水库</td><td>3</td><td></td></tr>\n</tbody>") != std::string::npos);
  const Document back = from_html(d);
  REQUIRE(back.blocks[0].cells.size() == d.blocks[0].cells.size());
  for (std::size_t i = 0; i < d.blocks[0].cells.size(); ++i) {
    const TableCell &a = d.blocks[0].cells[i], &b = back.blocks[0].cells[i];
    CHECK(std::vector{a.row, a.column, a.row_span, a.column_span, a.text.begin, a.text.end} ==
          std::vector{b.row, b.column, b.row_span, b.column_span, b.text.begin, b.text.end});
  }
}
