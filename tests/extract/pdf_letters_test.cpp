#include <algorithm>
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
using jiaokan::test::PdfFlow;
using jiaokan::test::texts;

// Shapes of letters, notices and bulletins that word processors and XSL-FO, CSS and TeX engines print alike.

namespace {

Document read(const PdfBuilder& pdf) { return extract::read_pdf(pdf.build(), "test.pdf", {}); }

/// `length` characters without punctuation, and a full stop.
std::string prose(std::size_t length, std::size_t seed) {
  static const std::u32string kWords = U"苗圃移植越冬树种测量山路灯杆晒场铺面渡船检修古井护栏借阅柜台旱厕改造堤坝加固账目张榜公布";
  std::u32string out;
  for (std::size_t i = 0; i < length; ++i) out += kWords[(seed * 13 + i * 5 + i / 7) % kWords.size()];
  return utf8::from_utf32(out + U"。");
}

/// `text` at the right edge of PdfFlow's type area, in 12 points.
void at_right(PdfBuilder& pdf, double y, const std::string& text) { pdf.text(510 - 12 * static_cast<double>(utf8::length(text)), y, text); }

}  // namespace

TEST_CASE("a signature at the right edge and its date are lines of their own", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  for (std::size_t i = 0; i < 5; ++i) flow.paragraph(prose(70 + 9 * i, i));
  const double y = flow.room(120);
  at_right(pdf, y + 20, "青石县水利站");
  pdf.text(426, y + 40, "2024年6月24日");
  flow.finish();
  const Document d = read(pdf);
  CHECK(has(d, "青石县水利站"));
  CHECK(has(d, "2024年6月24日"));
}

TEST_CASE("the name of an office and its holder stands below a title's line that is full", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  flow.centred("镇人民政府工作报告", 18);
  flow.centred("——二〇二四年一月九日在本镇第十二届人民代表大会第三次会议上", 12);
  const double y = flow.room(20);
  pdf.text(264, y, "镇长").text(300, y, "周文博");
  for (std::size_t i = 0; i < 5; ++i) flow.paragraph(prose(70 + 9 * i, i));
  flow.finish();
  const Document d = read(pdf);
  CHECK(has(d, "——二〇二四年一月九日在本镇第十二届人民代表大会第三次会议上"));
  CHECK(has(d, "镇长周文博"));
}

TEST_CASE("lines that hang from a label with a colon are its paragraph", "[extract][pdf]") {
  const std::string subject = "主旨：" + prose(60, 2), copies = "正本：" + prose(75, 4), present = "出席：" + prose(70, 5);
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  PdfFlow::Style label{.first_indent = 0, .indent = 3};
  label.justify = false;
  for (std::size_t i = 0; i < 6; ++i) flow.paragraph(prose(80 + 9 * i, i));
  flow.paragraph(subject, label);
  flow.paragraph(copies, label);
  label.indent = 4;  // the longest label is 主持人：
  flow.paragraph(present, label);
  flow.finish();
  const Document d = read(pdf);
  CHECK(has(d, subject));
  CHECK(has(d, copies));
  CHECK(has(d, present));
}

TEST_CASE("a dash with a gap behind it opens an item whose lines hang from its words", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  std::vector<std::string> want;
  for (std::size_t i = 0; i < 3; ++i) {
    want.push_back(prose(80 + 9 * i, i));
    flow.paragraph(want.back());
    for (std::size_t k = 0; k < 3; ++k) {
      want.push_back("— " + prose(45 + 11 * k, 3 * i + k));
      flow.paragraph(want.back(), {.first_indent = 2, .indent = 3.5});
    }
  }
  flow.finish();
  const Document d = read(pdf);
  std::vector<std::string> got = texts(d);
  for (std::string* text : {got.data(), want.data()})
    for (std::size_t i = 0; i < std::min(got.size(), want.size()); ++i) text[i].erase(std::remove(text[i].begin(), text[i].end(), ' '), text[i].end());
  CHECK(got == want);
}

TEST_CASE("Latin words that go on in small letters are one paragraph, however ragged its lines", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  for (std::size_t i = 0; i < 5; ++i) flow.paragraph(prose(80 + 9 * i, i), {.first_indent = 0, .space_before = 8});
  const double y = flow.room(90);
  pdf.text(90, y + 10, "Ageing pipes are replaced before each rainy season and who").text(90, y + 30, "pays for it is set out in the plan while small works stay with the");
  pdf.text(90, y + 50, "township offices, that report every quarter on the cost of");
  pdf.text(90, y + 70, "each of them.");
  flow.paragraph(prose(60, 9), {.first_indent = 0, .space_before = 8});
  flow.finish();
  CHECK(has(read(pdf), "Ageing pipes are replaced before each rainy season and who pays for it is set out in the plan while small works stay with the township offices, "
                       "that report every quarter on the cost of each of them."));
}

