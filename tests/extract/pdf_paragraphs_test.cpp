#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/pdf/pdf_reader.h"
#include "support/block_texts.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::PdfBuilder;
using jiaokan::test::PdfFlow;

namespace {

Document read(const PdfBuilder& pdf) { return extract::read_pdf(pdf.build(), "test.pdf", {}); }

using jiaokan::test::texts;

std::vector<std::string> furniture(const Document& d, FurnitureKind kind) {
  std::vector<std::string> out;
  for (const Furniture& f : d.furniture)
    if (f.kind == kind) out.push_back(f.text);
  return out;
}

/// `length` invented characters that hold no punctuation, so that only the geometry can tell where a paragraph ends; a full stop closes it.
std::string prose(std::size_t length, std::size_t seed) {
  static const std::u32string kWords = U"河岸绿道建设水源保护工程稳步推进公交站点覆盖全部社区学校食堂采用本地蔬菜老旧管网改造按期完成图书馆延长开放时间";
  std::u32string out;
  for (std::size_t i = 0; i < length; ++i) out += kWords[(seed * 17 + i * 7 + i / 5) % kWords.size()];
  return utf8::from_utf32(out + U"。");
}

}  // namespace

TEST_CASE("a paragraph that the page turn cuts is whole again", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  std::vector<std::string> want;
  for (std::size_t i = 0; i < 14; ++i) want.push_back(prose(90 + 37 * i % 160, i));
  for (const std::string& p : want) flow.paragraph(p);
  flow.finish();
  const Document d = read(pdf);
  REQUIRE(pdf.pages() >= 2);
  CHECK(texts(d) == want);
  // The block that goes over the turn has runs on both pages.
  CHECK(std::any_of(d.blocks.begin(), d.blocks.end(), [&](const Block& b) {
    std::map<std::uint32_t, int> on;
    for (const GlyphRun& r : d.runs)
      if (b.text.contains(r.text)) ++on[r.page];
    return on.size() == 2;
  }));
}

TEST_CASE("a paragraph that ends with the page is not joined to the next one", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  std::vector<std::string> want;
  // 33 full lines and one short one fill the first page: the last line of the page is the last of its paragraph.
  for (std::size_t i = 0; i < 17; ++i) want.push_back(prose(50, i));
  for (std::size_t i = 17; i < 22; ++i) want.push_back(prose(70, i));
  for (const std::string& p : want) flow.paragraph(p);
  CHECK(texts(read(pdf)) == want);
}

