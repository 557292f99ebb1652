#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/pdf/pdf_reader.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::PdfBuilder;

namespace {

std::vector<std::string> tables(const PdfBuilder& pdf) {
  const Document d = extract::read_pdf(pdf.build(), "test.pdf", {});
  std::vector<std::string> out;
  for (std::size_t i = 0; i < d.blocks.size(); ++i)
    if (d.blocks[i].kind == BlockKind::kTable) out.emplace_back(d.block_text(i));
  return out;
}

using Cells = std::vector<std::vector<std::string>>;  // of a row: the lines of each cell

/// Draws a grid from `top` on, its rows as high as their lines.
void draw(PdfBuilder& pdf, double top, const std::vector<double>& columns, const std::vector<Cells>& rows) {
  double y = top;
  for (const Cells& row : rows) {
    std::size_t lines = 1;
    for (std::size_t c = 0; c < row.size(); ++c) {
      lines = std::max(lines, row[c].size());
      for (std::size_t i = 0; i < row[c].size(); ++i) pdf.text(columns[c] + 5, y + 5 + 16 * static_cast<double>(i), row[c][i], 11);
    }
    pdf.line(columns.front(), y, columns.back(), y);
    y += 10 + 16 * static_cast<double>(lines);
  }
  pdf.line(columns.front(), y, columns.back(), y);
  for (const double x : columns) pdf.line(x, top, x, y);
}

/// Text down to the table at the foot of a first page, and the table of a second.
PdfBuilder turn(const std::vector<double>& left, const std::vector<Cells>& above, const std::vector<double>& right, const std::vector<Cells>& below) {
  PdfBuilder pdf;
  pdf.page();
  for (int i = 0; i < 5; ++i) pdf.text(114, 90 + 20 * i, "各镇按照本表组织实施。");
  draw(pdf, 620, left, above);
  pdf.page();
  draw(pdf, 80, right, below);
  pdf.text(114, 300, "本表自印发之日起施行。");
  return pdf;
}

const std::vector<double> kColumns{90, 200, 260, 500}, kOther{100, 190, 280, 480};
const Cells kHead{{"科目"}, {"预算数"}, {"说明"}};
const Cells kRow{{"渡口检修"}, {"24"}, {"1.新增候船亭。", "2.增列夜间灯具。"}};

}  // namespace

TEST_CASE("text that goes on over the page turn between two sentences stands in its row", "[extract][pdf][table]") {
  const std::vector<Cells> above{kHead, {{"渡口看护"}, {"12"}, {"较上年度无增减。"}}, kRow};
  const std::string want = "科目\t预算数\t说明\n渡口看护\t12\t较上年度无增减。\n渡口检修\t24\t1.新增候船亭。2.增列夜间灯具。";
  CHECK(tables(turn(kColumns, above, kColumns, {{{}, {}, {"3.减列交通补助。"}}, {{"航标"}, {"36"}, {"无增减。"}}})) ==
        std::vector<std::string>{want + "3.减列交通补助。\n航标\t36\t无增减。"});
  // A figure of its own, a name of its own, and a table in which other rows are so too.
  CHECK(tables(turn(kColumns, above, kColumns, {{{}, {"8"}, {"3.减列交通补助。"}}, {{"航标"}, {"36"}, {"无增减。"}}})) ==
        std::vector<std::string>{want + "\n\t8\t3.减列交通补助。\n航标\t36\t无增减。"});
  CHECK(tables(turn(kColumns, above, kColumns, {{{"其他"}, {}, {"3.减列交通补助。"}}, {{"航标"}, {"36"}, {"无增减。"}}})) ==
        std::vector<std::string>{want + "\n其他\t\t3.减列交通补助。\n航标\t36\t无增减。"});
  CHECK(tables(turn(kColumns, above, kColumns, {{{}, {}, {"3.减列交通补助。"}}, {{"航标"}, {"36"}, {"无增减。"}}, {{}, {}, {"另行公布。"}}})) ==
        std::vector<std::string>{want + "\n\t\t3.减列交通补助。\n航标\t36\t无增减。\n\t\t另行公布。"});
}

TEST_CASE("a table whose head is printed again goes on, though its columns are of other widths", "[extract][pdf][table]") {
  CHECK(tables(turn(kColumns, {kHead, kRow}, kOther, {kHead, {{"航标"}, {"36"}, {"无增减。"}}})) ==
        std::vector<std::string>{"科目\t预算数\t说明\n渡口检修\t24\t1.新增候船亭。2.增列夜间灯具。\n航标\t36\t无增减。"});
  // Another head, one that leaves a column without a name, and a table of two columns.
  CHECK(tables(turn(kColumns, {kHead, kRow}, kOther, {{{"科目"}, {"决算数"}, {"说明"}}, {{"航标"}, {"36"}, {"无增减。"}}})).size() == 2);
  CHECK(tables(turn(kColumns, {{{"科目"}, {}, {"说明"}}, kRow}, kOther, {{{"科目"}, {}, {"说明"}}, {{"航标"}, {"36"}, {"无增减。"}}})).size() == 2);
  CHECK(tables(turn({90, 260, 500}, {{{"科目"}, {"说明"}}, {{"渡口"}, {"检修"}}}, {100, 280, 480}, {{{"科目"}, {"说明"}}, {{"航标"}, {"检修"}}})).size() == 2);
}
