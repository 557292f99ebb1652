#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/pdf/font_weights.h"
#include "extract/pdf/pdf_reader.h"
#include "extract/pdf/shown_text.h"
#include "support/block_texts.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::PdfBuilder;
using jiaokan::test::PdfFlow;
using jiaokan::test::texts;

namespace {

Document read(const PdfBuilder& pdf) { return extract::read_pdf(pdf.build(), "test.pdf", {}); }

/// `length` invented characters and a full stop.
std::string prose(std::size_t length, std::size_t seed) {
  static const std::u32string kWords = U"渡口码头修缮方案分期落实沿岸居民议事会逐户征求意见防洪堤加固工程由县水利站负责验收每月公布进度";
  std::u32string out;
  for (std::size_t i = 0; i < length; ++i) out += kWords[(seed * 13 + i * 5 + i / 7) % kWords.size()];
  return utf8::from_utf32(out + U"。");
}

std::vector<std::string> headings(const Document& d) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < d.blocks.size(); ++i)
    if (d.blocks[i].kind == BlockKind::kHeading) out.emplace_back(d.block_text(i));
  return out;
}

/// Text with a stroke around it, as producers make type bold that has no bold face.
void bold(PdfBuilder& pdf, double x, double y, std::string_view text) { pdf.raw("2 Tr").text(x, y, text).raw("0 Tr"); }

/// One upright ideograph under another.
void downwards(PdfBuilder& pdf, double x, double y, std::string_view text, double size = 14) {
  for (const char32_t c : utf8::to_utf32(text)) {
    pdf.text(x, y, utf8::from_utf32(std::u32string(1, c)), size);
    y += size;
  }
}

bool holds(const std::vector<std::string>& all, const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); }

}  // namespace

TEST_CASE("the name of a typeface tells its weight", "[extract][pdf][weight]") {
  using extract::FontWeights;
  struct Row {
    const char* name;
    std::uint32_t weight;
  };
  for (const Row& row : {Row{"/SimSun", 0}, Row{"/SimSun,Bold", FontWeights::kBold}, Row{"/BAAAAA+NotoSerifCJKsc-Bold", FontWeights::kBold},
                         Row{"/SimHei", FontWeights::kBlack}, Row{"/ABCDEF+MicrosoftYaHei-Bold", FontWeights::kBlack | FontWeights::kBold},
                         Row{"/CMBX10", FontWeights::kBold}, Row{"/CMR10", 0}, Row{"/ABBOLD+KaiTi", 0}, Row{"", 0}}) {
    INFO(row.name);
    CHECK(extract::weight_of_name(row.name) == row.weight);
  }
}

TEST_CASE("text with a stroke around it is found where it is set", "[extract][pdf][weight]") {
  CHECK(extract::strokes_text("BT 2 Tr (x) Tj ET"));
  CHECK(extract::strokes_text("2 Tr"));
  CHECK_FALSE(extract::strokes_text("BT 12 Tr 0 Tr 2 Trm (2) Tj ET"));
  CHECK_FALSE(extract::strokes_text(""));
}

TEST_CASE("bold lines in the size of the text are its headings", "[extract][pdf][weight]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  std::vector<std::string> want;
  flow.paragraph(prose(70, 9));
  for (std::size_t i = 0; i < 4; ++i) {
    const std::string heading = i % 2 == 0 ? "渡口修缮与日常管护" : "居民议事，怎样运行？";
    pdf.raw("2 Tr");
    flow.paragraph(heading);
    pdf.raw("0 Tr");
    want.push_back(heading);
    flow.paragraph(prose(80 + 9 * i, i));
  }
  CHECK(headings(read(pdf)) == want);
}

