#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "extract/pdf/pdf_reader.h"
#include "support/block_texts.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::has;
using jiaokan::test::PdfBuilder;
using jiaokan::test::PdfFlow;
using jiaokan::test::texts;

// Papers of councils, gazettes in columns, notices in two languages, manuals with listings.

namespace {

Document read(const PdfBuilder& pdf) { return extract::read_pdf(pdf.build(), "test.pdf", {}); }

std::string kind_of(const Document& d, const std::string& text) {
  for (std::size_t i = 0; i < d.blocks.size(); ++i)
    if (d.block_text(i) == text) return std::string(to_string(d.blocks[i].kind));
  return "none";
}

/// `length` characters without punctuation, and a full stop.
std::string prose(std::size_t length, std::size_t seed) {
  static const std::u32string kWords = U"苗圃移植越冬树种测量山路灯杆晒场铺面渡船检修古井护栏借阅柜台旱厕改造堤坝加固账目张榜公布";
  std::u32string out;
  for (std::size_t i = 0; i < length; ++i) out += kWords[(seed * 13 + i * 5 + i / 7) % kWords.size()];
  return utf8::from_utf32(out + U"。");
}

/// Centred in PdfFlow's type area.
void centred(PdfBuilder& pdf, double y, const std::string& text, double size = 12) {
  pdf.text(300 - size * static_cast<double>(utf8::length(text)) / 2, y, text, size);
}

void body(PdfBuilder& pdf, double top) {
  PdfFlow flow(pdf, {90, 510, top, 760});
  for (std::size_t i = 0; i < 6; ++i) flow.paragraph(prose(80 + 7 * i, i));
  flow.finish();
}

}  // namespace

TEST_CASE("lines of a title that stand evenly far apart are one, a date, an authority and more lines of their size are not", "[extract][pdf]") {
  struct Case {
    std::vector<std::string> lines;
    std::string want;
  };
  for (const Case& c : std::vector<Case>{{{"远山县渡口与堤防管理", "三年工作方案"}, "远山县渡口与堤防管理三年工作方案"},
                                         {{"远山县渡口与堤防管理", "古井与山路维护", "三年工作方案"}, "远山县渡口与堤防管理古井与山路维护三年工作方案"},
                                         {{"渡口管理三年工作方案", "二〇二三年五月六日"}, "渡口管理三年工作方案"},
                                         {{"渡口管理三年工作方案", "远山县人民政府"}, "渡口管理三年工作方案"},
                                         {{"渡口", "堤防", "古井", "山路"}, "渡口"}}) {
    CAPTURE(c.want);
    PdfBuilder pdf;
    for (std::size_t i = 0; i < c.lines.size(); ++i) centred(pdf, 100 + 56 * static_cast<double>(i), c.lines[i], 22);
    body(pdf, 100 + 56 * static_cast<double>(c.lines.size()) + 20);
    CHECK(has(read(pdf), c.want));
  }
}

TEST_CASE("the title in bold type of the text's size is the title, though a reference stands above it at the right", "[extract][pdf]") {
  for (const bool bold : {true, false}) {
    PdfBuilder pdf;
    pdf.text(510 - 12 * 15, 80, "议会CB四一二二零二三号文件");
    if (bold) pdf.raw("2 Tr");
    centred(pdf, 110, "议会水务事务委员会");
    centred(pdf, 130, "渡口与堤防的维护");
    if (bold) pdf.raw("0 Tr");
    body(pdf, 170);
    const Document d = read(pdf);
    CHECK(kind_of(d, "议会水务事务委员会渡口与堤防的维护") == (bold ? "title" : "none"));
  }
}

TEST_CASE("the mark of an annex at the right edge is no part of the title below it", "[extract][pdf]") {
  PdfBuilder pdf;
  body(pdf, 90);
  pdf.page();
  pdf.text(510 - 36, 90, "附件一");
  centred(pdf, 110, "渡口与堤防维护的推行时间表");
  PdfFlow flow(pdf, {90, 510, 150, 760});
  for (std::size_t i = 7; i < 12; ++i) flow.paragraph(prose(90, i));
  flow.finish();
  const Document d = read(pdf);
  CHECK(has(d, "附件一"));
  CHECK(has(d, "渡口与堤防维护的推行时间表"));
}

