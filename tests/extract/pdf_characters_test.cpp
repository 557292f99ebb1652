#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "core/place.h"
#include "core/utf8.h"
#include "extract/pdf/page_faults.h"
#include "extract/pdf/pdf_reader.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::PdfBuilder;
using Coded = PdfBuilder::Coded;

namespace {

Document read(const PdfBuilder& pdf) { return extract::read_pdf(pdf.build(), "test.pdf", {}); }

std::vector<Warning> warnings_of(const Document& d, std::string_view code) {
  std::vector<Warning> out;
  std::copy_if(d.warnings.begin(), d.warnings.end(), std::back_inserter(out), [&](const Warning& w) { return w.code == code; });
  return out;
}

RawSpan span_of(const Document& d, std::string_view words) {
  const std::size_t at = d.text.find(words);
  REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

unsigned code_of(const Document& d, std::size_t repair) { return static_cast<unsigned>(d.repairs.at(repair).code); }

extract::PageGlyphs page_of(std::u32string_view text) {
  extract::PageGlyphs page;
  page.width = 595;
  page.height = 842;
  float x = 0;
  for (const char32_t c : text) {
    page.glyphs.push_back({c, x, x + 10});
    x += 10;
  }
  page.words.push_back({0, static_cast<std::uint32_t>(page.glyphs.size()), 0, 100, x, 110, 0});
  return page;
}

std::vector<std::string> faults_of(const extract::PageGlyphs& page) {
  extract::PageFaults faults;
  faults.add(page);
  std::vector<std::string> codes;
  for (const Warning& w : faults.warnings()) codes.push_back(w.code);
  return codes;
}

std::u32string repeated(std::u32string_view text, std::size_t times) {
  std::u32string out;
  while (times-- > 0) out += text;
  return out;
}

}  // namespace

TEST_CASE("radicals in a PDF become ordinary characters, on record with their code and place", "[extract][pdf][characters]") {
  PdfBuilder pdf;
  pdf.coded_text(90, 100, "第\u2F00条 镇\u2F43⻚由居\u2EA0自\u2F8F保管，");
  pdf.page().coded_text(90, 100, "逐\uF98E登记造册并向社区公开。");
  const Document d = read(pdf);
  CHECK(d.text.find("镇斗页由居民自行保管，") != std::string::npos);
  CHECK(d.text.find("逐年登记造册") != std::string::npos);
  CHECK(d.blocks.front().label == "第一条");
  REQUIRE(d.repairs.size() == 6);
  CHECK(code_of(d, 0) == 0x2F00);
  CHECK(d.slice(d.repairs[0].at) == "一");
  CHECK(code_of(d, 5) == 0xF98E);
  CHECK(d.slice(d.repairs[5].at) == "年");
  CHECK(make_place(d, d.repairs[5].at).page == 2);
  const auto warnings = warnings_of(d, "compatibility-ideographs");
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].message.find("6 characters of pages 1-2") == 0);
  CHECK(warnings[0].message.find("一 as U+2F00") != std::string::npos);
}

TEST_CASE("the radical ⼾ is the character of the page's own script", "[extract][pdf][characters]") {
  PdfBuilder hans, hant;
  hans.text(90, 100, "这个村的").coded_text(140, 100, "\u2F3E").text(160, 100, "数为三百零二");
  hant.text(90, 100, "這個村的").coded_text(140, 100, "\u2F3E").text(160, 100, "數為三百零二");
  const Document a = read(hans), b = read(hant);
  CHECK(a.text.find("户") != std::string::npos);
  CHECK(b.text.find("戶") != std::string::npos);
  REQUIRE(a.repairs.size() == 1);
  CHECK(code_of(a, 0) == 0x2F3E);
}

TEST_CASE("a radical that only stands for a part of a character stays as printed, with a warning", "[extract][pdf][characters]") {
  PdfBuilder pdf;
  pdf.coded_text(90, 100, "竹字头写作\u2EAE，单用时另有写法。");
  const Document d = read(pdf);
  CHECK(d.text.find("\u2EAE") != std::string::npos);
  CHECK(d.repairs.empty());
  REQUIRE(warnings_of(d, "radicals-kept").size() == 1);
  CHECK(warnings_of(d, "radicals-kept")[0].page == 1);
}