TEST_CASE("paragraphs are told apart by what their document uses", "[extract][pdf]") {
  struct Row {
    const char* name;
    PdfFlow::Style style;
    const char* prefix;
  };
  PdfFlow::Style flush{12, 20, 0, 0, 10, true}, indented, hanging{12, 20, 0, 2, 0, true}, ragged{12, 20, 2, 0, 0, false}, both{12, 20, 2, 4, 0, true},
      uneven{12, 20, 2, 0, 0, false, 1.3};
  for (const Row& row : {Row{"first lines indented", indented, ""}, Row{"space between, no indent", flush, ""}, Row{"hanging numbers", hanging, "一、"},
                         Row{"ragged right", ragged, ""}, Row{"lines that end unevenly", uneven, ""}, Row{"indented with hanging lines", both, "（一）"}}) {
    INFO(row.name);
    PdfBuilder pdf;
    PdfFlow flow(pdf);
    std::vector<std::string> want;
    static const char* const kCounts[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"};
    for (std::size_t i = 0; i < 12; ++i) {
      std::string prefix = row.prefix;
      if (const auto at = prefix.find("一"); at != std::string::npos) prefix.replace(at, 3, kCounts[i]);
      want.push_back(prefix + prose(80 + 23 * i % 90, i + 3));
      flow.paragraph(want.back(), row.style);
    }
    flow.finish();
    CHECK(texts(read(pdf)) == want);
  }
}

TEST_CASE("many paragraphs of one line do not hide how close the lines of the others stand", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  const PdfFlow::Style spaced{12, 16, 0, 0, 14, true};
  std::vector<std::string> want;
  // What wraps fills its lines to the end: only the distance shows where the next begins.
  for (std::size_t i = 0; i < 15; ++i) want.push_back(prose(i % 4 == 1 ? 69 : i % 4 == 3 ? 104 : 20 + i % 7, i));
  for (const std::string& p : want) flow.paragraph(p, spaced);
  flow.finish();
  CHECK(texts(read(pdf)) == want);
}

TEST_CASE("an annex set with more space between its lines keeps its paragraphs whole", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  std::vector<std::string> want;
  for (std::size_t i = 0; i < 16; ++i) {
    want.push_back(prose(100 + 23 * i % 90, i + 2));
    flow.paragraph(want.back(), {12, 16, 2, 0, 0, true});
  }
  // The distance of most lines of the document tells nothing here.
  for (std::size_t i = 0; i < 5; ++i) {
    want.push_back(prose(90 + 31 * i % 80, i + 40));
    flow.paragraph(want.back(), {12, 27, 2, 0, 0, true});
  }
  flow.finish();
  CHECK(texts(read(pdf)) == want);
}

TEST_CASE("the lines of a form stand as far apart as one another and are no paragraph", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  std::vector<std::string> want;
  for (std::size_t i = 0; i < 16; ++i) {
    want.push_back(prose(100 + 23 * i % 90, i + 2));
    flow.paragraph(want.back(), {12, 16, 2, 0, 0, true});
  }
  flow.finish();
  pdf.page();
  const std::vector<std::string> form{"申请单位：远山县渡口管理所第一分所", "经办人员：远山县渡口管理所值班船员", "登记机构：远山县船舶检验登记中心站",
                                      "联系地址：远山县临江镇堤防路十七号"};
  for (std::size_t i = 0; i < form.size(); ++i) {
    pdf.text(180, 300 + 34 * static_cast<double>(i), form[i], 14);
    want.push_back(form[i]);
  }
  CHECK(texts(read(pdf)) == want);
}

TEST_CASE("a line that closes the bracket of the one above belongs to it", "[extract][pdf]") {
  for (const bool bracketed : {true, false}) {
    CAPTURE(bracketed);
    PdfBuilder pdf;
    const std::string open = bracketed ? "（二〇二四年三月二十八日远山县第六届人民" : "二〇二四年三月二十八日远山县第六届人民甲";
    const std::string close = bracketed ? "代表大会第三次会议通过）" : "代表大会第三次会议通过了";
    pdf.text(180, 100, open).text(228, 120, close);
    PdfFlow flow(pdf, {90, 510, 170, 760});
    for (std::size_t i = 0; i < 8; ++i) flow.paragraph(prose(80 + i, i));
    flow.finish();
    const std::vector<std::string> got = texts(read(pdf));
    CHECK(std::count(got.begin(), got.end(), open + close) == (bracketed ? 1 : 0));
  }
}

TEST_CASE("a note in brackets is one paragraph over all its lines", "[extract][pdf]") {
  PdfBuilder pdf;
  const std::vector<std::string> lines{"（二〇一二年三月八日远山县人民代表大会通过　根据二〇一八年六月",
                                       "二十日远山县人民代表大会常务委员会会议通过的《关于修改渡口条例的",
                                       "决定》第一次修正　根据二〇二四年九月二日远山县人民代表大会常务", "委员会会议通过的决定第二次修正）"};
  std::string want;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double width = 12 * static_cast<double>(utf8::length(lines[i]));
    pdf.text(300 - width / 2, 100 + 20 * static_cast<double>(i), lines[i]);
    want += lines[i];
  }
  PdfFlow flow(pdf, {90, 510, 220, 760});
  for (std::size_t i = 0; i < 8; ++i) flow.paragraph(prose(80 + i, i));
  flow.finish();
  std::size_t at = 0;
  while ((at = want.find("　")) != std::string::npos) want.erase(at, 3);
  const std::vector<std::string> got = texts(read(pdf));
  CHECK(std::count(got.begin(), got.end(), want) == 1);
}

