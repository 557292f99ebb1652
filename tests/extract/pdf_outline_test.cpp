#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "extract/layout/outline_headings.h"
#include "extract/pdf/pdf_reader.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::PdfBuilder;
using jiaokan::test::PdfFlow;

namespace {

Document read(const PdfBuilder& pdf) { return extract::read_pdf(pdf.build(), "test.pdf", {}); }

std::string prose(std::size_t length, std::size_t seed) {
  static const std::u32string kWords = U"河岸绿道建设水源保护工程稳步推进公交站点覆盖全部社区学校食堂采用本地蔬菜老旧管网改造按期完成图书馆延长开放时间";
  std::u32string out;
  for (std::size_t i = 0; i < length; ++i) out += kWords[(seed * 17 + i * 7 + i / 5) % kWords.size()];
  return utf8::from_utf32(out + U"。");
}

/// The headings, one a line: `level text`.
std::string headings(const Document& d) {
  std::string out;
  for (std::size_t i = 0; i < d.blocks.size(); ++i)
    if (d.blocks[i].kind == BlockKind::kHeading) out += std::to_string(d.blocks[i].level) + " " + std::string(d.block_text(i)) + "\n";
  return out;
}

bool warns(const Document& d, std::string_view code) {
  return std::any_of(d.warnings.begin(), d.warnings.end(), [&](const Warning& w) { return w.code == code; });
}

}  // namespace

TEST_CASE("a line that the outline names is a heading though its type is the body's", "[extract][pdf][outline]") {
  for (const bool outlined : {false, true}) {
    PdfBuilder pdf;
    PdfFlow flow(pdf);
    flow.paragraph(prose(80, 1));
    flow.paragraph("渡口修缮");
    flow.paragraph(prose(120, 2));
    flow.paragraph("南岸码头的登记");
    flow.paragraph(prose(90, 3));
    flow.finish();
    if (outlined) pdf.bookmark("渡口修缮", 1, 1, 140).bookmark("南岸 码头的登记", 2, 1, 240);
    CHECK(headings(read(pdf)) == (outlined ? "1 渡口修缮\n2 南岸码头的登记\n" : ""));
  }
}

TEST_CASE("the outline names whole lines only and adds no text", "[extract][pdf][outline]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  flow.paragraph("渡口修缮分三年进行，" + prose(120, 2));
  flow.paragraph(prose(90, 3));
  flow.finish();
  const Document plain = read(pdf);
  pdf.bookmark("渡口修缮", 1, 1, 90).bookmark("没有印出来的一章", 1, 1, 140);
  const Document outlined = read(pdf);
  CHECK(headings(outlined).empty());
  CHECK(outlined.text == plain.text);
  CHECK_FALSE(warns(outlined, "outline-without-text"));
}

TEST_CASE("an outline most of whose entries are nowhere on their pages gives one warning", "[extract][pdf][outline]") {
  PdfBuilder pdf;
  pdf.text(90, 90, "水渠改造完工。");
  for (const char* title : {"一号", "二号", "三号", "四号", "五号"}) pdf.bookmark(title, 1, 1, 90);
  CHECK(warns(read(pdf), "outline-without-text"));
}

TEST_CASE("a heading that needs two lines is one where the outline says so", "[extract][pdf][outline]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  flow.paragraph(prose(80, 1));
  flow.paragraph("附录甲");
  flow.paragraph("渡船检验的记录");
  flow.paragraph(prose(120, 2));
  flow.finish();
  pdf.bookmark("附录甲 渡船检验的记录", 1, 1, 140);
  const Document d = read(pdf);
  REQUIRE(d.blocks.size() == 3);
  CHECK(d.block_text(1) == "附录甲渡船检验的记录");
}

TEST_CASE("headings without a number have the level of numbered ones of their depth", "[extract][outline]") {
  struct Row {
    const char* label;
    int level;
    std::uint8_t depth;
    int want;
  };
  const std::vector<std::vector<Row>> cases{
      {{"一", 1, 1, 1}, {"", 4, 2, 2}, {"", 5, 1, 1}},                   // no numbered one of its depth: below what it stands under
      {{"一", 1, 1, 1}, {"", 6, 2, 2}, {"(一)", 2, 2, 2}},               // the one that follows
      {{"第一章", 1, 2, 1}, {"", 3, 2, 1}},                              // depth 2 throughout: the title is the outline's first level
      {{"1", 3, 1, 3}, {"", 1, 1, 3}, {"(1)", 4, 2, 4}, {"", 1, 2, 4}},  // levels of GB/T 9704 stay
      {{"", 2, 1, 1}, {"", 2, 2, 2}, {"", 2, 3, 3}},                     // no number anywhere
      {{"", 2, 0, 2}},                                                   // not in the outline
  };
  for (const auto& rows : cases) {
    std::vector<extract::OutlinePiece> pieces;
    std::vector<std::uint8_t> depths;
    for (const Row& row : rows) {
      pieces.push_back({pieces.size(), 0, 1, BlockKind::kHeading, row.level, row.label});
      depths.push_back(row.depth);
    }
    extract::settle_levels(pieces, depths);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      INFO(i);
      CHECK(pieces[i].level == rows[i].want);
    }
  }
}

TEST_CASE("an outline that leads back to itself, or never ends, is read once", "[extract][pdf][outline]") {
  const auto with_outline = [](const std::vector<std::string>& items) {
    PdfBuilder pdf;
    pdf.text(90, 90, "水渠改造完工。");
    for (const std::string& item : items) pdf.object(item);
    pdf.catalog("/Outlines << /First 8 0 R >>");
    return read(pdf).text;
  };
  CHECK(with_outline({"<< /Title (a) /Next 8 0 R /First 8 0 R >>"}) == "水渠改造完工。");
  CHECK(with_outline({"<< /Title (a) /First 9 0 R >>", "<< /Title (b) /Next 8 0 R /First 9 0 R /Dest (nowhere) >>"}) == "水渠改造完工。");
  CHECK(with_outline({"<< /Title [ 1 2 ] /Dest [ 8 0 R /XYZ (a) (b) ] /A << /S /GoTo /D /x >> >>"}) == "水渠改造完工。");
  for (const char* direction : {"/Next", "/First"}) {
    std::vector<std::string> items;
    for (std::size_t i = 0; i < 60000; ++i) items.push_back("<< /Title (a) " + std::string(direction) + " " + std::to_string(9 + i) + " 0 R >>");
    CHECK(with_outline(items) == "水渠改造完工。");
  }
}