TEST_CASE("a ligature becomes its letters and one repair", "[extract][pdf][characters]") {
  PdfBuilder pdf;
  pdf.coded_text(90, 100, "the o\uFB03ce \uFB01les reports");
  const Document d = read(pdf);
  CHECK(d.text == "the office files reports");
  REQUIRE(d.repairs.size() == 2);
  CHECK(d.slice(d.repairs[0].at) == "ffi");
  CHECK(d.slice(d.repairs[1].at) == "fi");
  CHECK(code_of(d, 1) == 0xFB01);
}

TEST_CASE("the bullets of symbol fonts become characters, and private-use codes of other fonts are reported", "[extract][pdf][characters]") {
  PdfBuilder pdf;
  pdf.coded_text(90, 100, "\uF0B7", 12, Coded::kSymbol).text(114, 100, "修缮社区活动中心的屋顶。");
  pdf.coded_text(90, 130, "\uF0FC", 12, Coded::kWingdings).text(114, 130, "更换老旧管道。");
  pdf.page().coded_text(90, 100, "\uE012\uE013这两个字只有原来的字体认得。");
  const Document d = read(pdf);
  CHECK(d.text.find("•") != std::string::npos);
  CHECK(d.text.find("✓") != std::string::npos);
  REQUIRE(d.repairs.size() == 2);
  CHECK(code_of(d, 0) == 0xF0B7);
  const auto warnings = warnings_of(d, "private-use-characters");
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].message.find("2 characters of page 2") == 0);
  CHECK(warnings[0].message.find("U+E012") != std::string::npos);
}

TEST_CASE("bullets of Wingdings that a file names as Latin letters are signs, and letters beside them stay letters", "[extract][pdf][characters]") {
  PdfBuilder pdf;
  pdf.coded_text(90, 100, "l", 12, Coded::kWingdings).text(114, 100, "修缮社区活动中心的屋顶。");
  pdf.coded_text(90, 130, "\xC2\xA7", 12, Coded::kWingdings).text(114, 130, "更换老旧管道，n 为管道数。");
  pdf.page().text(90, 100, "l 不是符号。");
  const Document d = read(pdf);
  CHECK(d.text.find("● 修缮") != std::string::npos);
  CHECK(d.text.find("▪ 更换老旧管道，n") != std::string::npos);
  CHECK(d.text.find("l 不是符号。") != std::string::npos);
  REQUIRE(d.repairs.size() == 2);
  CHECK(code_of(d, 0) == U'l');
}

TEST_CASE("text in a font that does not tell its characters is reported with its page", "[extract][pdf][characters]") {
  PdfBuilder pdf;
  pdf.text(90, 100, "第一页照常可读。").page().text(90, 100, "第二页有一行读不出来。").coded_text(90, 140, "ABCDEF", 12, Coded::kUnknown);
  const Document d = read(pdf);
  const auto warnings = warnings_of(d, "unknown-characters");
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].page == 2);
}

TEST_CASE("Chinese written as the bytes of GBK in a Latin font is read as Chinese, on record", "[extract][pdf][characters]") {
  const auto page_with = [](const std::string& octal) {
    PdfBuilder pdf;
    const std::string content = "BT /L 12 Tf 90 700 Td (" + octal + ") Tj ET";
    const std::size_t form = pdf.object(
        "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /L << /Type /Font /Subtype /Type1 "
        "/BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> /Length " +
        std::to_string(content.size()) + " >> stream\n" + content + "\nendstream");
    pdf.resources("/XObject << /Fm " + std::to_string(form) + " 0 R >>").raw("/Fm Do");
    return read(pdf);
  };
  // 修建水利工程，保护杯子的生产 2024
  const Document d = page_with(
      "\\320\\336\\275\\250\\313\\256\\300\\373\\271\\244\\263\\314\\243\\254\\261\\243\\273\\244\\261\\255\\327\\323\\265\\304\\311\\372\\262\\372 2024");
  CHECK(d.text == "修建水利工程，保护杯子的生产 2024");
  REQUIRE(d.repairs.size() == 14);
  CHECK(code_of(d, 0) == 0xD0);
  CHECK(warnings_of(d, "gbk-as-latin").size() == 1);
  CHECK(warnings_of(d, "gbk-as-latin")[0].page == 1U);

  // French; and bytes of Korean, which would be rare ideographs.
  for (const char* other :
       {"\\311l\\350ve \\340 l'\\351cole, th\\351\\342tre, no\\353l", "\\271\\353\\271\\327\\301\\244\\265\\277\\307\\330\\271\\260\\260\\372"}) {
    const Document kept = page_with(other);
    CHECK(kept.repairs.empty());
    CHECK(warnings_of(kept, "gbk-as-latin").empty());
  }
}

