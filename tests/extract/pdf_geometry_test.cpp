#include <catch2/catch.hpp>
#include <cmath>
#include <regex>
#include <string>

#include "core/place.h"
#include "extract/pdf/pdf_reader.h"
#include "support/command.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::PdfBuilder;

namespace {

Document read(const PdfBuilder& pdf) { return extract::read_pdf(pdf.build(), "test.pdf", {}); }

RawSpan span_of(const Document& d, std::string_view words) {
  const std::size_t at = d.text.find(words);
  REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

}  // namespace

TEST_CASE("the box of a span is where its words are printed", "[extract][pdf][boxes]") {
  PdfBuilder pdf;
  pdf.text(100, 200, "甲乙丙丁戊己庚辛", 10);
  const auto boxes = boxes_of(read(pdf), span_of(read(pdf), "丙丁"));
  REQUIRE(boxes.size() == 1);
  CHECK(boxes[0].box.x0 == Approx(120).margin(0.5));
  CHECK(boxes[0].box.x1 == Approx(140).margin(0.5));
  CHECK(boxes[0].box.y0 < 203);
  CHECK(boxes[0].box.y1 > 207);
}

TEST_CASE("boxes agree with those of pdftotext", "[extract][pdf][boxes]") {
  PdfBuilder pdf;
  pdf.text(90, 100, "community 2021 library").text(90, 300, "shelves", 16).page().text(200, 500, "reading", 9);
  test::TemporaryFolder folder;
  const std::string file = folder.file("boxes.pdf", pdf.build());
  const test::CommandResult reference = test::run_command({"pdftotext", "-bbox", file, "-"});
  REQUIRE(reference.status == 0);
  const Document d = read(pdf);
  static const std::regex kWord(R"re(xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)">([^<]+)<)re");
  int seen = 0;
  for (std::sregex_iterator it(reference.out.begin(), reference.out.end(), kWord), end; it != end; ++it, ++seen) {
    INFO((*it)[5].str());
    const auto boxes = boxes_of(d, span_of(d, (*it)[5].str()));
    REQUIRE(boxes.size() == 1);
    CHECK(boxes[0].box.x0 == Approx(std::stod((*it)[1])).margin(0.6));
    CHECK(boxes[0].box.y0 == Approx(std::stod((*it)[2])).margin(0.6));
    CHECK(boxes[0].box.x1 == Approx(std::stod((*it)[3])).margin(0.6));
    CHECK(boxes[0].box.y1 == Approx(std::stod((*it)[4])).margin(0.6));
  }
  CHECK(seen == 5);
}

TEST_CASE("a page that is shown turned is read as it is shown", "[extract][pdf]") {
  for (const int rotate : {0, 90, 180, 270}) {
    INFO(rotate);
    PdfBuilder pdf({595, 842, rotate});
    // Text that stands upright once the page is turned.
    const int turns = rotate / 90;
    const double x[] = {100, 120, 480, 475}, y[] = {120, 700, 720, 140}, dx[] = {0, 20, 0, -20}, dy[] = {20, 0, -20, 0};
    for (int i = 0; i < 6; ++i)
      pdf.turned_text(x[turns] + dx[turns] * i, y[turns] + dy[turns] * i, turns,
                      i == 0 ? "　　镇区道路照明改造工程分三批实施" : "逐步替换老旧灯具并接入统一的平台");
    const Document d = read(pdf);
    CHECK(d.text.find("镇区道路照明改造工程") == 0);
    REQUIRE(d.pages.size() == 1);
    CHECK(d.pages[0].width == Approx(rotate % 180 == 0 ? 595 : 842));
    const auto boxes = boxes_of(d, span_of(d, "镇区道路"));
    REQUIRE(boxes.size() == 1);
    CHECK(boxes[0].box.x1 - boxes[0].box.x0 == Approx(48).margin(1));
    CHECK(boxes[0].box.x0 >= 0);
    CHECK(boxes[0].box.x1 <= d.pages[0].width);
    CHECK(boxes[0].box.y1 <= d.pages[0].height);
  }
}

TEST_CASE("a table printed sideways on an upright page reads in its own direction", "[extract][pdf]") {
  PdfBuilder pdf;
  for (int i = 0; i < 5; ++i) pdf.turned_text(150 + 20 * i, 700, 1, "横排在竖页上的一行行文字从下向上读去");
  const Document d = read(pdf);
  CHECK(d.text.substr(0, 18) == "横排在竖页上");
  CHECK(d.runs.front().vertical);
}

TEST_CASE("vertical text is read from right to left", "[extract][pdf]") {
  PdfBuilder pdf;
  const char* const columns[] = {"古籍整理出版规划由省里统筹安排各地", "图书馆负责校勘底本并公布异文清单"};
  for (int i = 0; i < 2; ++i) pdf.vertical_text(480 - 24 * i, 100, columns[i]);
  const Document d = read(pdf);
  CHECK(d.text.find("古籍整理") < d.text.find("图书馆负责"));
  CHECK(d.text.find("古籍整理出版规划由省里统筹安排各地") != std::string::npos);
}

TEST_CASE("a page without text is named and its neighbours are read", "[extract][pdf]") {
  PdfBuilder pdf;
  pdf.page().text(90, 90, "第一页的文字。");
  pdf.page().raw("0 0 1 rg 100 100 200 200 re f");
  pdf.page().text(90, 90, "末页另有说明。");
  const Document d = read(pdf);
  REQUIRE(d.pages.size() == 3);
  CHECK(d.pages[0].text_source == TextSource::kText);
  CHECK(d.pages[1].text_source == TextSource::kNone);
  REQUIRE(d.warnings.size() == 1);
  CHECK(d.warnings[0].code == "page-without-text");
  CHECK(d.warnings[0].page == 2);
  CHECK(d.warnings[0].message == "the page shows no text: if it is a scanned picture, run OCR on the file first");
  CHECK_FALSE(d.warnings[0].names_pages());
  CHECK(d.text.find("末页另有说明。") != std::string::npos);
  PdfBuilder scanned;
  for (int i = 0; i < 5; ++i) scanned.page().picture(90, 90, 400, 600);
  scanned.page().text(90, 90, "末页另有说明。");
  scanned.page().picture(90, 90, 400, 600);
  const Document all = read(scanned);
  REQUIRE(all.warnings.size() == 1);
  CHECK(all.warnings[0].message == "pages 1-5, 7 show no text: if they are scanned pictures, run OCR on the file first");
  CHECK(all.warnings[0].page == 1);
  CHECK(all.warnings[0].names_pages());
}

TEST_CASE("the information dictionary's title stands in where the text shows none", "[extract][pdf]") {
  PdfBuilder plain, titled;
  plain.title("Plan of Qingshi").text(90, 90, "没有题目的一段话，只有正文，没有别的内容。").text(90, 110, "第二行也是正文，仍旧没有题目。");
  CHECK(read(plain).metadata.title == "Plan of Qingshi");
}
