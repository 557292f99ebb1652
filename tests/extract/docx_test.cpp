#include <sys/resource.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/error.h"
#include "extract/reader.h"
#include "support/block_texts.h"
#include "support/docx_builder.h"
#include "support/random.h"

using namespace jiaokan;
using namespace jiaokan::extract;
using test::docx_paragraph;
using test::DocxBuilder;

namespace {

using jiaokan::test::blocks_of;

Document read(const DocxBuilder& docx) { return read_document(docx.build(), "a.docx"); }
std::string blocks_of(const DocxBuilder& docx) { return blocks_of(read(docx)); }

std::string codes_of(const Document& document) {
  std::string out;
  for (const Warning& warning : document.warnings) out += (out.empty() ? "" : " ") + warning.code;
  return out;
}

/// One level of a list.
std::string level(int n, std::string_view format, std::string_view text, std::string_view more = {}) {
  return "<w:lvl w:ilvl=\"" + std::to_string(n) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + std::string(format) + "\"/><w:lvlText w:val=\"" +
         std::string(text) + "\"/>" + std::string(more) + "</w:lvl>";
}
std::string list(std::string_view levels) {
  return "<w:abstractNum w:abstractNumId=\"7\">" + std::string(levels) + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>";
}
std::string numbered(std::string_view text, int n = 0, int id = 1) {
  return docx_paragraph(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(n) + "\"/><w:numId w:val=\"" + std::to_string(id) + "\"/></w:numPr>");
}
std::string styled(std::string_view text, std::string_view style) { return docx_paragraph(text, "<w:pStyle w:val=\"" + std::string(style) + "\"/>"); }
std::string run(std::string_view content, std::string_view properties = {}) {
  return "<w:r><w:rPr>" + std::string(properties) + "</w:rPr>" + std::string(content) + "</w:r>";
}
std::string words(std::string_view text) { return run("<w:t xml:space=\"preserve\">" + std::string(text) + "</w:t>"); }
std::string paragraph_of(std::string_view runs) { return "<w:p>" + std::string(runs) + "</w:p>"; }
std::string cell(std::string_view text, std::string_view properties = {}) {
  return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + docx_paragraph(text) + "</w:tc>";
}
std::string row(std::string_view cells) { return "<w:tr>" + std::string(cells) + "</w:tr>"; }

ErrorCode refused(const std::string& bytes, std::string* message = nullptr) {
  try {
    read_document(bytes, "a.docx");
  } catch (const Error& error) {
    if (message) *message = error.what();
    return error.code();
  }
  FAIL("read");
  return ErrorCode::kUsage;
}

}  // namespace