TEST_CASE("the heading right below the title is set like the others and is one and the names of authors are none", "[extract][pdf]") {
  for (const bool heading : {true, false}) {
    PdfBuilder pdf;
    centred(pdf, 90, "渡口与堤防年度报告", 22);
    const std::string first = heading ? "渡口的修缮" : "甲大海、乙小河、丙长江";
    double y = 140;
    for (const std::string& words : {first, std::string("堤防的加固"), std::string("古井的护栏"), std::string("山路的灯杆")}) {
      pdf.text(90, y, words, 15);
      std::u32string text = utf8::to_utf32(prose(60, static_cast<std::size_t>(y)));
      pdf.text(114, y + 26, utf8::from_utf32(text.substr(0, 33))).text(90, y + 46, utf8::from_utf32(text.substr(33)));
      y += 90;
    }
    CHECK(kind_of(read(pdf), first) == (heading ? "heading" : "paragraph"));
  }
}

TEST_CASE("dates and salutations that end or begin columns of text are no running feet and heads", "[extract][pdf][furniture]") {
  PdfBuilder pdf;
  for (std::size_t p = 0; p < 2; ++p) {
    pdf.page();
    pdf.text(250, 40, "远山县公报");
    for (const double x : {90.0, 310.0}) {
      pdf.text(x, 80, "各有关单位：");
      for (std::size_t i = 0; i < 30; ++i) {
        const std::u32string words = utf8::to_utf32(prose(16, p * 60 + i + static_cast<std::size_t>(x)));
        pdf.text(x, 100 + 20 * static_cast<double>(i), utf8::from_utf32(words.substr(0, 16)));
      }
      pdf.text(x + 80, 700, "202" + std::to_string(p) + "年3月" + std::to_string(p + (x > 100 ? 5 : 1)) + "日");
    }
  }
  std::vector<std::string> furniture;
  for (const Furniture& f : read(pdf).furniture) furniture.push_back(f.text);
  CHECK(furniture == std::vector<std::string>(2, "远山县公报"));
}

TEST_CASE("a folio between dashes one line below its column is a folio", "[extract][pdf][furniture]") {
  PdfBuilder pdf;
  for (std::size_t p = 0; p < 4; ++p) {
    pdf.page();
    for (const double x : {90.0, 310.0})
      for (std::size_t i = 0; i < 30; ++i) {
        const std::u32string words = utf8::to_utf32(prose(16, p * 60 + i + static_cast<std::size_t>(x)));
        pdf.text(x, 100 + 20 * static_cast<double>(i), utf8::from_utf32(words.substr(0, 16)));
      }
    pdf.text(p % 2 == 0 ? 90 : 420, 700, "—１０１" + std::to_string(p + 2) + "—");
  }
  const Document d = read(pdf);
  REQUIRE(d.furniture.size() == 4);
  for (std::size_t p = 0; p < 4; ++p) CHECK(d.furniture[p].text == "—１０１" + std::to_string(p + 2) + "—");
  CHECK(d.furniture[0].kind == FurnitureKind::kPageNumber);
}

TEST_CASE("the number of a paper above each of its pages is furniture, though papers are bound in one file", "[extract][pdf][furniture]") {
  PdfBuilder pdf;
  for (std::size_t p = 0; p < 4; ++p) {
    pdf.page();
    pdf.text(360, 40, "立法會CB(3)673/2026(" + std::to_string(51 + p) + ")號文件");
    for (std::size_t i = 0; i < 10; ++i) pdf.text(90, 100 + 40 * static_cast<double>(i), prose(30, p * 20 + i));
  }
  const Document d = read(pdf);
  CHECK(d.furniture.size() == 4);
  CHECK(d.metadata.document_number == "立法會CB(3)673/2026(51)號文件");
}

TEST_CASE("a text and its translation side by side are two columns read one after the other", "[extract][pdf]") {
  const std::vector<std::string> english{"The ferry office keeps a list of", "all piers and of those who mind",  "them at night.", "Boats that carry people are seen",
                                         "by the office twice a year, and", "papers of each visit are kept for", "ten years.",     "Fees are set once a year."};
  PdfBuilder pdf;
  std::vector<std::string> chinese;
  for (std::size_t i = 0; i < english.size(); ++i) {
    chinese.push_back(i % 3 == 2 ? "另行公布。" : utf8::from_utf32(utf8::to_utf32(prose(16, i)).substr(0, 16)));
    pdf.text(90, 90 + 20 * static_cast<double>(i), chinese.back()).text(300, 90 + 20 * static_cast<double>(i), english[i]);
  }
  const std::vector<std::string> got = texts(read(pdf));
  for (const std::string& text : got) {
    const bool latin = text.find("the") != std::string::npos || text.find("year") != std::string::npos;
    CHECK_FALSE((latin && text.find("另行公布") != std::string::npos));
  }
  const auto at = [&](std::string_view words) {
    return std::find_if(got.begin(), got.end(), [&](const std::string& text) { return text.find(words) != std::string::npos; }) - got.begin();
  };
  CHECK(at("另行公布") < at("The ferry office"));
  CHECK(at("The ferry office") < at("Fees are set"));
}