TEST_CASE("bold words in a paragraph, bold paragraphs and speakers are no headings", "[extract][pdf][weight]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  std::vector<std::string> want;
  for (std::size_t i = 0; i < 3; ++i) {
    want.push_back(prose(60 + 9 * i, i));
    pdf.raw("2 Tr");
    flow.paragraph(want.back());
    pdf.raw("0 Tr");
    want.push_back("问：渡口何时修缮？");
    pdf.raw("2 Tr");
    flow.paragraph(want.back());
    pdf.raw("0 Tr");
    want.push_back(prose(75, i + 5));
    flow.paragraph(want.back());
  }
  // Two words on a line of their paragraph.
  const double y = flow.room(0);
  pdf.text(114, y, "堤防").raw("2 Tr").text(138, y, "加固").raw("0 Tr").text(162, y, "由水利站负责验收，进度按月公布。");
  want.emplace_back("堤防加固由水利站负责验收，进度按月公布。");
  const Document d = read(pdf);
  CHECK(headings(d).empty());
  CHECK(texts(d) == want);
}

TEST_CASE("words stressed over a whole line do not cut their paragraph", "[extract][pdf][weight]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  for (std::size_t i = 0; i < 6; ++i) flow.paragraph(prose(70 + 9 * i, i));
  // Five full lines of one paragraph without indents, the third in bold.
  const std::u32string words = utf8::to_utf32(prose(160, 3));
  const double y = flow.room(0);
  for (std::size_t i = 0; i < 5; ++i) {
    if (i == 2) pdf.raw("2 Tr");
    pdf.text(90, y + 20 * static_cast<double>(i), utf8::from_utf32(words.substr(35 * i, 35)));
    if (i == 2) pdf.raw("0 Tr");
  }
  const std::vector<std::string> got = texts(read(pdf));
  CHECK(got.back() == utf8::from_utf32(words));
}

TEST_CASE("formulas in large type are no headings", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  for (std::size_t i = 0; i < 5; ++i) {
    flow.paragraph(prose(70 + 9 * i, i));
    flow.centred("E = a + b", 16);
    flow.paragraph(prose(75 + 9 * i, i + 7));
    flow.centred("看护费用", 16);
  }
  flow.paragraph(prose(75, 19));
  flow.finish();
  CHECK(headings(read(pdf)) == std::vector<std::string>(5, "看护费用"));
}

TEST_CASE("bold sentences that open paragraphs stay in them, as an edition without type has them", "[extract][pdf][weight]") {
  PdfBuilder pdf;
  for (std::size_t i = 0; i < 4; ++i) {
    const double y = 100 + 50 * static_cast<double>(i);
    bold(pdf, 114, y, "加固堤防。");
    pdf.text(174, y, "工程分三期实施，由水利站逐段验收并公布，居民可").text(90, y + 20, "到现场查看。");
  }
  const Document d = read(pdf);
  CHECK(headings(d).empty());
  CHECK(texts(d) == std::vector<std::string>(4, "加固堤防。工程分三期实施，由水利站逐段验收并公布，居民可到现场查看。"));
}

TEST_CASE("ideographs drawn upright one under another read as vertical text", "[extract][pdf][vertical]") {
  PdfBuilder pdf(PdfBuilder::PageSetup{842, 595, 0});
  const std::string first = prose(60, 1), second = prose(50, 2);
  // Columns of 28 ideographs from right to left; a paragraph begins two ideographs lower.
  double x = 760;
  for (const std::string& text : {first, second}) {
    std::u32string rest = utf8::to_utf32(text);
    for (std::size_t n = 26; !rest.empty(); n = 28, x -= 22) {
      const std::size_t take = std::min(n, rest.size());
      downwards(pdf, x, n == 26 ? 128 : 100, utf8::from_utf32(rest.substr(0, take)));
      rest.erase(0, take);
    }
  }
  pdf.text(400, 560, "— 1 —", 10);
  const Document d = read(pdf);
  CHECK(texts(d) == std::vector<std::string>{first, second});
  REQUIRE(d.furniture.size() == 1);
  CHECK(d.furniture[0].text == "— 1 —");
}