TEST_CASE("a path or an address in small letters goes on from no line of words", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  for (std::size_t i = 0; i < 5; ++i) flow.paragraph(prose(80 + 9 * i, i), {.first_indent = 0, .space_before = 8});
  const double y = flow.room(50);
  pdf.text(90, y + 10, "Ageing pipes are replaced before each rainy season and then").text(90, y + 30, "harbour/pipes");
  flow.finish();
  CHECK(has(read(pdf), "Ageing pipes are replaced before each rainy season and then"));
}

TEST_CASE("the name of the authority above a title is not the title, however large", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  flow.centred("澜湾市水利局", 26);
  flow.centred("渡口养护年度方案", 22);
  for (std::size_t i = 0; i < 6; ++i) flow.paragraph(prose(80 + 9 * i, i));
  flow.finish();
  CHECK(read(pdf).metadata.title == "渡口养护年度方案");
}

TEST_CASE("the letterhead, the date and an empty field are not the title, however large", "[extract][pdf]") {
  struct Row {
    const char* name;
    std::vector<std::pair<const char*, double>> lines;  // and their sizes
  };
  const Row rows[] = {
      {"a letterhead of two lines", {{"远山大学", 40}, {"苗圃学院文件", 40}, {"苗发〔2024〕21号", 15}, {"关于印发《渡口养护办法》的通知", 20}}},
      {"a date", {{"远山县水利局", 14}, {"渡口养护办法", 18}, {"2024年9月", 24}}},
      {"a part's name", {{"渡口养护办法", 18}, {"译者序言", 24}}},
      {"a number to be filled in", {{"编号：", 12}, {"渡口养护办法", 18}}},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    PdfBuilder pdf;
    PdfFlow flow(pdf);
    for (const auto& [text, size] : row.lines) flow.centred(text, size);
    for (std::size_t i = 0; i < 6; ++i) flow.paragraph(prose(80 + 9 * i, i));
    flow.finish();
    const Document d = read(pdf);
    CHECK(d.metadata.title.value_or("").find("渡口养护办法") != std::string::npos);
    CHECK(std::string(row.name).starts_with("a letterhead") == (d.metadata.issuer == "远山大学苗圃学院"));
  }
}

TEST_CASE("a heading that a colon leads on from is one where its type or its kind says so", "[extract][pdf]") {
  for (const double size : {12.0, 16.0}) {
    CAPTURE(size);
    PdfBuilder pdf;
    PdfFlow flow(pdf);
    flow.centred("渡口知识竞赛的通知", 20);
    std::size_t n = 0;
    for (const char* head : {"1. 参赛对象：", "2. 分为以下几类：", "3. 奖项设置："}) {
      flow.paragraph(head, {.size = size});
      for (int i = 0; i < 2; ++i, ++n) flow.paragraph(prose(60 + 9 * n, n));
    }
    flow.finish();
    const std::string all = blocks_of(read(pdf));
    INFO(all);
    CHECK((all.find("]1. 参赛对象：\n") != std::string::npos && all.find("[list_item]1. 参赛对象：") == std::string::npos) == (size > 12));
    CHECK(all.find("[list_item]2. 分为以下几类：") != std::string::npos);
  }
}

TEST_CASE("rows of contents without dots are rows, whatever their indents", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  flow.centred("目录", 18);
  const std::vector<std::pair<std::string, std::string>> rows{{"一、渡口养护", "1"},     {"（一）渡船检修与登记", "2"}, {"（二）护栏修复", "4"},
                                                              {"（三）缆绳更换", "6"},   {"二、晒场养护", "9"},         {"（一）铺面清扫", "10"},
                                                              {"（二）灯杆编号", "12"}};
  for (const auto& [words, page] : rows) {
    const double y = flow.room(22);
    pdf.text(words.starts_with("（") ? 140 : 90, y, words).text(504 - 6 * static_cast<double>(page.size() - 1), y, page);
  }
  for (const auto& [words, page] : rows) {
    flow.paragraph(words, {});
    for (std::size_t i = 0; i < 2; ++i) flow.paragraph(prose(70 + 9 * i, i + words.size()));
  }
  flow.finish();
  const Document d = read(pdf);
  INFO(blocks_of(d));
  REQUIRE(d.blocks.size() > rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(d.block_text(i + 1) == rows[i].first + " " + rows[i].second);
    CHECK(d.blocks[i + 1].kind == BlockKind::kListItem);
  }
}