TEST_CASE("short lines above the title do not keep it from being found", "[extract][pdf]") {
  PdfBuilder pdf;
  pdf.text(90, 90, "编号 渡字零七").text(90, 110, "远山县公告第三号").text(208, 150, "渡口看护与堤防修缮", 20);
  PdfFlow flow(pdf, {90, 510, 200, 760});
  for (std::size_t i = 0; i < 8; ++i) flow.paragraph(prose(80 + i, i));
  flow.finish();
  const Document d = read(pdf);
  CHECK(d.metadata.title == "渡口看护与堤防修缮");
  CHECK(std::none_of(d.blocks.begin(), d.blocks.end(), [](const Block& b) { return b.kind == BlockKind::kHeading; }));
}

TEST_CASE("a numbered item goes on below its text though its page is set larger than the rest", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  std::vector<std::string> want;
  for (std::size_t i = 0; i < 30; ++i) {
    want.push_back(prose(100 + 23 * i % 90, i + 2));
    flow.paragraph(want.back(), {10, 16, 2, 0, 0, true});
  }
  flow.finish();
  pdf.page();
  // One item of two lines: its first line reaches from edge to edge, its second hangs.
  const std::u32string words = utf8::to_utf32(prose(40, 7));
  pdf.text(90, 100, "1．" + utf8::from_utf32(words.substr(0, 33))).text(108, 118, utf8::from_utf32(words.substr(33)));
  want.push_back("1．" + utf8::from_utf32(words));
  CHECK(texts(read(pdf)) == want);
}

TEST_CASE("a line that stands as far from both edges by chance goes on all the same", "[extract][pdf]") {
  PdfBuilder pdf;
  pdf.page();
  const auto han = [](std::size_t n, std::size_t seed) { return utf8::from_utf32(utf8::to_utf32(prose(n, seed)).substr(0, n)); };
  std::vector<std::string> want;
  double y = 80;
  for (std::size_t p = 0; p < 7; ++p) {
    const std::vector<std::string> lines{"（" + han(1, p) + "）" + han(32, p), han(32, p + 2), han(32, p + 5), han(28, p + 4) + "。",
                                         "Wastewater" + han(9, p) + "。"};
    want.emplace_back();
    for (std::size_t i = 0; i < lines.size(); ++i, y += 18) {
      pdf.text(i == 0 ? 90 : 126, y, lines[i]);
      want.back() += lines[i];
    }
  }
  CHECK(texts(read(pdf)) == want);
}

TEST_CASE("a speaker's name begins a paragraph where nothing else shows one", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  const PdfFlow::Style flush{12, 20, 0, 0, 0, true};
  std::vector<std::string> want;
  static const char* const kSpeakers[] = {"林志远局长：", "王秀兰议员：", "何国强局长：", "李佩仪议员："};
  // Every turn fills its two lines to the end.
  for (std::size_t i = 0; i < 12; ++i) want.push_back(kSpeakers[i % 4] + prose(63, i));
  for (const std::string& p : want) flow.paragraph(p, flush);
  flow.finish();
  CHECK(texts(read(pdf)) == want);
}

TEST_CASE("a number that the end of a line cuts is whole again", "[extract][pdf]") {
  PdfBuilder pdf;
  pdf.page();
  const auto han = [](std::size_t n, std::size_t seed) { return utf8::from_utf32(utf8::to_utf32(prose(n, seed)).substr(0, n)); };
  std::vector<std::string> want;
  double y = 90;
  for (std::size_t p = 0; p < 6; ++p) {
    const std::vector<std::string> lines{han(33, p), han(33, p + 9) + "27", "3处" + han(33, p + 3), han(35, p + 5), han(12, p) + "。"};
    want.emplace_back();
    for (std::size_t i = 0; i < lines.size(); ++i, y += 20) {
      pdf.text(i == 0 ? 114 : 90, y, lines[i]);
      want.back() += lines[i];
    }
  }
  CHECK(texts(read(pdf)) == want);
}

