#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>
#include <string>
#include <vector>

#include "extract/pdf/pdf_reader.h"
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

std::size_t disagreements(const Document& d) {
  return static_cast<std::size_t>(
      std::count_if(d.warnings.begin(), d.warnings.end(), [](const Warning& w) { return w.code == "structure-tree-disagrees" && w.page; }));
}

constexpr double kLeft = 90, kRight = 300;

/// A line of a cell of the tree, open across lines.
struct Line {
  double x, y;
  std::string text;
};

void cell(PdfBuilder& pdf, const std::vector<Line>& lines) {
  pdf.open("TD");
  for (const Line& l : lines) pdf.text(l.x, l.y, l.text);
  pdf.close();
}

}  // namespace

TEST_CASE("the structure tree makes tables that neither rules nor columns show", "[extract][pdf][tagged][table]") {
  for (const bool tagged : {false, true}) {
    PdfBuilder pdf;
    pdf.text(114, 60, "采购内容如下。");
    const auto row = [&](double y, const std::string& a, const std::vector<std::string>& b) {
      if (tagged) pdf.open("TR").open("TD");
      pdf.text(kLeft, y, a);
      if (tagged) pdf.close().open("TD");
      for (std::size_t i = 0; i < b.size(); ++i) pdf.text(kRight, y + 16.0 * static_cast<double>(i), b[i]);
      if (tagged) pdf.close().close();
    };
    if (tagged) pdf.open("Document").open("Table");
    row(90, "项目名称", {"渡口候船室修缮"});
    row(110, "采购单位", {"苇港镇人民政府"});
    row(130, "工作内容", {"更换屋面", "粉刷墙面"});
    if (tagged) pdf.close().close();
    const Document d = read(pdf);
    if (tagged)
      CHECK(tables(d) == std::vector<std::string>{"项目名称\t渡口候船室修缮\n采购单位\t苇港镇人民政府\n工作内容\t更换屋面粉刷墙面"});
    else
      CHECK(tables(d).empty());
    CHECK(disagreements(d) == 0);
  }
}

TEST_CASE("a tagged table goes on over the page turn, its cut cell whole and its head printed once", "[extract][pdf][tagged][table]") {
  for (const bool as_artifact : {true, false}) {
    PdfBuilder pdf;
    pdf.open("Document").open("Table");
    pdf.open("TR").open("TH").text(kLeft, 700, "事项").close().open("TH").text(kRight, 700, "要求").close().close();
    pdf.open("TR");
    cell(pdf, {{kLeft, 720, "渡船检修"}});
    cell(pdf, {{kRight, 720, "每季度一次"}});
    pdf.close().open("TR");
    cell(pdf, {{kLeft, 740, "航标维护"}});
    pdf.open("TD").text(kRight, 740, "汛期前完成全部灯桩的").page();
    if (as_artifact) pdf.artifact(kLeft, 70, "事项").artifact(kRight, 70, "要求");
    pdf.text(kRight, 90, "检查和更换").close().close();
    pdf.open("TR");
    cell(pdf, {{kLeft, 110, "应急演练"}});
    cell(pdf, {{kRight, 110, "每年两次"}});
    pdf.close().close().open("P").text(114, 140, "以上事项由镇政府督办。").close().close();
    const Document d = read(pdf);
    CHECK(tables(d) == std::vector<std::string>{"事项\t要求\n渡船检修\t每季度一次\n航标维护\t汛期前完成全部灯桩的检查和更换\n应急演练\t每年两次"});
    std::string furniture;
    for (const Furniture& f : d.furniture) furniture += f.text;
    CHECK(furniture == (as_artifact ? "事项要求" : ""));
    CHECK(disagreements(d) == 0);
  }
}

TEST_CASE("a table of the tree that the page shows otherwise is left to the geometry, with a warning", "[extract][pdf][tagged][table]") {
  // The tree says two rows; on the page they stand beside one another.
  PdfBuilder pdf;
  pdf.open("Document").open("Table");
  for (const double x : {kLeft, kRight}) {
    pdf.open("TR");
    cell(pdf, {{x, 90, "甲岸"}});
    cell(pdf, {{x, 110, "乙岸"}});
    pdf.close();
  }
  pdf.close().close();
  const Document d = read(pdf);
  CHECK(tables(d).empty());
  CHECK(disagreements(d) == 1);
}

TEST_CASE("tables of the tree that only lay out the page are no tables, and no disagreement", "[extract][pdf][tagged][table]") {
  PdfBuilder pdf;
  pdf.open("Document").open("Table").open("TR");
  cell(pdf, {{kLeft, 90, "本镇渡口全年开放。"}, {kLeft, 110, "汛期停航另行通知。"}});
  cell(pdf, {{kRight, 90, "联系人：陆先生"}});
  pdf.close().close().close();
  const Document d = read(pdf);
  CHECK(tables(d).empty());
  CHECK(disagreements(d) == 0);
}

TEST_CASE("a table of contents that the tree calls a table is read as lines", "[extract][pdf][tagged][table]") {
  for (const bool with_pages : {true, false}) {
    PdfBuilder pdf;
    pdf.open("Document").open("Table");
    const auto entry = [&](double y, const char* mark, const char* first, const char* last, const char* page) {
      pdf.open("TR");
      cell(pdf, {{kLeft, y, mark}});
      cell(pdf, {{160, y, first}});
      pdf.close().open("TR");
      cell(pdf, {});
      cell(pdf, {{160, y + 17, std::string(last) + (with_pages ? " ...................... " + std::string(page) : "")}});
      pdf.close();
    };
    entry(90, "文件一", "苇港镇关于渡口停航的", "决定", "7");
    entry(126, "文件二", "苇港镇关于堤防养护的", "办法", "12");
    entry(162, "附件", "苇港镇养护人员的", "名单", "15");
    pdf.close().close();
    const Document d = read(pdf);
    CHECK(tables(d).size() == (with_pages ? 0 : 1));
    CHECK(disagreements(d) == 0);
  }
}