TEST_CASE("italic letters that Founder keeps where GBK has ideographs are read as letters, on record", "[extract][pdf][characters]") {
  PdfBuilder pdf;
  pdf.text(90, 90, "犌犅／犜 5001 渡口服务规范").text(90, 130, "犛犲狉狏犻犮犲").text(90, 170, "渡船速度为狏时，載客狓人，另见表牪。");
  const Document d = read(pdf);
  CHECK_THAT(d.text, Catch::Contains("GB／T"));
  CHECK_THAT(d.text, Catch::Contains("Service"));
  CHECK_THAT(d.text, Catch::Contains("渡船速度为v时，載客x人，另见表牪。"));  // a figure by itself may be the ideograph
  REQUIRE(d.repairs.size() == 12);
  CHECK(code_of(d, 0) == U'犌');
  CHECK(code_of(d, 1) == U'犅');
  // Ideographs of a text, and lists of them in their order.
  for (const char* other : {"形狀牴觸，情狀不同。", "犛牛和犎牛，狓与犪。", "犃犅犆犇犈犉，犪犫犮犱犲犳", "狀犢"}) {
    PdfBuilder kept;
    kept.text(90, 90, other);
    CAPTURE(other);
    CHECK(read(kept).repairs.empty());
    CHECK(read(kept).text == other);
  }
}

TEST_CASE("the hyphen that Founder keeps in the private area is read as one between letters and figures", "[extract][pdf][characters]") {
  PdfBuilder pdf;
  pdf.coded_text(90, 90, "２０１９\uE011０７\uE011１２ 发布").coded_text(90, 130, "one\uE011time password").coded_text(90, 170, "渡口\uE011服务规范 5\uE011");
  const Document d = read(pdf);
  CHECK_THAT(d.text, Catch::Contains("２０１９-０７-１２"));
  CHECK_THAT(d.text, Catch::Contains("one-time"));
  CHECK_THAT(d.text, Catch::Contains("渡口\uE011服务"));  // between ideographs it may be one
  REQUIRE(d.repairs.size() == 3);
  CHECK(code_of(d, 0) == 0xE011);
}

TEST_CASE("a font whose ToUnicode names the wrong characters is reported with its page", "[extract][pdf][characters]") {
  PdfBuilder pdf;
  pdf.text(90, 90, "第一页的文字没有问题，请各单位认真学习。").page();
  for (char32_t line = 0; line < 12; ++line) {
    std::u32string codes;
    for (char32_t i = 0; i < 20; ++i) codes += 0x6000 + 37 * (20 * line + i);
    pdf.coded_text(90, 90 + 20 * static_cast<double>(line), utf8::from_utf32(codes));
  }
  const std::vector<Warning> found = warnings_of(read(pdf), "garbled-text");
  REQUIRE(found.size() == 1);
  CHECK(found[0].page == 2U);
}

TEST_CASE("glyphs of a Type 3 font are read by its ToUnicode, and reported where it has none", "[extract][pdf][characters]") {
  for (const bool named : {true, false}) {
    PdfBuilder pdf;
    const std::size_t glyph = pdf.object("<< /Length 37 >> stream\n10 0 0 0 10 10 d1 1 1 8 8 re f           \nendstream");
    std::string cmap =
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <01> <6E21> <02> <53E3> "
        "endbfchar endcmap end";
    const std::size_t names = pdf.object("<< /Length " + std::to_string(cmap.size()) + " >> stream\n" + cmap + "\nendstream");
    const std::string glyphs = std::to_string(glyph) + " 0 R";
    const std::string content = "BT /T 12 Tf 90 700 Td <01020102> Tj ET";
    const std::size_t form = pdf.object(
        "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /T << /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [.1 0 "
        "0 "
        ".1 0 0] /CharProcs << /x1 " +
        glyphs + " /x2 " + glyphs + " >> /Encoding << /Differences [1 /x1 /x2] >> /FirstChar 1 /LastChar 2 /Widths [10 10] /Resources << >> " +
        (named ? "/ToUnicode " + std::to_string(names) + " 0 R" : std::string()) + " >> >> >> /Length " + std::to_string(content.size()) + " >> stream\n" +
        content + "\nendstream");
    pdf.resources("/XObject << /Fm " + std::to_string(form) + " 0 R >>").raw("/Fm Do");
    const Document d = read(pdf);
    const std::vector<Warning> unknown = warnings_of(d, "unknown-characters");
    CHECK((d.text == "渡口渡口") == named);
    REQUIRE(unknown.size() == (named ? 0 : 1));
    if (!named) CHECK(unknown[0].page == 1U);
  }
}

