#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "extract/pdf/pdf_reader.h"
#include "support/block_texts.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::blocks_of;
using jiaokan::test::has;
using jiaokan::test::PdfBuilder;

namespace {

Document read(const PdfBuilder& pdf) { return extract::read_pdf(pdf.build(), "test.pdf", {}); }

/// A sentence of `length` ideographs that says nothing.
std::string prose(std::size_t length, std::size_t seed) {
  static const std::u32string kWords = U"河岸绿道建设水源保护工程稳步推进公交站点覆盖全部社区学校食堂采用本地蔬菜老旧管网改造按期完成图书馆延长开放时间";
  std::u32string out;
  for (std::size_t i = 0; i + 1 < length; ++i) out += kWords[(seed * 17 + i * 7 + i / 5) % kWords.size()];
  return utf8::from_utf32(out + U"。");
}

/// A page of lines from edge to edge, from `y` on.
void fill_page(PdfBuilder& pdf, double y, std::size_t seed) {
  for (std::size_t i = 0; y + 24 * static_cast<double>(i) < 740; ++i) pdf.text(90, y + 24 * static_cast<double>(i), prose(34, seed * 40 + i));
}

}  // namespace

TEST_CASE("chapters that begin pages as fast as pages count are headings, no running heads", "[extract][pdf][contents][furniture]") {
  const std::vector<std::string> chapters{"第一章 总则", "第二章 渡口", "第三章 渡船", "第四章 船员", "第五章 检验", "第六章 罚则", "第七章 附则"};
  PdfBuilder pdf;
  pdf.page().text(220, 80, "渡口管理条例", 22).text(90, 130, "目录", 12);
  for (std::size_t i = 0; i < chapters.size(); ++i) pdf.text(90, 154 + 24 * static_cast<double>(i), chapters[i]);
  pdf.text(220, 340, chapters[0], 16);
  fill_page(pdf, 380, 1);
  for (std::size_t p = 1; p < 12; ++p) {
    pdf.page();
    const bool opens = p >= 3 && p < 9;
    if (opens) pdf.text(220, 80, chapters[p - 2], 16);
    fill_page(pdf, opens ? 114 : 80, p + 1);
  }
  const Document d = read(pdf);
  CHECK(d.furniture.empty());
  const std::string all = blocks_of(d);
  for (const std::string& chapter : chapters) CHECK(all.find("[list_item]" + chapter + "\n") != std::string::npos);
  for (const std::string& chapter : chapters) CHECK(all.find("[heading1]" + chapter + "\n") != std::string::npos);
}

TEST_CASE("a head that names its chapter and counts the pages behind it stays a running head", "[extract][pdf][contents][furniture]") {
  PdfBuilder pdf;
  for (std::size_t p = 0; p < 8; ++p) {
    pdf.page().text(90, 40, "第" + std::string(p < 4 ? "一" : "二") + "章 渡口与渡船 " + std::to_string(p + 11), 10);
    fill_page(pdf, 90, p);
  }
  CHECK(read(pdf).furniture.size() == 8);
}

TEST_CASE("chapters and sections one below the other are rows of their own, however wide the page looks", "[extract][pdf][contents]") {
  const std::vector<std::pair<int, std::string>> rows{{0, "第五章　民事权利"},
                                                      {0, "第六章　民事法律行为"},
                                                      {1, "第一节　一般规定"},
                                                      {1, "第二节　意思表示"},
                                                      {1, "第三节　民事法律行为的效力"},
                                                      {1, "第四节　民事法律行为的附条件和附期限"},
                                                      {0, "第七章　代理"},
                                                      {1, "第一节　一般规定"},
                                                      {1, "第二节　委托代理"},
                                                      {1, "第三节　代理终止"},
                                                      {0, "第八章　民事责任"},
                                                      {0, "第九章　诉讼时效"},
                                                      {0, "第十章　期间计算"},
                                                      {0, "第二编　物权"},
                                                      {0, "第一分编　通则"},
                                                      {0, "第一章　一般规定"},
                                                      {0, "第二章　物权的设立、变更、转让和消灭"},
                                                      {1, "第一节　不动产登记"},
                                                      {1, "第二节　动产交付"},
                                                      {1, "第三节　其他规定"},
                                                      {0, "第三章　物权的保护"}};
  PdfBuilder pdf;
  for (std::size_t p = 0; p < 3; ++p) {
    pdf.page();
    for (std::size_t i = 0; i < 20; ++i) pdf.text(111, 111 + 29 * static_cast<double>(i), prose(24, p * 40 + i), 16);
  }
  pdf.page();
  for (std::size_t i = 0; i < rows.size(); ++i) pdf.text(111 + 32 * rows[i].first, 111 + 29 * static_cast<double>(i), rows[i].second, 16);
  const Document d = read(pdf);
  std::string all;
  for (const std::string& text : jiaokan::test::texts(d)) all += text + "\n";
  for (const auto& [indent, row] : rows) {
    std::string printed = row;
    printed.replace(printed.find("　"), 3, " ");
    CAPTURE(printed);
    CHECK((has(d, row) || has(d, printed)));
  }
}

