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