TEST_CASE("an encoding of Chinese that is not installed is reported with its page", "[extract][pdf][characters]") {
  PdfBuilder pdf;
  pdf.text(90, 90, "第一行的文字没有问题。");
  const std::string content = "BT /M 12 Tf 90 700 Td <01020304> Tj ET";
  const std::size_t form = pdf.object(
      "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /M << /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /NoSuch-EUC-H "
      "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (NoSuch1) /Supplement 0 >> "
      "/FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 9 9] /ItalicAngle 0 /Ascent 9 /Descent 0 /CapHeight 9 /StemV 9 >> >>] "
      ">> >> >> "
      "/Length " +
      std::to_string(content.size()) + " >> stream\n" + content + "\nendstream");
  pdf.resources("/XObject << /Fm " + std::to_string(form) + " 0 R >>").raw("/Fm Do");
  const std::vector<Warning> found = warnings_of(read(pdf), "no-poppler-data");
  REQUIRE(found.size() == 1);
  CHECK(found[0].page == 1U);
}

TEST_CASE("a page whose text lies hidden over a picture is a page read by OCR", "[extract][pdf][characters]") {
  struct Row {
    const char* name;
    bool picture, hidden, before;
    double size;
    TextSource source;
  };
  const Row rows[] = {
      {"hidden text over a scan", true, true, false, 595, TextSource::kOcr},
      {"text behind a scan", true, false, true, 595, TextSource::kOcr},
      {"text on a background picture", true, false, false, 595, TextSource::kText},
      {"hidden text without a picture", false, true, false, 0, TextSource::kText},
      {"hidden text beside a small picture", true, true, false, 120, TextSource::kText},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    PdfBuilder pdf;
    pdf.page();
    const auto text = [&] { pdf.raw(row.hidden ? "3 Tr" : "0 Tr").text(90, 100, "整村推进的旧房改造分两年完成。").raw("0 Tr"); };
    if (row.before) text();
    if (row.picture) pdf.picture(0, 0, row.size, row.size * 842 / 595);
    if (!row.before) text();
    const Document d = read(pdf);
    REQUIRE(d.pages.size() == 1);
    CHECK(to_string(d.pages[0].text_source) == to_string(row.source));
    CHECK(warnings_of(d, "ocr-layer").size() == (row.source == TextSource::kOcr ? 1 : 0));
    CHECK(d.text.find("旧房改造") != std::string::npos);
  }
}

TEST_CASE("characters that show nothing are left out, and counted where they are many", "[extract][pdf][characters]") {
  PdfBuilder few, many;
  few.coded_text(90, 100, "水源\u200B保护区\uFEFF的边\u200E界立桩标明。");
  const Document d = read(few);
  CHECK(d.text == "水源保护区的边界立桩标明。");
  CHECK(warnings_of(d, "unseen-characters").empty());
  for (int i = 0; i < 8; ++i) many.coded_text(90, 100 + 20 * i, "水\u200B源\u200B保\u200B护\u200B区\u200B界\u200B桩\u200B");
  CHECK(warnings_of(read(many), "unseen-characters").size() == 1);
}

TEST_CASE("a soft hyphen joins the word that a line end parted, and one drawn inside a line is a hyphen", "[extract][pdf][characters]") {
  PdfBuilder pdf;
  pdf.coded_text(90, 100, "The township will rebuild the commu\u00AD")
      .coded_text(90, 120, "nity library and open it to all read-")
      .coded_text(90, 140, "ers next year.");
  CHECK(read(pdf).text == "The township will rebuild the community library and open it to all readers next year.");
  PdfBuilder drawn;
  drawn.coded_text(90, 100, "The well\u00ADknown township library will open for all three\u00AD").coded_text(90, 120, "Year plans that it keeps.");
  const Document d = read(drawn);
  CHECK(d.text.find("well-known") != std::string::npos);
  CHECK(d.text.find("three-Year") != std::string::npos);
  CHECK(d.text.find("\u00AD") == std::string::npos);
}