TEST_CASE("a Word document gives its title, headings by style and paragraphs", "[extract][docx]") {
  const DocxBuilder docx = DocxBuilder(styled("云溪市水利建设方案", "T") + docx_paragraph("为了防洪，制定本方案。") + styled("总体要求", "A") +
                                       docx_paragraph("修渠。") + styled("分项", "C") + docx_paragraph("筑坝。"))
                               .part("styles",
                                     "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>"
                                     "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"标题 1\"/></w:style>"
                                     "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"own\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style>"
                                     "<w:style w:type=\"paragraph\" w:styleId=\"C\"><w:name w:val=\"other\"/><w:basedOn w:val=\"B\"/></w:style>"
                                     "<w:style w:type=\"paragraph\" w:styleId=\"L\"><w:name w:val=\"loop\"/><w:basedOn w:val=\"L\"/></w:style>");
  const Document document = read(docx);
  CHECK(blocks_of(document) == "[title]云溪市水利建设方案\n为了防洪，制定本方案。\n[heading1]总体要求\n修渠。\n[heading2]分项\n筑坝。\n");
  CHECK(document.source.media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  CHECK(document.metadata.title == "云溪市水利建设方案");
}

TEST_CASE("Word's automatic numbers stand in the text as printed", "[extract][docx][numbering]") {
  const DocxBuilder docx = DocxBuilder(numbered("总体要求") + docx_paragraph("修渠。") + numbered("指导思想", 1) + docx_paragraph("筑坝。") +
                                       numbered("基本原则", 1) + docx_paragraph("引水。") + numbered("主要任务") + docx_paragraph("植树。") +
                                       numbered("水库", 1) + docx_paragraph("防洪。") + numbered("选址。完成选址。", 2) + numbered("开工。年内开工。", 2))
                               .part("numbering", list(level(0, "chineseCountingThousand", "%1、", "<w:suff w:val=\"nothing\"/>") +
                                                       level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.")));
  CHECK(blocks_of(docx) ==
        "[heading1]一、总体要求\n修渠。\n[heading2]（一）指导思想\n筑坝。\n[heading2]（二）基本原则\n引水。\n[heading1]二、主要任务\n植树。\n[heading2]"
        "（一）水库\n防洪。\n"
        "[heading3]1. 选址。\n完成选址。\n[heading3]2. 开工。\n年内开工。\n");
}

TEST_CASE("every number format prints as Word does", "[extract][docx][numbering]") {
  struct Case {
    std::string_view format;
    int start;
    std::string_view printed;
  };
  constexpr Case kCases[] = {
      {"decimal", 12, "12"},
      {"decimalZero", 7, "07"},
      {"upperRoman", 14, "XIV"},
      {"lowerRoman", 4, "iv"},
      {"upperLetter", 28, "BB"},
      {"lowerLetter", 3, "c"},
      {"decimalEnclosedCircle", 3, "③"},
      {"decimalEnclosedCircle", 21, "㉑"},
      {"decimalEnclosedParen", 2, "⑵"},
      {"decimalFullWidth", 10, "１０"},
      {"chineseCounting", 11, "十一"},
      {"chineseCounting", 105, "一〇五"},
      {"chineseCountingThousand", 110, "一百一十"},
      {"chineseCountingThousand", 1005, "一千零五"},
      {"chineseCountingThousand", 20, "二十"},
      {"taiwaneseCountingThousand", 21, "二十一"},
      {"ideographDigital", 10, "一〇"},
      {"ideographTraditional", 4, "丁"},
      {"ideographZodiac", 3, "寅"},
      {"chineseLegalSimplified", 12, "壹拾贰"},
      {"ideographLegalTraditional", 3, "參"},
      {"ordinal", 2, "2nd"},
      {"ideographEnclosedCircle", 2, "㊁"},
  };
  for (const Case& c : kCases) {
    INFO(c.format << " " << c.start);
    const std::string levels = "<w:lvl w:ilvl=\"0\"><w:start w:val=\"" + std::to_string(c.start) + "\"/><w:numFmt w:val=\"" + std::string(c.format) +
                               "\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"第%1号，\"/></w:lvl>";
    CHECK(blocks_of(DocxBuilder(numbered("修渠筑坝。")).part("numbering", list(levels))) == "第" + std::string(c.printed) + "号，修渠筑坝。\n");
  }
}

TEST_CASE("numbers are counted as Word counts them", "[extract][docx][numbering]") {
  const std::string levels = level(0, "decimal", "%1。", "<w:suff w:val=\"nothing\"/>") +
                             level(1, "upperRoman", "%1，%2。", "<w:isLgl/><w:suff w:val=\"nothing\"/>") +
                             level(2, "decimal", "%3；", "<w:lvlRestart w:val=\"0\"/><w:suff w:val=\"nothing\"/>");
  const auto shown = [&](std::string_view body, std::string_view more = {}) {
    return blocks_of(DocxBuilder(body).part("numbering", list(levels) + std::string(more)));
  };
  SECTION("inner levels begin anew, those that never restart count on") {
    CHECK(shown(numbered("甲。") + numbered("乙。", 1) + numbered("丙。", 2) + numbered("丁。") + numbered("戊。", 1) + numbered("己。", 2)) ==
          "1。甲。\n1，1。乙。\n1；丙。\n2。丁。\n2，1。戊。\n2；己。\n");
  }
  SECTION("an outer level that has not begun counts as its first") { CHECK(shown(numbered("乙。", 1)) == "1，1。乙。\n"); }
  SECTION("lists of one definition count on, a start of their own begins anew") {
    CHECK(shown(numbered("甲。") + numbered("乙。", 0, 2) + numbered("丙。", 0, 3) + numbered("丁。", 0, 3),
                "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/></w:num>"
                "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>") ==
          "1。甲。\n2。乙。\n5。丙。\n6。丁。\n");
  }
  SECTION("list 0 takes the number away") { CHECK(shown(numbered("甲。", 0, 0)) == "甲。\n"); }
}

TEST_CASE("the hidden paragraphs by which Word carries outer numbers on are counted and print nothing", "[extract][docx][numbering]") {
  const std::string levels = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2");
  const auto hidden = [](const std::string& words) {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr>" +
           (words.empty() ? "" : "<w:r><w:rPr><w:vanish/></w:rPr><w:t>" + words + "</w:t></w:r>") + "</w:p>";
  };
  CHECK(blocks_of(DocxBuilder(hidden("") + hidden("") + numbered("选址。", 1) + numbered("开工。", 1)).part("numbering", list(levels))) ==
        "[heading2]2.1 选址。\n[heading2]2.2 开工。\n");
  // A paragraph with words that nobody sees is left out of the count with them.
  CHECK(blocks_of(DocxBuilder(numbered("修渠。") + hidden("密文") + numbered("选址。", 1)).part("numbering", list(levels))) ==
        "[heading3]1. 修渠。\n[heading2]1.1 选址。\n");
}

TEST_CASE("a heading's style brings its number along", "[extract][docx][numbering]") {
  const DocxBuilder docx =
      DocxBuilder(styled("总则", "H1") + docx_paragraph("修渠。") + styled("分则", "H2") + docx_paragraph("筑坝。") + styled("附则", "H1"))
          .part("numbering",
                list(level(0, "chineseCounting", "第%1章", "<w:pStyle w:val=\"H1\"/>") + level(1, "chineseCounting", "第%2节", "<w:pStyle w:val=\"H2\"/>")))
          .part(
              "styles",
              "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
              "<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"heading 2\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>");
  CHECK(blocks_of(docx) == "[heading1]第一章 总则\n修渠。\n[heading2]第一节 分则\n筑坝。\n[heading1]第二章 附则\n");
}

TEST_CASE("bullets of symbol fonts are the signs they show", "[extract][docx][numbering]") {
  const DocxBuilder docx = DocxBuilder(numbered("水库") + numbered("渠道"))
                               .part("numbering", list(level(0, "bullet", "\xEF\x81\xAC", "<w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr>")));
  CHECK(blocks_of(docx) == "[list_item]● 水库\n[list_item]● 渠道\n");
  // A code whose shape nobody knows is a bullet all the same.
  const DocxBuilder unknown = DocxBuilder(numbered("水库")).part("numbering", list(level(0, "bullet", "\xEF\x83\xB0", "<w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr>")));
  CHECK(blocks_of(unknown) == "[list_item]• 水库\n");
}

TEST_CASE("tracked changes are read as accepted, with a warning", "[extract][docx]") {
  const Document document = read(DocxBuilder(paragraph_of(words("建成") + "<w:del w:id=\"1\"><w:r><w:delText>三</w:delText></w:r></w:del><w:ins w:id=\"2\">" +
                                                          words("五") + "</w:ins>" + words("座水库。")) +
                                             "<w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr>" + words("修渠，") + "</w:p>" + docx_paragraph("筑坝。") +
                                             paragraph_of("<w:moveFrom w:id=\"4\">" + words("旧处。") + "</w:moveFrom>") +
                                             paragraph_of("<w:moveTo w:id=\"5\">" + words("新处。") + "</w:moveTo>")));
  CHECK(blocks_of(document) == "建成五座水库。\n修渠，筑坝。\n新处。\n");
  CHECK(codes_of(document) == "tracked-changes");
}

TEST_CASE("a field shows its result, not its instruction", "[extract][docx]") {
  const auto mark = [](std::string_view type) { return run("<w:fldChar w:fldCharType=\"" + std::string(type) + "\"/>"); };
  CHECK(blocks_of(DocxBuilder(paragraph_of(words("见第") + mark("begin") + run("<w:instrText> IF </w:instrText>") + mark("begin") +
                                           run("<w:instrText> PAGE </w:instrText>") + mark("separate") + words("9") + mark("end") + mark("separate") +
                                           words("5") + mark("end") + words("页。")) +
                              paragraph_of("<w:fldSimple w:instr=\"DATE\">" + words("今日。") + "</w:fldSimple><w:hyperlink r:id=\"x\">" + words("链接。") +
                                           "</w:hyperlink>"))) == "见第5页。\n今日。链接。\n");
  SECTION("text behind a field that never ends is kept") { CHECK(blocks_of(DocxBuilder(paragraph_of(mark("begin") + words("修渠。")))) == "修渠。\n"); }
  SECTION("lines of a table of contents are no headings") {
    CHECK(blocks_of(DocxBuilder(paragraph_of(mark("begin") + run("<w:instrText> TOC \\o \"1-3\" </w:instrText>") + mark("separate") + words("一、总体要求") +
                                             run("<w:tab/>") + words("1")) +
                                paragraph_of(words("二、主要任务") + run("<w:tab/>") + words("3")) + paragraph_of(mark("end")) +
                                docx_paragraph("一、总体要求") + docx_paragraph("修渠。"))) ==
          "[list_item]一、总体要求 1\n[list_item]二、主要任务 3\n[heading1]一、总体要求\n修渠。\n");
  }
}

TEST_CASE("what a run says besides letters is read as it looks", "[extract][docx]") {
  CHECK(blocks_of(DocxBuilder(paragraph_of(words("甲") + run("<w:tab/>") + words("乙") + run("<w:noBreakHyphen/>") + words("丙") + run("<w:softHyphen/>") +
                                           run("<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/>") +
                                           run("<w:t>  plan </w:t>", "<w:caps/>") + run("<w:t xml:space=\"preserve\"> B</w:t>") + words("。")))) ==
        "甲 乙-丙☑≥PLAN B。\n");
}

TEST_CASE("hidden text is left out with a warning", "[extract][docx]") {
  const Document document =
      read(DocxBuilder(paragraph_of(words("修渠") + run("<w:t>密</w:t>", "<w:vanish/>") + run("<w:t>文</w:t>", "<w:rStyle w:val=\"H\"/>") +
                                    run("<w:t>并</w:t>", "<w:rStyle w:val=\"H\"/><w:vanish w:val=\"0\"/>") + words("筑坝。")))
               .part("styles", "<w:style w:type=\"character\" w:styleId=\"H\"><w:name w:val=\"h\"/><w:rPr><w:vanish/></w:rPr></w:style>"));
  CHECK(blocks_of(document) == "修渠并筑坝。\n");
  CHECK(codes_of(document) == "hidden-text");
}

TEST_CASE("notes follow the paragraph that refers to them, comments are left out", "[extract][docx]") {
  const Document document =
      read(DocxBuilder(paragraph_of(words("建成水库") + run("<w:footnoteReference w:id=\"2\"/>") + words("三座。") + run("<w:commentReference w:id=\"0\"/>")) +
                       docx_paragraph("修渠。"))
               .part("footnotes", "<w:footnote w:type=\"separator\" w:id=\"0\">" + docx_paragraph("线") + "</w:footnote><w:footnote w:id=\"2\"><w:p>" +
                                      run("<w:footnoteRef/>") + words(" 含在建。") + "</w:p></w:footnote>")
               .part("comments", "<w:comment w:id=\"0\">" + docx_paragraph("核实") + "</w:comment>"));
  CHECK(blocks_of(document) == "建成水库三座。\n[note]1 含在建。\n修渠。\n");
  CHECK(codes_of(document) == "comments-left-out");
  REQUIRE(document.furniture.size() == 1);
  CHECK(document.furniture[0].text == "1");
}

TEST_CASE("notes have the marks that Word prints", "[extract][docx]") {
  const auto refer = [](std::string_view kind, int id, std::string_view more = "") {
    return run("<w:" + std::string(kind) + "Reference w:id=\"" + std::to_string(id) + "\"" + std::string(more) + "/>");
  };
  const auto note = [](std::string_view kind, int id, std::string_view text) {
    const std::string name(kind);
    return "<w:" + name + " w:id=\"" + std::to_string(id) + "\"><w:p>" + run("<w:" + name + "Ref/>") + words(text) + "</w:p></w:" + name + ">";
  };
  const std::string text = paragraph_of(words("修渠") + refer("footnote", 7) + words("五条。") + refer("endnote", 1)) +
                           paragraph_of(words("筑坝") + refer("footnote", 3, " w:customMarkFollows=\"1\"") + words("＊三座。") + refer("footnote", 2));
  const std::string footnotes = note("footnote", 2, " 第三。") + note("footnote", 3, "＊第二。") + note("footnote", 7, " 第一。"), endnotes = note("endnote", 1, " 尾注。");
  struct Case {
    const char *settings, *section, *first, *end, *third;
  };
  const Case cases[] = {{"", "", "1 ", "i ", "2 "},
                        {"<w:footnotePr><w:numFmt w:val=\"decimalEnclosedCircle\"/></w:footnotePr>", "", "① ", "i ", "② "},
                        {"<w:footnotePr><w:numStart w:val=\"5\"/></w:footnotePr>", "<w:endnotePr><w:numFmt w:val=\"decimal\"/></w:endnotePr>", "5 ", "1 ", "6 "},
                        {"<w:footnotePr><w:numRestart w:val=\"eachPage\"/></w:footnotePr>", "", "", "i ", ""},  // only the layout tells
                        {"<w:footnotePr><w:numRestart w:val=\"eachSect\"/></w:footnotePr>", "", "1 ", "i ", "2 "}};
  for (const Case& c : cases) {
    CAPTURE(c.settings, c.section);
    const DocxBuilder docx = DocxBuilder(text + "<w:sectPr>" + c.section + "</w:sectPr>").part("settings", c.settings).part("footnotes", footnotes).part("endnotes", endnotes);
    CHECK(blocks_of(docx) ==
          "修渠五条。\n[note]" + std::string(c.first) + "第一。\n[note]" + c.end + "尾注。\n筑坝＊三座。\n[note]＊第二。\n[note]" + c.third + "第三。\n");
  }
}

TEST_CASE("headers and footers are furniture, once each", "[extract][docx]") {
  const std::string references =
      "<w:headerReference w:type=\"default\" r:id=\"h1\"/><w:headerReference w:type=\"first\" r:id=\"h2\"/><w:footerReference w:type=\"default\" r:id=\"f1\"/>";
  const Document document = read(
      DocxBuilder(docx_paragraph("修渠。") + "<w:p><w:pPr><w:sectPr>" + references + "</w:sectPr></w:pPr></w:p><w:sectPr>" + references + "</w:sectPr>")
          .furniture("h1", false, docx_paragraph("云溪市水利局") + "<w:p><w:r><w:pict><v:shape><v:textpath string=\"草案\"/></v:shape></w:pict></w:r></w:p>")
          .furniture("h2", false, docx_paragraph("首页才有"))
          .furniture("f1", true, docx_paragraph("— 1 —")));
  CHECK(blocks_of(document) == "修渠。\n");
  REQUIRE(document.furniture.size() == 3);
  CHECK(document.furniture[0].text == "云溪市水利局");
  CHECK(document.furniture[0].kind == FurnitureKind::kHeader);
  CHECK(document.furniture[1].text == "草案");
  CHECK(document.furniture[1].kind == FurnitureKind::kWatermark);
  CHECK(document.furniture[2].text == "— 1 —");
  CHECK(document.furniture[2].kind == FurnitureKind::kPageNumber);
}

TEST_CASE("a text box is read once, though the file has it twice", "[extract][docx]") {
  const std::string box = "<w:txbxContent>" + docx_paragraph("框内文字。") + "</w:txbxContent>";
  CHECK(blocks_of(DocxBuilder(paragraph_of(words("修渠。") + run("<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>" + box +
                                                                 "</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
                                                                 "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>")) +
                              docx_paragraph("筑坝。"))) == "修渠。\n框内文字。\n筑坝。\n");
}

TEST_CASE("ruby stands beside the text, formulas in it", "[extract][docx]") {
  const Document document = read(
      DocxBuilder(paragraph_of(words("澜") + run("<w:ruby><w:rt>" + words("lán") + "</w:rt><w:rubyBase>" + words("湾") + "</w:rubyBase></w:ruby>") +
                               words("市产值") + "<m:oMath><m:r><m:t>x=</m:t></m:r><m:d><m:e><m:r><m:t>a+b</m:t></m:r></m:e></m:d></m:oMath>" + words("。")) +
                  "<w:sdt><w:sdtContent>" + docx_paragraph("控件内。") + "</w:sdtContent></w:sdt>"));
  CHECK(blocks_of(document) == "澜湾市产值x=(a+b)。\n控件内。\n");
  REQUIRE(document.furniture.size() == 1);
  CHECK(document.furniture[0].text == "lán");
}

TEST_CASE("tables have cells with their spans", "[extract][docx][tables]") {
  const Document document =
      read(DocxBuilder(docx_paragraph("指标如下。") + "<w:tbl>" + row(cell("") + cell("目标", "<w:gridSpan w:val=\"2\"/>")) +
                       row(cell("水库", "<w:vMerge w:val=\"restart\"/>") + cell("2025年") + cell("3")) +
                       row(cell("", "<w:vMerge/>") + cell("2026年") + "<w:tc>" + docx_paragraph("五") + docx_paragraph("座") + "</w:tc>") + "</w:tbl>" +
                       docx_paragraph("完。")));
  CHECK(blocks_of(document) == "指标如下。\n[table]\t目标\n水库\t2025年\t3\n\t2026年\t五座\n完。\n");
  const std::vector<TableCell>& cells = document.blocks[1].cells;
  REQUIRE(cells.size() == 7);
  CHECK(cells[1].column_span == 2);
  CHECK(cells[2].row_span == 2);
  CHECK(document.slice(cells[2].text) == "水库");
  CHECK(cells[6].row == 2);
  CHECK(cells[6].column == 2);
  CHECK(document.slice(cells[6].text) == "五座");
}

TEST_CASE("a table that only lays out the page is read as its parts", "[extract][docx][tables]") {
  const std::string inner = "<w:tbl>" + row(cell("项目") + cell("投资")) + row(cell("渠") + cell("3亿")) + "</w:tbl>";
  CHECK(blocks_of(DocxBuilder("<w:tbl>" + row(cell("修渠。")) + row("<w:tc>" + docx_paragraph("筑坝。") + inner + "</w:tc>") + "</w:tbl>")) ==
        "修渠。\n筑坝。\n[table]项目\t投资\n渠\t3亿\n");
}

TEST_CASE("automatic numbers alone fill a table's column", "[extract][docx][tables]") {
  const std::string number = "<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p></w:tc>";
  CHECK(blocks_of(DocxBuilder("<w:tbl>" + row(cell("序号") + cell("项目")) + row(number + cell("渠")) + row(number + cell("坝")) + "</w:tbl>")
                      .part("numbering", list(level(0, "decimal", "%1")))) == "[table]序号\t项目\n1\t渠\n2\t坝\n");
}

TEST_CASE("a manual line break parts paragraphs, but not the words of a title", "[extract][docx]") {
  const auto broken = [](std::string_view a, std::string_view b) { return words(a) + run("<w:br/>") + words(b); };
  CHECK(blocks_of(DocxBuilder("<w:p><w:pPr><w:pStyle w:val=\"T\"/></w:pPr>" + broken("云溪市水利建设", "实施方案") + "</w:p>" +
                              paragraph_of(broken("联系人：张三", "电话：12345")) + paragraph_of(broken("修渠筑坝。", "引水灌溉。")) +
                              paragraph_of(words("前页。") + run("<w:br w:type=\"page\"/>") + words("后页。")))
                      .part("styles", "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>")) ==
        "[title]云溪市水利建设实施方案\n联系人：张三\n电话：12345\n修渠筑坝。\n引水灌溉。\n前页。\n后页。\n");
}

TEST_CASE("a document without styles has its title from its type", "[extract][docx]") {
  const auto set = [](std::string_view text, int size, bool centred) {
    return "<w:p><w:pPr>" + std::string(centred ? "<w:jc w:val=\"center\"/>" : "") + "</w:pPr>" +
           run("<w:t>" + std::string(text) + "</w:t>", "<w:sz w:val=\"" + std::to_string(size) + "\"/>") + "</w:p>";
  };
  CHECK(blocks_of(DocxBuilder(set("云溪市人民政府文件", 72, true) + set("云府〔2024〕8号", 32, true) + set("云溪市水利建设", 44, true) +
                              set("实施方案", 44, true) + set("为了防洪，提高灌溉能力，制定本方案。", 32, false) + set("一、总体要求", 32, false) +
                              set("修渠筑坝，引水灌溉。", 32, false))) ==
        "[note]云溪市人民政府文件\n[note]云府〔2024〕8号\n[title]云溪市水利建设实施方案\n为了防洪，提高灌溉能力，制定本方案。\n[heading1]"
        "一、总体要求\n修渠筑坝，引水灌溉。\n");
}

TEST_CASE("prefixes and namespaces are a file's own affair", "[extract][docx]") {
  DocxBuilder docx(docx_paragraph("一、总体要求", "<w:outlineLvl w:val=\"0\"/>") + docx_paragraph("修渠。"));
  SECTION("strict files") {
    docx.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships");
  }
  SECTION("other prefixes") { docx.replace("<w:", "<word:").replace("</w:", "</word:").replace("xmlns:w=", "xmlns:word=").replace(" w:", " word:"); }
  SECTION("names with other slashes and letters") { docx.replace("Target=\"word/document.xml\"", "Target=\"\\WORD\\Document.xml\""); }
  CHECK(blocks_of(docx) == "[heading1]一、总体要求\n修渠。\n");
}

TEST_CASE("Word files that cannot be read say why", "[extract][docx][bad-input]") {
  const std::string good = DocxBuilder(docx_paragraph("修渠。")).build();
  std::string message;
  CHECK(refused(good.substr(0, good.size() / 2), &message) == ErrorCode::kDamaged);
  CHECK(message.find("directory of its ZIP archive") != std::string::npos);
  CHECK(refused(DocxBuilder("").without("word/document.xml").build(), &message) == ErrorCode::kDamaged);
  CHECK(message.find("main part is missing") != std::string::npos);
  CHECK(refused(DocxBuilder(docx_paragraph("")).build(), &message) == ErrorCode::kEmpty);
  CHECK(refused(DocxBuilder(docx_paragraph("甲")).member("word/document.xml", "no XML at all").build()) == ErrorCode::kDamaged);
  CHECK(refused(test::zip_of({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<workbook/>"}}), &message) == ErrorCode::kUnsupported);
  CHECK(message.find("XLSX") != std::string::npos);
  // A workbook inside a Word document, stored as it is, does not make a workbook of it.
  test::Random random(11);
  std::string stored;
  for (int i = 0; i < 40'000; ++i) stored += static_cast<char>(random.below(256));
  stored.replace(20'000, 15, "xl/workbook.xml");
  const std::string with_workbook = DocxBuilder(docx_paragraph("修渠。")).member("word/embeddings/a.xlsx", stored).build();
  REQUIRE(with_workbook.find("xl/workbook.xml") != std::string::npos);
  CHECK(blocks_of(read_document(with_workbook, "a.docx")) == "修渠。\n");
  std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
  const auto wide = [](std::string_view text) {
    std::string out;
    for (const char c : text) out += {c, '\0'};
    return out;
  };
  CHECK(refused(compound + wide("EncryptedPackage"), &message) == ErrorCode::kEncrypted);
  CHECK(message.find("encrypted") != std::string::npos);
  CHECK(refused(compound + wide("WordDocument"), &message) == ErrorCode::kUnsupported);
  CHECK(message.find("DOC") != std::string::npos);
  CHECK(message.find("save it as DOCX or PDF") != std::string::npos);
}

TEST_CASE("what is left of a damaged Word file is read, with a warning", "[extract][docx][bad-input]") {
  const Document cut =
      read(DocxBuilder("").member("word/document.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
                                                           docx_paragraph("修渠。") + "<w:p><w:r><w:t>筑坝"));
  CHECK(blocks_of(cut) == "修渠。\n筑坝\n");
  CHECK(codes_of(cut) == "part-damaged");
  const Document bare = read(DocxBuilder(docx_paragraph("修渠\xFF&#0;筑坝。")).without("word/_rels/document.xml.rels").without("_rels/.rels"));
  CHECK(blocks_of(bare) == "修渠\xEF\xBF\xBD    筑坝。\n");
}

TEST_CASE("hostile Word files end in an error or a document, soon", "[extract][docx][bad-input]") {
  SECTION("entities are not expanded") {
    const Document document = read(DocxBuilder("").member("word/document.xml",
                                                          "<!DOCTYPE a [<!ENTITY b \"0123456789\"><!ENTITY c SYSTEM \"file:///etc/hostname\">]><w:document "
                                                          "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
                                                              docx_paragraph("甲&b;乙&c;。") + "</w:body></w:document>"));
    CHECK(blocks_of(document) == "甲&b;乙&c;。\n");
    CHECK(codes_of(document) == "dtd-ignored");
  }
  SECTION("nesting without end") {
    std::string deep;
    for (int i = 0; i < 50'000; ++i) deep += "<w:sdt><w:sdtContent>";
    CHECK(refused(DocxBuilder(deep).build()) == ErrorCode::kLimit);
  }
  SECTION("a part that unpacks to very much") {
    CHECK(refused(DocxBuilder("").member("word/document.xml", std::string(300U << 20, ' ')).build()) == ErrorCode::kLimit);
  }
  SECTION("numbers that are far too large") {
    const std::string huge = "<w:numPr><w:ilvl w:val=\"99999999999\"/><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"-3\"/>";
    CHECK(blocks_of(DocxBuilder(docx_paragraph("修渠。", huge) + "<w:tbl>" + row(cell("甲", "<w:gridSpan w:val=\"2000000000\"/>") + cell("乙")) +
                                row(cell("丙") + cell("丁")) + "</w:tbl>")
                        .part("numbering", list(level(0, "decimal", "%9%1")))) == "1 修渠。\n[table]甲\t乙\n丙\t丁\n");
  }
  SECTION("a note that refers to itself") {
    CHECK(blocks_of(DocxBuilder(paragraph_of(words("甲。") + run("<w:footnoteReference w:id=\"2\"/>")))
                        .part("footnotes", "<w:footnote w:id=\"2\">" + paragraph_of(words("乙。") + run("<w:footnoteReference w:id=\"2\"/>")) +
                                               "</w:footnote>")) == "甲。\n[note]乙。\n");
  }
}

TEST_CASE("the time for line breaks in one paragraph grows with their number and not faster", "[extract][docx][bad-input]") {
  const auto seconds = [](std::size_t breaks) {
    std::string run = "<w:p>";
    for (std::size_t i = 0; i < breaks; ++i) run += "<w:r><w:t>一行文字</w:t><w:br/></w:r>";
    const std::string bytes = DocxBuilder(run + "</w:p>").build();
    const auto used = [] {
      double all = 0;
      for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage u{};
        getrusage(who, &u);
        all += static_cast<double>(u.ru_utime.tv_sec + u.ru_stime.tv_sec) + static_cast<double>(u.ru_utime.tv_usec + u.ru_stime.tv_usec) * 1e-6;
      }
      return all;
    };
    const double before = used();
    CHECK(extract::read_document(bytes, "breaks.docx").blocks.size() == breaks);
    return used() - before;
  };
  // Ten times the breaks: a square would take a hundred times as long.
  CHECK(seconds(200'000) < 30 * std::max(seconds(20'000), 0.02));
}