TEST_CASE("a row of contents with room for two dots ends with its page", "[extract][pdf][contents]") {
  PdfBuilder pdf;
  pdf.page().text(250, 80, "目录", 16);
  const std::vector<std::string> rows{"远山县渡口管理办法………………………………………………1", "远山县渡口管理所船员体检评比工作实施细则试行办法………27",
                                      "远山县渡口管理所船员先进个人和先进集体评比实施办法……51", "远山县渡口管理所船员综合素质测评的实施办法（试行）…53",
                                      "远山县渡口管理所渡船检验管理办法…………………………64"};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    // Each reaches from one edge to the other.
    const std::size_t figures = i == 0 ? 1 : 2, wide = utf8::length(rows[i]) - figures;
    const double spacing = (415.0 - 12.0 * static_cast<double>(wide) - 6.0 * static_cast<double>(figures)) / static_cast<double>(wide + figures - 1);
    pdf.text(90, 130 + 28 * static_cast<double>(i), rows[i], 12, spacing);
  }
  pdf.page();
  fill_page(pdf, 80, 3);
  const Document d = read(pdf);
  for (const std::string& row : rows) {
    CAPTURE(row, blocks_of(d).substr(0, 600));
    CHECK(has(d, row));
  }
}

TEST_CASE("an ellipsis before a figure is no leader where no row of contents is near", "[extract][pdf][contents]") {
  PdfBuilder pdf;
  const std::u32string sentence = utf8::to_utf32(prose(32, 5)).substr(0, 31) + U"……53" + utf8::to_utf32(prose(30, 9));
  pdf.page();
  fill_page(pdf, 200, 3);
  pdf.text(114, 80, utf8::from_utf32(sentence.substr(0, 33))).text(90, 104, utf8::from_utf32(sentence.substr(33)));
  CHECK(has(read(pdf), utf8::from_utf32(sentence)));
}

TEST_CASE("the first words of a row of contents go on at its leaders", "[extract][pdf][contents]") {
  PdfBuilder pdf;
  pdf.page().text(250, 80, "目錄", 16);
  const auto row = [&](double x, double y, const std::string& words, std::size_t dots, const std::string& page) {
    pdf.text(x, y, words + std::string(dots, '.') + " " + page);
  };
  row(90, 120, "A. 概論 ", 56, "1773");
  pdf.text(90, 144, "B. 發出訂明授權續期或訂明授權持續有效並且以書面發出並備存的規");
  row(120, 168, "先決條件 ", 50, "1773");
  row(90, 192, "C. 訂明授權 ", 52, "1774");
  pdf.text(90, 216, "D. 申請程序");  // a part that names no page
  row(120, 240, "有關當局 ", 50, "1775");
  row(120, 264, "一般規則 ", 50, "1776");
  pdf.text(90, 288, "E. 監督責任").text(478, 288, "1777");  // one without leaders
  row(120, 312, "定期檢討 ", 50, "1777");
  pdf.page();
  fill_page(pdf, 80, 3);
  const Document d = read(pdf);
  CAPTURE(blocks_of(d).substr(0, 900));
  CHECK(has(d, "E. 監督責任 1777"));
  CHECK(has(d, "B. 發出訂明授權續期或訂明授權持續有效並且以書面發出並備存的規先決條件 " + std::string(50, '.') + " 1773"));
  CHECK(has(d, "D. 申請程序"));
  CHECK(has(d, "有關當局 " + std::string(50, '.') + " 1775"));
}
