#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "extract/pdf/pdf_reader.h"
#include "support/block_texts.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::PdfBuilder;
using jiaokan::test::texts;

namespace {

std::vector<std::string> read(const PdfBuilder& pdf) { return texts(extract::read_pdf(pdf.build(), "test.pdf", {})); }

/// A sentence of `length` characters.
std::string sentence(std::size_t length, std::size_t seed) {
  static const std::u32string kWords = U"河岸绿道建设水源保护工程稳步推进公交站点覆盖全部社区学校食堂采用本地蔬菜老旧管网改造按期完成图书馆延长开放时间";
  std::u32string out;
  for (std::size_t i = 0; i + 1 < length; ++i) out += kWords[(seed * 17 + i * 7 + i / 5) % kWords.size()];
  return utf8::from_utf32(out + U"。");
}

}  // namespace

TEST_CASE("short lines with one end do not hide that most lines reach beyond it", "[extract][pdf]") {
  // Articles of one sentence each, as collections of laws print them: number and sentence on lines of their own, nothing wraps.
  PdfBuilder pdf;
  std::vector<std::string> want;
  double y = 90;
  for (std::size_t i = 0; i < 17; ++i) {
    want.push_back("第 " + std::to_string(i + 10) + " 條");
    want.push_back(sentence(7 + 2 * (i * 7 % 17), i));
    pdf.text(90, y, want[2 * i]).text(90, y + 20, want[2 * i + 1]);
    y += 40;
  }
  CHECK(read(pdf) == want);
}

TEST_CASE("two lines with one end wrap there where a mark begins the line below", "[extract][pdf]") {
  for (const bool marked : {true, false}) {
    CAPTURE(marked);
    PdfBuilder pdf;
    const std::string first = "云溪市人民代表大会受全体市民之付托依据建设绿色城市之遗", second = "教为巩固水权保障民权奠定社会安宁增进人民福利制定本章程",
                      third = marked ? "，颁行全市，永远遵守。" : "颁行全市，永远遵守。";
    pdf.text(90, 90, first).text(90, 110, second).text(90, 130, third);
    for (std::size_t i = 0; i < 14; ++i) pdf.text(90, 170 + 40 * static_cast<double>(i), sentence(20 + i % 3 * 7 + i / 3, i));
    CHECK((read(pdf)[0] == first + second + third) == marked);
  }
}