TEST_CASE("letters set wide apart on several lines are not taken for vertical text", "[extract][pdf][vertical]") {
  PdfBuilder pdf;
  const std::vector<std::string> rows{"渡口修缮与日常管护办法试行稿", "居民议事会运行规则汇编第二册", "沿岸防洪堤加固工程验收标准书"};
  double y = 100;
  for (const std::string& row : rows) {
    pdf.text(90, y, row, 14, 6);
    y += 30;
  }
  std::string all;
  for (const std::string& t : texts(read(pdf))) all += t;
  CHECK(all == rows[0] + rows[1] + rows[2]);
}

TEST_CASE("a framed box beside a paragraph does not mix into it", "[extract][pdf][boxes]") {
  const std::string whole = prose(200, 3);
  const std::u32string text = utf8::to_utf32(whole);
  for (const bool on_right : {true, false}) {
    CAPTURE(on_right);
    PdfBuilder pdf;
    const double box = on_right ? 390 : 90, indented = on_right ? 90 : 222;
    std::size_t at = 0;
    const auto line = [&](double x, double y, std::size_t n) {
      const std::size_t take = std::min(n, text.size() - at);
      pdf.text(x, y, utf8::from_utf32(text.substr(at, take)));
      at += take;
    };
    double y = 100;
    line(114, y, 33);
    for (int i = 0; i < 4; ++i) line(indented, y += 20, 24);
    while (at < text.size()) line(90, y += 20, 35);
    pdf.text(box + 6, 124, "专栏：渡口的来历", 10).text(box + 6, 142, "始建于清末，", 10).text(box + 6, 160, "重修于上世纪。", 10);
    pdf.line(box, 118, box + 120, 118).line(box, 180, box + 120, 180).line(box, 118, box, 180).line(box + 120, 118, box + 120, 180);
    const std::vector<std::string> got = texts(read(pdf));
    CHECK(holds(got, whole));
    std::string rest;
    for (const std::string& t : got)
      if (t != whole) rest += t;
    CHECK(rest == "专栏：渡口的来历始建于清末，重修于上世纪。");
  }
}

TEST_CASE("a figure with its caption inside a paragraph does not cut it", "[extract][pdf]") {
  const std::string whole = prose(150, 4);
  const std::u32string text = utf8::to_utf32(whole);
  for (const bool open : {true, false}) {
    CAPTURE(open);
    PdfBuilder pdf;
    const std::string upper = utf8::from_utf32(text.substr(33, open ? 35 : 34)) + (open ? "" : "。"), lower = utf8::from_utf32(text.substr(68));
    pdf.text(114, 100, utf8::from_utf32(text.substr(0, 33))).text(90, 120, upper);
    pdf.text(240, 300, "图1 渡口平面示意", 10);
    // What begins a paragraph of its own is indented.
    const std::u32string rest = text.substr(68);
    pdf.text(open ? 90 : 114, 320, utf8::from_utf32(rest.substr(0, open ? 35 : 33))).text(90, 340, utf8::from_utf32(rest.substr(open ? 35 : 33, 35)));
    pdf.text(90, 360, utf8::from_utf32(rest.substr(open ? 70 : 68)));
    for (int i = 0; i < 4; ++i) pdf.text(114, 400 + 40 * i, utf8::from_utf32(text.substr(0, 33))).text(90, 420 + 40 * i, "按期完工。");
    const std::vector<std::string> got = texts(read(pdf));
    CHECK(holds(got, "图1 渡口平面示意"));
    CHECK(holds(got, whole) == open);
    CHECK(holds(got, lower) == !open);
  }
}

TEST_CASE("a figure with its caption at the head of a page does not cut the paragraph over the turn", "[extract][pdf]") {
  const std::u32string text = utf8::to_utf32(prose(150, 4));
  PdfBuilder pdf;
  const auto line = [&](double x, double y, std::size_t from, std::size_t length) { pdf.text(x, y, utf8::from_utf32(text.substr(from, length))); };
  const auto paragraphs = [&](double y) {
    for (int i = 0; i < 4; ++i) pdf.text(114, y + 40 * i, prose(32, 9)).text(90, y + 20 + 40 * i, "按期完工。");
  };
  paragraphs(540);
  line(114, 700, 0, 33);
  line(90, 720, 33, 35);
  pdf.page().text(240, 300, "图1 渡口平面示意", 10);
  line(90, 330, 68, 35);
  line(90, 350, 103, 35);
  line(90, 370, 138, 35);
  paragraphs(410);
  const std::vector<std::string> got = texts(read(pdf));
  CHECK(holds(got, utf8::from_utf32(text)));
  CHECK(holds(got, "图1 渡口平面示意"));
}