TEST_CASE("a title in the middle of columns of unequal width stands above both, and a folio in their gutter in none", "[extract][pdf]") {
  PdfBuilder pdf;
  pdf.text(266, 60, "渡口的公告", 14);
  const auto full = [](std::size_t length, std::size_t seed) { return utf8::from_utf32(utf8::to_utf32(prose(length, seed)).substr(0, length)); };
  for (std::size_t i = 0; i < 20; ++i) pdf.text(80, 100 + 20 * static_cast<double>(i), full(13, i)).text(252, 100 + 20 * static_cast<double>(i), full(22, i + 30));
  pdf.text(241, 760, "1", 10);
  const std::vector<std::string> got = texts(read(pdf));
  REQUIRE(got.size() >= 2);
  CHECK(got[0] == "渡口的公告");
  CHECK(got[1].starts_with(full(13, 0) + full(13, 1)));
}

TEST_CASE("items that hang less than their number takes go on though their first line is not quite full", "[extract][pdf]") {
  PdfBuilder pdf;
  std::vector<std::string> want;
  double y = 80;
  const std::vector<std::string> numbers{"十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十", "二十一", "二十二", "二十三"};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::string label = "第" + numbers[i] + "条";
    const std::u32string words = utf8::to_utf32(prose(50, i));
    const std::size_t first = numbers[i].size() > 6 ? 27 : 30;  // the text of a longer number begins at the next stop, and leaves more of its line
    pdf.text(90, y, label).text(numbers[i].size() > 6 ? 90 + 12 * 6.6 : 90 + 12 * 5, y, utf8::from_utf32(words.substr(0, first)));
    pdf.text(90 + 48, y + 20, utf8::from_utf32(words.substr(first)));
    want.push_back(label + " " + utf8::from_utf32(words));
    y += 42;
  }
  CHECK(texts(read(pdf)) == want);
}

TEST_CASE("the size of the text is that of its ideographs, though listings of programs take more lines", "[extract][pdf]") {
  PdfBuilder pdf;
  double y = 80;
  std::vector<std::string> want;
  for (std::size_t part = 0; part < 3; ++part) {
    pdf.page();
    y = 80;
    const std::u32string words = utf8::to_utf32(prose(62, part));
    pdf.text(114, y, utf8::from_utf32(words.substr(0, 33))).text(90, y + 22, utf8::from_utf32(words.substr(33)));
    want.push_back(utf8::from_utf32(words));
    y += 60;
    for (std::size_t i = 0; i < 26; ++i, y += 14) pdf.text(90, y, "val ferry" + std::to_string(i) + " = pier.map(boat => boat.fee * 2)", 9);
  }
  const Document d = read(pdf);
  for (const std::string& paragraph : want) CHECK(kind_of(d, paragraph) == "paragraph");
}

TEST_CASE("what is filled into a form in larger type is no heading", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  for (std::size_t i = 0; i < 6; ++i) flow.paragraph(prose(70 + 9 * i, i), {10, 17, 2, 0, 0, true});
  const std::vector<std::string> filled{"账户名：远山县渡口管理所", "开户行：远山县农商银行堤防支行", "其中租金三千元，抵扣四百元，押金九元", "/"}, heads{"渡船的检修", "主题：渡口的安全"};
  for (const std::string& line : filled) {
    flow.paragraph(line, {12, 19, 2, 0, 0, true});
    flow.paragraph(prose(95, line.size()), {10, 17, 2, 0, 0, true});
  }
  for (const std::string& line : heads) {
    flow.paragraph(line, {12, 19, 0, 0, 0, true});
    flow.paragraph(prose(95, line.size()), {10, 17, 2, 0, 0, true});
  }
  flow.finish();
  const Document d = read(pdf);
  for (const std::string& line : filled) CHECK(kind_of(d, line) == "paragraph");
  for (const std::string& line : heads) CHECK(kind_of(d, line) == "heading");
}