TEST_CASE("two columns are read one after the other, and joined", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf, {60, 540, 90, 760, 2, 30});
  std::vector<std::string> want;
  for (std::size_t i = 0; i < 14; ++i) want.push_back(prose(110 + 29 * i % 120, i));
  for (const std::string& p : want) flow.paragraph(p);
  flow.finish();
  CHECK(texts(read(pdf)) == want);
}

TEST_CASE("running headers, footers and folios are furniture whatever their form", "[extract][pdf]") {
  struct Row {
    const char* folio;  // # is the page's number, @ the number of pages
    double y;
  };
  for (const Row& row : {Row{"#", 800}, Row{"— # —", 800}, Row{"第 # 页 共 @ 页", 800}, Row{"# / @", 30}, Row{"-#-", 790}}) {
    INFO(row.folio);
    PdfBuilder pdf;
    PdfFlow flow(pdf);
    flow.furniture = [&](PdfBuilder& p, std::size_t number) {
      std::string folio = row.folio;
      for (const auto& [mark, value] : {std::pair<char, std::string>{'#', std::to_string(number)}, {'@', "4"}})
        if (const auto at = folio.find(mark); at != std::string::npos) folio.replace(at, 1, value);
      p.text(280, row.y, folio, 9);
      p.text(220, 55, "青石县志愿服务条例释义", 9);
    };
    std::vector<std::string> want;
    for (std::size_t i = 0; i < 24; ++i) want.push_back(prose(120 + 31 * i % 80, i));
    for (const std::string& p : want) flow.paragraph(p);
    flow.finish();
    REQUIRE(pdf.pages() >= 3);
    const Document d = read(pdf);
    CHECK(texts(d) == want);
    CHECK(furniture(d, FurnitureKind::kPageNumber).size() == pdf.pages());
    CHECK(furniture(d, FurnitureKind::kHeader) == std::vector<std::string>(pdf.pages(), "青石县志愿服务条例释义"));
    for (const Furniture& f : d.furniture) {
      CHECK(f.page.has_value());
      CHECK(f.boxes.size() == 1);
    }
  }
}

TEST_CASE("a number or a line at the foot that does not repeat is text", "[extract][pdf]") {
  PdfBuilder pdf;
  pdf.page().text(90, 90, prose(30, 1)).text(90, 770, "附件另行印发", 12);
  pdf.page().text(90, 90, prose(30, 2)).text(90, 770, "此件公开发布", 12);
  const Document d = read(pdf);
  CHECK(d.furniture.empty());
  CHECK(d.text.find("附件另行印发") != std::string::npos);
  CHECK(d.text.find("此件公开发布") != std::string::npos);
}

TEST_CASE("the same words at the head of some pages are text where the others have text there", "[extract][pdf]") {
  PdfBuilder pdf;
  for (int page = 0; page < 8; ++page) {
    pdf.page();
    pdf.text(90, 90,
             page >= 5       ? "附件" + std::to_string(page - 4)
             : page % 2 == 1 ? "责任分工如下"
                             : utf8::from_utf32(utf8::to_utf32(prose(30, static_cast<std::size_t>(page))).substr(0, 9)));
    for (int i = 1; i < 20; ++i) pdf.text(90, 90 + 20 * i, prose(34, static_cast<std::size_t>(page * 20 + i)));
  }
  CHECK(read(pdf).furniture.empty());
}