TEST_CASE("a centred title in English goes on behind an article", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  flow.centred("Consultation Paper on the", 12);
  flow.centred("Upkeep of Ferries and Piers", 12);
  for (std::size_t i = 0; i < 6; ++i) flow.paragraph(prose(80 + 9 * i, i));
  flow.finish();
  CHECK(has(read(pdf), "Consultation Paper on the Upkeep of Ferries and Piers"));
}

TEST_CASE("the lines of a title in two languages are two titles", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  flow.centred("渡口与碼頭養護諮詢文件", 18);
  flow.centred("Upkeep of Ferries and Piers", 18);
  for (std::size_t i = 0; i < 6; ++i) flow.paragraph(prose(80 + 9 * i, i));
  flow.finish();
  const Document d = read(pdf);
  CHECK(has(d, "渡口与碼頭養護諮詢文件"));
  CHECK(has(d, "Upkeep of Ferries and Piers"));
}

TEST_CASE("a bullet alone on its line belongs to the text below it", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  for (std::size_t i = 0; i < 6; ++i) flow.paragraph(prose(80 + 9 * i, i));
  const std::u32string item = utf8::to_utf32(prose(50, 7));
  const double y = flow.room(70);
  pdf.text(114, y + 10, "—").text(132, y + 30, utf8::from_utf32(item.substr(0, 31))).text(132, y + 50, utf8::from_utf32(item.substr(31)));
  flow.finish();
  const std::vector<std::string> all = texts(read(pdf));
  CHECK(std::any_of(all.begin(), all.end(), [&](const std::string& text) { return text.starts_with("—") && text.ends_with(utf8::from_utf32(item)); }));
}

TEST_CASE("a line may end short of a word that a quotation mark holds together with Latin letters", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  std::vector<std::string> want;
  for (std::size_t i = 0; i < 6; ++i) {
    want.push_back(prose(90 + 9 * i, i));
    flow.paragraph(want.back(), {.first_indent = 0, .space_before = 8});
  }
  const double y = flow.room(48);
  pdf.text(90, y + 8, "渡船检修台账按月汇总，晒场铺面逐户核对，堤坝加固账目张榜纳").text(90, y + 28, "入“ISO-9001”系统，遇雨顺延。");
  flow.finish();
  CHECK(has(read(pdf), "渡船检修台账按月汇总，晒场铺面逐户核对，堤坝加固账目张榜纳入“ISO-9001”系统，遇雨顺延。"));
}

TEST_CASE("lines in a frame around whole lines wrap where the frame lets them", "[extract][pdf][boxes]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  std::vector<std::string> boxed;
  for (std::size_t part = 0; part < 2; ++part) {
    for (std::size_t i = 0; i < 4; ++i) flow.paragraph(prose(80 + 9 * i, i));
    const double y = flow.room(112);
    // 30 em of text in a frame as wide as the lines outside.
    for (std::size_t i = 0; i < 2; ++i) {
      const std::string text = prose(40 + i, 6 + 2 * part + i);
      const std::u32string whole = utf8::to_utf32(text);
      pdf.text(129, y + 12 + 44 * static_cast<double>(i), utf8::from_utf32(whole.substr(0, 28)));
      pdf.text(105, y + 32 + 44 * static_cast<double>(i), utf8::from_utf32(whole.substr(28)));
      boxed.push_back(text);
    }
    pdf.line(90, y, 480, y).line(90, y + 104, 480, y + 104).line(90, y, 90, y + 104).line(480, y, 480, y + 104);
  }
  flow.finish();
  const Document d = read(pdf);
  for (const std::string& text : boxed) CHECK(has(d, text));
}

TEST_CASE("a framed box as wide as its column stands in the column's text", "[extract][pdf][boxes]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf, {.left = 60, .right = 540, .columns = 2, .gutter = 24});
  std::vector<std::string> want;
  for (std::size_t i = 0; i < 9; ++i) {
    want.push_back(prose(60 + 9 * i, i));
    flow.paragraph(want.back());
  }
  // In the second column, with text above and below it.
  const double y = flow.room(70);
  const std::u32string boxed = utf8::to_utf32(prose(27, 5));
  pdf.text(336, y + 16, utf8::from_utf32(boxed.substr(0, 15))).text(318, y + 36, utf8::from_utf32(boxed.substr(15)));
  pdf.line(312, y + 4, 540, y + 4).line(312, y + 60, 540, y + 60).line(312, y + 4, 312, y + 60).line(540, y + 4, 540, y + 60);
  want.push_back(utf8::from_utf32(boxed));
  for (std::size_t i = 0; i < 2; ++i) {
    want.push_back(prose(60 + 9 * i, 20 + i));
    flow.paragraph(want.back());
  }
  flow.finish();
  REQUIRE(pdf.pages() == 1);
  CHECK(texts(read(pdf)) == want);
}