TEST_CASE("two headings on both sides of a table stay apart, whatever other pages' lines end at", "[extract][pdf]") {
  PdfBuilder pdf;
  for (int i = 0; i < 12; ++i) pdf.text(90, 100 + 20 * i, "渡口堤防泵站水闸码头航道");
  for (int p = 0; p < 3; ++p) {
    pdf.page();
    for (int i = 0; i < 16; ++i)
      pdf.text(114, 90 + 40 * i, prose(32, static_cast<std::size_t>(p * 16 + i))).text(90, 110 + 40 * i, prose(5, static_cast<std::size_t>(p * 7 + i)));
  }
  pdf.page().text(90, 90, "东岸渡口的修缮情况和结果").text(90, 250, "西岸堤防的加固情况和费用");
  for (int r = 0; r < 3; ++r) {
    pdf.text(95, 124 + 30 * r, "渡口").text(305, 124 + 30 * r, "木船").line(90, 120 + 30 * r, 500, 120 + 30 * r);
  }
  pdf.line(90, 210, 500, 210).line(90, 120, 90, 210).line(300, 120, 300, 210).line(500, 120, 500, 210);
  const std::vector<std::string> got = texts(read(pdf));
  CHECK(holds(got, "东岸渡口的修缮情况和结果"));
  CHECK(holds(got, "西岸堤防的加固情况和费用"));
}

TEST_CASE("the caption above a table and the line below it stay apart", "[extract][pdf]") {
  const auto table = [](PdfBuilder& pdf, double y) {
    for (int r = 0; r < 2; ++r) pdf.text(95, y + 4 + 30 * r, "渡口").text(305, y + 4 + 30 * r, "木船").line(90, y + 30 * r, 500, y + 30 * r);
    pdf.line(90, y + 60, 500, y + 60).line(90, y, 90, y + 60).line(300, y, 300, y + 60).line(500, y, 500, y + 60);
  };
  SECTION("where nothing on the page reaches farther to the right than captions in the middle") {
    PdfBuilder pdf;
    for (int t = 0; t < 5; ++t) {
      const std::string which = std::string("东南西北中").substr(3 * static_cast<std::size_t>(t), 3);
      pdf.text(90, 90 + 120 * t, which + "岸渡口的检查项目见下").text(216, 114 + 120 * t, which + "岸渡口的外观和结构检查项目");
      table(pdf, 134 + 120 * t);
    }
    const std::vector<std::string> got = texts(read(pdf));
    for (const char* which : {"东", "南", "西", "北", "中"}) {
      CHECK(holds(got, which + std::string("岸渡口的检查项目见下")));
      CHECK(holds(got, which + std::string("岸渡口的外观和结构检查项目")));
    }
  }
  SECTION("where most lines are so short that none tells where they end") {
    PdfBuilder pdf;
    for (int i = 0; i < 12; ++i) pdf.text(90, 90 + 50 * i, "渡口检查标准").text(90, 115 + 50 * i, prose(9 + 2 * static_cast<std::size_t>(i), static_cast<std::size_t>(i)));
    pdf.page().text(90, 90, "东岸渡口的修缮情况和结果公告与说明").text(90, 230, "检查标准说明");
    table(pdf, 134);
    const std::vector<std::string> got = texts(read(pdf));
    CHECK(holds(got, "东岸渡口的修缮情况和结果公告与说明"));
    CHECK(holds(got, "检查标准说明"));
  }
}