TEST_CASE("the lines of a title are one, however close those of the text stand", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf, {90, 510, 220, 760});
  pdf.text(102, 90, "关于进一步加强渡口安全管理以及做", 24).text(204, 140, "好堤防修缮的意见", 24);
  for (std::size_t i = 0; i < 8; ++i) flow.paragraph(prose(80 + i, i), {12, 16, 2, 0, 0, true});
  flow.finish();
  const std::vector<std::string> got = texts(read(pdf));
  CHECK(std::count(got.begin(), got.end(), "关于进一步加强渡口安全管理以及做好堤防修缮的意见") == 1);
}

TEST_CASE("marks that hang out of the margin do not move the middle of the page", "[extract][pdf]") {
  PdfBuilder pdf;
  pdf.text(237, 90, "远山县人民政府", 18).text(138, 116, "二〇二四年渡口看护与堤防修缮工作报告", 18);
  // Full lines end at 510, and those with a mark behind their last word an em later.
  for (std::size_t i = 0; i < 24; ++i) {
    const std::u32string words = utf8::to_utf32(prose(30, i));
    const double y = 180 + 22 * static_cast<double>(i);
    if (i % 4 == 0)
      pdf.text(118, y, utf8::from_utf32(words.substr(0, 28)), 14);
    else
      pdf.text(90, y, utf8::from_utf32(words.substr(0, 30)) + (i % 4 == 2 ? "，" : ""), 14);
  }
  const Document d = read(pdf);
  CHECK(d.metadata.title == "远山县人民政府二〇二四年渡口看护与堤防修缮工作报告");
}

TEST_CASE("the name of a part is no title, and 目录 stands alone", "[extract][pdf]") {
  for (const char* part : {"前　言", "目　录", "～目錄～", "摘要"}) {
    CAPTURE(part);
    PdfBuilder pdf;
    PdfFlow flow(pdf);
    flow.centred(part, 20);
    for (std::size_t i = 0; i < 6; ++i) flow.paragraph(prose(80 + i, i));
    flow.finish();
    const Document d = read(pdf);
    CHECK_FALSE(d.metadata.title);
    CHECK(std::none_of(d.blocks.begin(), d.blocks.end(), [](const Block& b) { return b.kind == BlockKind::kTitle; }));
  }
  PdfBuilder pdf;
  pdf.text(192, 700, "远山县渡口管理所编制", 20).page().text(280, 90, "目录", 20);
  for (std::size_t i = 0; i < 6; ++i) pdf.text(90, 130 + 20 * static_cast<double>(i), prose(20, i));
  const std::vector<std::string> got = texts(read(pdf));
  CHECK(std::count(got.begin(), got.end(), "目录") == 1);
}

TEST_CASE("the caption of an article alone on its line is a heading, set apart or like the text", "[extract][pdf]") {
  for (const bool centred : {true, false}) {
    CAPTURE(centred);
    PdfBuilder pdf;
    PdfFlow flow(pdf);
    for (std::size_t i = 0; i < 4; ++i) {
      const std::string caption = std::string("第") + (i == 0 ? "一" : i == 1 ? "二" : i == 2 ? "三" : "四") + "条　看护费用";
      if (centred)
        flow.centred(caption, 12);
      else
        flow.paragraph(caption);
      flow.paragraph(prose(80 + i, i));
    }
    flow.finish();
    const Document d = read(pdf);
    CHECK(std::count_if(d.blocks.begin(), d.blocks.end(), [](const Block& b) { return b.kind == BlockKind::kHeading; }) == 4);
  }
}

