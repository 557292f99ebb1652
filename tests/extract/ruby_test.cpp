#include <catch2/catch.hpp>
#include <string>

#include "extract/pdf/pdf_reader.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::PdfBuilder;

namespace {

Document read(const PdfBuilder& pdf) { return extract::read_pdf(pdf.build(), "test.pdf", {}); }

/// Three lines of a paragraph, with `reading` in small type above the second.
PdfBuilder page_with(const std::string& reading, double size = 6, double above = 7) {
  PdfBuilder pdf;
  const char* const lines[] = {"镇图书馆的老馆舍在今年内完成修缮，并向全体居民免费", "开放阅览，古籍部的善本由专人保管，读者凭证借阅，不",
                               "得携出馆外，违者按照借阅办法处理。"};
  for (int i = 0; i < 3; ++i) pdf.coded_text(90, 100 + 24 * i, lines[i], 12);
  pdf.coded_text(150, 124 - above, reading, size);
  return pdf;
}

constexpr std::string_view kText =
    "镇图书馆的老馆舍在今年内完成修缮，并向全体居民免费开放阅览，古籍部的善本由专人保管，读者凭证借阅，不得携出馆外，违者按照借阅办法处理。";

}  // namespace

TEST_CASE("readings above ideographs do not part their paragraph, and are kept beside the text", "[extract][pdf][ruby]") {
  for (const std::string reading : {"こせき", "コセキ", "ㄍㄨˇㄐㄧˊ", "gǔjí"}) {
    INFO(reading);
    const Document d = read(page_with(reading));
    REQUIRE(d.blocks.size() == 1);
    CHECK(d.text == kText);
    REQUIRE(d.furniture.size() == 1);
    CHECK(d.furniture[0].text == reading);
    CHECK(d.furniture[0].page == 1);
    CHECK(d.furniture[0].boxes.size() == 1);
  }
}

TEST_CASE("what stands above ideographs and is no reading stays in the text", "[extract][pdf][ruby]") {
  struct Row {
    const char* name;
    std::string text;
    double size, above;
  };
  const Row rows[] = {
      {"small ideographs", "见附表", 6, 7},
      {"letters without tones", "note", 6, 7},
      {"kana as large as the text", "こせき", 12, 12},
      {"kana far above", "こせき", 6, 60},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const Document d = read(page_with(row.text, row.size, row.above));
    CHECK(d.text.find(row.text) != std::string::npos);
  }
}

TEST_CASE("a unit's exponent stays in the text", "[extract][pdf][ruby]") {
  PdfBuilder pdf;
  pdf.text(90, 100, "新馆面积为三千 m").text(186, 98, "2", 6).text(189, 100, "，比老馆增加一倍。");
  pdf.text(90, 124, "二氧化碳 CO").text(156, 132, "2", 6).text(162, 124, " 的排放减少一成。");
  const Document d = read(pdf);
  CHECK(d.text.find("m2") != std::string::npos);
  CHECK(d.text.find("CO2") != std::string::npos);
  CHECK(d.furniture.empty());
}