TEST_CASE("columns ten points apart are columns, though marks hang out of them and one ends before the other", "[extract][pdf]") {
  PdfBuilder pdf;
  pdf.page();
  std::vector<std::string> left, right;
  for (int i = 0; i < 30; ++i) {
    // 20 em lines; every third ends in a mark whose box hangs out.
    const std::u32string words = utf8::to_utf32(prose(40, static_cast<std::size_t>(i)));
    const std::string line = utf8::from_utf32(words.substr(0, 20)) + (i % 3 == 1 ? "，" : "");
    left.push_back(line);
    pdf.text(60, 90 + 20 * i, line, 12, i % 3 == 1 ? -0.3 : 0);
    if (i < 12) {
      // The box of an opening bracket hangs out on the left.
      right.push_back((i == 2 ? "（" : "") + utf8::from_utf32(words.substr(20, 19)));
      pdf.text(i == 2 ? 302.5 : 310, 90 + 20 * i, right.back());
    }
    if (i == 16) {
      pdf.text(60, 90 + 20 * ++i, "晒场养护", 16);
      left.push_back("晒场养护");
    }
  }
  std::string whole_left, whole_right;
  for (const std::string& line : left) whole_left += line;
  for (const std::string& line : right) whole_right += line;
  const Document d = read(pdf);
  std::string all;
  for (const std::string& text : texts(d)) all += text;
  CHECK(all == whole_left + whole_right);
}

TEST_CASE("large type that ends a letter is its signature, not a heading", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  flow.centred("青石縣政府　函", 20);
  for (std::size_t i = 0; i < 6; ++i) flow.paragraph(prose(80 + 9 * i, i));
  pdf.text(90, flow.room(60) + 20, "縣長　周文博", 18);
  flow.finish();
  const Document d = read(pdf);
  REQUIRE(d.blocks.size() == 8);
  CHECK(d.blocks.back().kind == BlockKind::kParagraph);
}

TEST_CASE("rows of a table of contents whose dots stand apart are rows, and count for nothing in the text's numbers", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  const std::vector<std::string> heads{"1 渡口养护", "1.1 渡船检修", "1.2 护栏修复", "2 晒场养护", "2.1 铺面清扫", "2.2 灯杆编号"};
  std::string dots;
  for (int i = 0; i < 20; ++i) dots += " .";
  flow.centred("渡口与晒场养护手册", 18);
  for (const std::string& head : heads) flow.paragraph(head + dots + " 3", {.first_indent = 0});
  for (std::size_t i = 0; i < heads.size(); ++i) {
    flow.paragraph(heads[i], {.first_indent = 0, .space_before = 8});
    flow.paragraph(prose(80 + 9 * i, i), {});
    for (const char* item : {"1) 遇雨顺延一日。", "2) 结果张榜公布。"}) flow.paragraph(item, {});
  }
  flow.finish();
  const Document d = read(pdf);
  INFO(blocks_of(d));
  REQUIRE(d.blocks.size() > heads.size());
  for (std::size_t i = 0; i < heads.size(); ++i) CHECK(std::string(d.block_text(i + 1)).substr(0, heads[i].size()) == heads[i]);
  const std::string all = blocks_of(d);
  for (const std::string& head : heads) {
    CAPTURE(head);
    CHECK(all.find("[heading" + std::string(head.find('.') == std::string::npos ? "1" : "2") + "]" + head + "\n") != std::string::npos);
  }
}

TEST_CASE("footnotes may have a stop behind their number where a raised mark leads to them", "[extract][pdf][notes]") {
  PdfBuilder pdf;
  pdf.text(90, 100, "遗失的借阅证应当在一个月以内补办", 12).text(284, 98, "1", 7).text(288, 100, "，逾期的另收工本费，", 12);
  for (int i = 0; i < 8; ++i) pdf.text(90, 124 + 24 * i, "分馆的座位由值班的人按月核对，报刊按季装订，", 12);
  pdf.text(90, 740, "1. 工本费以馆内公示为准，每年核定一次。", 9);
  const Document d = read(pdf);
  CHECK(d.text.find("补办，逾期") != std::string::npos);
  REQUIRE(!d.blocks.empty());
  CHECK(d.blocks.back().kind == BlockKind::kNote);
}