TEST_CASE("of a centred paragraph of two lines, the first may fill its own", "[extract][pdf]") {
  for (const bool centred : {true, false}) {
    CAPTURE(centred);
    PdfBuilder pdf;
    const std::u32string words = utf8::to_utf32(prose(36, 3));
    const std::string first = utf8::from_utf32(words.substr(0, 34)), rest = utf8::from_utf32(words.substr(34, 2));
    // What begins at the left edge below the centred words is their own paragraph.
    pdf.text(centred ? 94 : 114, 100, centred ? first : utf8::from_utf32(words.substr(0, 12)) + "。").text(288, 120, rest);
    PdfFlow flow(pdf, {90, 510, 160, 760});
    std::vector<std::string> want;
    for (std::size_t i = 0; i < 8; ++i) want.push_back(prose(80 + i, i));
    for (const std::string& p : want) flow.paragraph(p);
    flow.finish();
    const std::vector<std::string> got = texts(read(pdf));
    CHECK(std::count(got.begin(), got.end(), first + rest) == (centred ? 1 : 0));
    CHECK(std::count(got.begin(), got.end(), rest) == (centred ? 0 : 1));
  }
}

TEST_CASE("the letterhead of notices bound in one file is no running head", "[extract][pdf][furniture]") {
  PdfBuilder pdf;
  for (std::size_t p = 0; p < 9; ++p) {
    pdf.page();
    if (p % 3 == 0) pdf.text(177, 80, "远山县渡口管理所", 30);
    for (std::size_t i = 0; i < 14; ++i)
      pdf.text(90, (p % 3 == 0 ? 150 : 82 + 3 * static_cast<double>(p)) + 40 * static_cast<double>(i), prose(30, p * 14 + i));
  }
  const Document d = read(pdf);
  CHECK(d.furniture.empty());
  const std::vector<std::string> got = texts(d);
  CHECK(std::count(got.begin(), got.end(), "远山县渡口管理所") == 3);
}

TEST_CASE("the numbers of documents at the foot of several pages are no running feet where they differ", "[extract][pdf][furniture]") {
  for (const bool differ : {true, false}) {
    PdfBuilder pdf;
    for (std::size_t p = 0; p < 4; ++p) {
      pdf.page();
      for (std::size_t i = 0; i < 14; ++i) pdf.text(90, 90 + 40 * static_cast<double>(i), prose(30, p * 14 + i));
      pdf.text(240, 740, "远政办〔2021〕" + std::to_string(differ ? 33 + 5 * p : 33) + "号");
    }
    CHECK(read(pdf).furniture.size() == (differ ? 0 : 4));
  }
}

TEST_CASE("titles of two centred lines, headings and sections are found", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  flow.centred("青石县公共图书馆建设与服务提升", 20);
  flow.centred("三年行动计划", 20);
  flow.paragraph(prose(60, 1));
  flow.paragraph("一、总体要求");
  flow.paragraph("（一）工作目标。" + prose(70, 2));
  flow.paragraph("二、重点任务");
  flow.paragraph(prose(90, 3));
  const Document d = read(pdf);
  REQUIRE(d.blocks.size() == 7);
  CHECK(d.blocks[0].kind == BlockKind::kTitle);
  CHECK(d.block_text(0) == "青石县公共图书馆建设与服务提升三年行动计划");
  CHECK(d.metadata.title == "青石县公共图书馆建设与服务提升三年行动计划");
  CHECK(d.blocks[2].kind == BlockKind::kHeading);
  CHECK(d.blocks[2].level == 1);
  CHECK(d.blocks[3].kind == BlockKind::kHeading);
  CHECK(d.blocks[3].level == 2);
  CHECK(d.blocks[4].section == std::vector<std::string>{"一", "(一)"});
  CHECK(d.blocks[6].section == std::vector<std::string>{"二"});
}

TEST_CASE("blanks are kept between Latin words and figures and dropped between ideographs", "[extract][pdf]") {
  struct Row {
    std::vector<std::pair<double, const char*>> pieces;  // x, text
    const char* want;
  };
  const std::vector<Row> rows{
      {{{90, "建成"}, {120, "图书馆"}}, "建成图书馆"},
      {{{90, "Open"}, {118, "Source"}}, "Open Source"},
      {{{90, "OpenSource"}}, "OpenSource"},
      {{{90, "到"}, {106, "2021"}, {134, "年"}}, "到 2021 年"},
      {{{90, "到2021年"}}, "到2021年"},
      {{{90, "平台"}, {118, "，推进"}}, "平台，推进"},
  };
  for (const Row& row : rows) {
    INFO(row.want);
    PdfBuilder pdf;
    for (const auto& [x, text] : row.pieces) pdf.text(x, 90, text);
    CHECK(texts(read(pdf)) == std::vector<std::string>{row.want});
  }
}

