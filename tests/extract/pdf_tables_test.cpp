#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/pdf_reader.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::PdfBuilder;

namespace {

Document read(const PdfBuilder& pdf) { return extract::read_pdf(pdf.build(), "test.pdf", {}); }

std::vector<std::string> tables(const Document& d) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < d.blocks.size(); ++i)
    if (d.blocks[i].kind == BlockKind::kTable) out.emplace_back(d.block_text(i));
  return out;
}

const std::vector<double> kColumns{90, 150, 330, 420, 500};

void rule(PdfBuilder& pdf, double top, double row, std::size_t rows) {
  for (std::size_t r = 0; r <= rows; ++r) pdf.line(kColumns.front(), top + row * static_cast<double>(r), kColumns.back(), top + row * static_cast<double>(r));
  for (const double x : kColumns) pdf.line(x, top, x, top + row * static_cast<double>(rows));
}

void row(PdfBuilder& pdf, double y, const std::vector<std::string>& cells) {
  for (std::size_t c = 0; c < cells.size(); ++c) pdf.text(kColumns[c] + 5, y + 5, cells[c], 11);
}

}  // namespace

TEST_CASE("a ruled table is a block of rows and cells", "[extract][pdf][table]") {
  PdfBuilder pdf;
  pdf.text(114, 90, "主要指标见下表。");
  rule(pdf, 120, 40, 3);
  row(pdf, 120, {"序号", "指标", "单位", "目标"});
  row(pdf, 160, {"1", "新增社区图书室", "个", "24"});
  row(pdf, 200, {"2", "每万人拥有公共文化设", "平方米", "600"});
  pdf.text(kColumns[1] + 5, 220, "施面积", 11);
  pdf.text(114, 260, "以上指标每年公布一次。");
  const Document d = read(pdf);
  CHECK(tables(d) == std::vector<std::string>{"序号\t指标\t单位\t目标\n1\t新增社区图书室\t个\t24\n2\t每万人拥有公共文化设施面积\t平方米\t600"});
  REQUIRE(d.blocks.size() == 3);
  CHECK(d.block_text(0) == "主要指标见下表。");
  CHECK(d.block_text(2) == "以上指标每年公布一次。");
}

TEST_CASE("a table goes on over the page turn where its columns do", "[extract][pdf][table]") {
  PdfBuilder pdf;
  pdf.page();
  for (int i = 0; i < 5; ++i) pdf.text(114, 90 + 20 * i, "各镇按照本表组织实施。");
  rule(pdf, 680, 40, 2);
  row(pdf, 680, {"序号", "任务", "单位", "时限"});
  row(pdf, 720, {"1", "修订借阅规则", "文旅局", "6月"});
  pdf.page();
  rule(pdf, 80, 40, 1);
  row(pdf, 80, {"2", "开通夜间专线", "交通局", "9月"});
  pdf.text(114, 140, "本表自印发之日起施行。");
  CHECK(tables(read(pdf)) == std::vector<std::string>{"序号\t任务\t单位\t时限\n1\t修订借阅规则\t文旅局\t6月\n2\t开通夜间专线\t交通局\t9月"});
}

TEST_CASE("merged cells are printed once, where they begin", "[extract][pdf][table]") {
  PdfBuilder pdf;
  for (const double y : {100.0, 180.0}) pdf.line(90, y, 500, y);
  pdf.line(150, 140, 500, 140);  // the first column is one cell over both rows
  for (const double x : {90.0, 150.0, 330.0, 500.0}) pdf.line(x, 100, x, 180);
  pdf.text(95, 130, "保障", 11).text(155, 110, "经费", 11).text(335, 110, "财政局", 11).text(155, 150, "人员", 11).text(335, 150, "人社局", 11);
  CHECK(tables(read(pdf)) == std::vector<std::string>{"保障\t经费\t财政局\n\t人员\t人社局"});
}

TEST_CASE("frames, underlines and rules between columns are no tables", "[extract][pdf][table]") {
  PdfBuilder frame, underline, gutter;
  frame.raw("50 50 495 742 re S").text(114, 90, "方框里的一段话。");
  underline.text(90, 90, "有下划线的一行").line(90, 104, 174, 104).text(90, 110, "另一行也有").line(90, 124, 150, 124);
  gutter.line(60, 80, 540, 80).line(300, 80, 300, 780);
  for (int i = 0; i < 20; ++i)
    gutter.text(70, 90 + 20 * i, "左栏的文字一行接着一行地排到栏边", 12).text(320, 90 + 20 * i, "右栏的文字一行接着一行地排到栏边", 12);
  for (const PdfBuilder* pdf : {&frame, &underline, &gutter}) CHECK(tables(read(*pdf)).empty());
}