TEST_CASE("a page that reads as no language is told from prose, lists and tables", "[extract][characters]") {
  struct Row {
    const char* name;
    std::u32string text;
    bool garbled;
  };
  std::u32string by_chance, names, leaders, unassigned;
  for (char32_t i = 0; i < 400; ++i) by_chance += 0x4E00 + (i * 7919 + 13) % 20000;
  for (int i = 0; i < 80; ++i) names += U"陈桂芳郑秀兰邱国栋";
  for (int i = 0; i < 40; ++i) leaders += U"目录......................12";
  for (char32_t i = 0; i < 60; ++i) unassigned += 0x2FE0 + i % 8;
  const Row rows[] = {
      {"prose", repeated(U"各镇街要把管网改造列入年度计划，按月报告进度，并对完成情况负责。", 10), false},
      {"English", repeated(U"The town rebuilds its library and reports every month. ", 5), false},
      {"characters by chance", by_chance, true},
      {"names", names, false},
      {"leaders", leaders, false},
      {"codes without a character", unassigned, true},
      {"one code", repeated(U"口", 80), true},
      {"bytes of another encoding", repeated(U"ÈË´óÕþ¸®", 10), true},
      {"French", repeated(U"L'été dernier, la région a réaménagé la bibliothèque. ", 4), false},
      {"a few letters", U"口口口口", false},
      {"numbers of a table", repeated(U"12.5 34.8 1,204 ", 20), false},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const auto faults = faults_of(page_of(row.text));
    CHECK((std::find(faults.begin(), faults.end(), "garbled-text") != faults.end()) == row.garbled);
  }
}

TEST_CASE("many pages with one fault make one warning that lists them", "[extract][characters]") {
  CHECK(extract::page_list({3}) == "3");
  CHECK(extract::page_list({1, 2, 3, 4, 7, 12, 13}) == "1-4, 7, 12-13");
  std::vector<std::uint32_t> odd;
  for (std::uint32_t page = 1; page < 100; page += 2) odd.push_back(page);
  CHECK(extract::page_list(odd) == "1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and 38 more");
}

TEST_CASE("pages that cannot be read are named one by one up to twenty, and the rest in one warning", "[extract][characters]") {
  extract::PageFaults faults;
  for (std::uint32_t number = 1; number <= 200; ++number) {
    extract::PageGlyphs page;
    page.page = number;
    page.failed = true;
    faults.add(page);
  }
  const auto warnings = faults.warnings();
  REQUIRE(warnings.size() == 21);
  CHECK(warnings[19].page == 20);
  CHECK(warnings[20].message == "the same of pages 21-200");
}

TEST_CASE("the boxes of a line in two sizes of type are as high as the type", "[extract][pdf][boxes]") {
  PdfBuilder pdf;
  pdf.text(90, 100, "大字", 20).text(132, 108, "小字说明", 10);
  const Document d = read(pdf);
  const auto large = boxes_of(d, span_of(d, "大字")), small = boxes_of(d, span_of(d, "小字"));
  REQUIRE(large.size() == 1);
  REQUIRE(small.size() == 1);
  CHECK(large[0].box.y1 - large[0].box.y0 == Approx(20).margin(1.5));
  CHECK(small[0].box.y1 - small[0].box.y0 == Approx(10).margin(1));
  CHECK(small[0].box.y0 > large[0].box.y0 + 5);
}

TEST_CASE("the box of a letter in a spaced title ends with the letter", "[extract][pdf][boxes]") {
  PdfBuilder pdf;
  pdf.text(90, 100, "通", 20).text(150, 100, "知", 20).text(90, 160, "镇区各单位于本月底以前报送材料。");
  const Document d = read(pdf);
  const auto boxes = boxes_of(d, span_of(d, "通"));
  REQUIRE(boxes.size() == 1);
  CHECK(boxes[0].box.x1 == Approx(110).margin(0.5));
}

TEST_CASE("boxes of text that runs up the page are not inside out", "[extract][pdf][boxes]") {
  PdfBuilder pdf;
  for (int i = 0; i < 5; ++i) pdf.turned_text(150 + 20 * i, 700, 1, "横排在竖页上的一行行文字从下向上读去");
  const Document d = read(pdf);
  const auto boxes = boxes_of(d, span_of(d, "竖页"));
  REQUIRE(boxes.size() == 1);
  CHECK(boxes[0].box.y0 == Approx(700 - 5 * 12).margin(1));
  CHECK(boxes[0].box.y1 == Approx(700 - 3 * 12).margin(1));
}