TEST_CASE("a word parted by a hyphen is whole again, a compound keeps its own", "[extract][pdf]") {
  const std::vector<std::array<const char*, 3>> cases{
      {"commu-", "nity", "community"}, {"time-", "of-use", "time-of-use"}, {"co-op-", "erate", "co-op-erate"}, {"PM2-", "free", "PM2-free"}};
  for (const auto& [above, below, want] : cases) {
    INFO(want);
    PdfBuilder pdf;
    pdf.text(90, 90, prose(30, 4).substr(0, 30 * 3)).text(450, 90, above).text(90, 110, below + prose(12, 5));
    CHECK(read(pdf).text.find(want) != std::string::npos);
  }
}

TEST_CASE("footnotes are notes behind the paragraph they cut, and their marks are furniture", "[extract][pdf]") {
  PdfBuilder pdf;
  pdf.page();
  const std::string cut = prose(100, 6);
  const std::u32string text = utf8::to_utf32(cut);
  const auto part = [&](std::size_t from, std::size_t n) { return utf8::from_utf32(text.substr(from, n)); };
  for (int i = 0; i < 4; ++i) pdf.text(90, 90 + 20 * i, utf8::from_utf32(utf8::to_utf32(prose(40, 20)).substr(static_cast<std::size_t>(5 * i), 35)));
  pdf.text(114, 700, part(0, 20)).text(354, 698, "1", 6).text(358, 700, part(20, 12));
  pdf.text(90, 720, part(32, 35));
  pdf.text(90, 760, "1", 5).text(94, 760, "指县级以上公共图书馆。", 9);
  pdf.page();
  pdf.text(90, 90, part(67, 34));
  pdf.text(114, 110, prose(31, 8));
  pdf.text(114, 130, prose(31, 9));
  const Document d = read(pdf);
  const std::vector<std::string> blocks = texts(d);
  const auto whole = std::find(blocks.begin(), blocks.end(), cut);
  REQUIRE(whole != blocks.end());
  REQUIRE(whole + 1 != blocks.end());
  CHECK((whole + 1)->find("指县级以上公共图书馆。") != std::string::npos);
  CHECK(d.blocks[static_cast<std::size_t>(whole + 1 - blocks.begin())].kind == BlockKind::kNote);
  CHECK(furniture(d, FurnitureKind::kPageNumber) == std::vector<std::string>{"1"});
}

TEST_CASE("every printed character is in a block or in the furniture, once", "[extract][pdf]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf, {60, 540, 90, 760, 2, 30});
  std::map<char32_t, int> printed;
  const auto count = [](std::map<char32_t, int>& into, std::string_view text) {
    for (const char32_t c : utf8::to_utf32(text))
      if (!is_blank(c) && !is_line_end(c)) ++into[c];
  };
  flow.furniture = [&](PdfBuilder& p, std::size_t n) {
    p.text(280, 800, "— " + std::to_string(n) + " —", 9);
    count(printed, "— " + std::to_string(n) + " —");
  };
  for (std::size_t i = 0; i < 30; ++i) {
    const std::string p = prose(60 + 41 * i % 130, i) + "（第" + std::to_string(i) + "项）";
    flow.paragraph(p);
    count(printed, p);
  }
  flow.finish();
  const Document d = read(pdf);
  std::map<char32_t, int> found;
  count(found, d.text);
  for (const Furniture& f : d.furniture) count(found, f.text);
  CHECK(found == printed);
}