TEST_CASE("items behind dashes are no headings, whatever the size of their type", "[extract][pdf]") {
  PdfBuilder pdf;
  double y = 60;
  for (std::size_t i = 0; i < 24; ++i, y += 20) pdf.text(90, y, prose(34, i));
  for (const char* item : {"——证书申请", "——证书下载", "——设备管理"}) pdf.text(114, y += 26, item, 14);
  pdf.text(90, y += 30, "安全要求", 14);
  for (std::size_t i = 0; i < 4; ++i) pdf.text(90, y += 20, prose(34, i + 40));
  CHECK(headings(read(pdf)) == std::vector<std::string>{"安全要求"});
}

TEST_CASE("the number of an article that opens two pages is no running head", "[extract][pdf][furniture]") {
  PdfBuilder pdf;
  for (int p = 0; p < 7; ++p) {
    pdf.page();
    for (int i = 0; i < 20; ++i) {
      const bool opens = p % 3 == 1 && i == 0;
      pdf.text(90, 80 + 30 * i, opens ? "第 " + std::to_string(p + 3) + " 條" : prose(34, static_cast<std::size_t>(p * 20 + i)));
    }
  }
  const Document d = read(pdf);
  CHECK(d.furniture.empty());
  CHECK(holds(texts(d), "第 4 條"));
}

TEST_CASE("line numbers every five lines stay out of the text, whatever the indent of their line", "[extract][pdf][furniture]") {
  PdfBuilder pdf;
  std::vector<std::string> want;
  int line = 0;
  double y = 80;
  const auto put = [&](double x, const std::string& text) {
    if (++line % 5 == 0) pdf.text(60, y, std::to_string(line), 10);
    pdf.text(x, y, text);
    y += 18;
  };
  for (std::size_t i = 0; i < 9; ++i) {
    want.push_back(prose(32 + 35 * 2 + 9, i));
    const std::u32string text = utf8::to_utf32(want.back());
    put(114, utf8::from_utf32(text.substr(0, 33)));
    put(90, utf8::from_utf32(text.substr(33, 35)));
    put(90, utf8::from_utf32(text.substr(68, 35)));
    put(90, utf8::from_utf32(text.substr(103)));
  }
  const Document d = read(pdf);
  CHECK(texts(d) == want);
  CHECK(d.furniture.size() == 7);
}

TEST_CASE("the running head of a chapter of one page is no text", "[extract][pdf][furniture]") {
  PdfBuilder pdf;
  const std::vector<std::string> heads{"总体要求", "总体要求", "总体要求", "渡口修缮", "堤防加固", "堤防加固", "堤防加固", "堤防加固"};
  for (std::size_t p = 0; p < heads.size(); ++p) {
    pdf.page().text(90, 50, heads[p], 10);
    for (int i = 0; i < 10; ++i)
      pdf.text(114, 90 + 40 * i, prose(32, p * 10 + static_cast<std::size_t>(i))).text(90, 110 + 40 * i, prose(4 + p, p + static_cast<std::size_t>(i)));
  }
  const Document d = read(pdf);
  CHECK(d.furniture.size() == heads.size());
  CHECK_FALSE(holds(texts(d), "渡口修缮"));
}

TEST_CASE("footnotes in the type of the text are told by their raised marks", "[extract][pdf][notes]") {
  for (const bool marked : {true, false}) {
    CAPTURE(marked);
    PdfBuilder pdf;
    PdfFlow flow(pdf);
    for (std::size_t i = 0; i < 5; ++i) flow.paragraph(prose(80, i));
    const double y = flow.room(0);
    pdf.text(114, y, "渡口由县水利站");
    if (marked) pdf.text(198, y - 2, "1", 7);
    pdf.text(202, y, "负责修缮，按期完工。");
    pdf.text(90, 740, "1 本项的解释权属县水利站。");
    const Document d = read(pdf);
    const std::vector<std::string> got = texts(d);
    const auto note = std::find(got.begin(), got.end(), "1 本项的解释权属县水利站。");
    REQUIRE(note != got.end());
    CHECK((d.blocks[static_cast<std::size_t>(note - got.begin())].kind == BlockKind::kNote) == marked);
    CHECK(holds(got, "渡口由县水利站负责修缮，按期完工。"));
  }
}
