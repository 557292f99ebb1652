#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "extract/pdf/content_stream.h"
#include "extract/pdf/pdf_reader.h"
#include "extract/pdf/shown_text.h"
#include "extract/pdf/structure_tree.h"
#include "support/block_texts.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::PdfBuilder;
using jiaokan::test::PdfFlow;

namespace {

Document read(const PdfBuilder& pdf) { return extract::read_pdf(pdf.build(), "test.pdf", {}); }

using jiaokan::test::texts;

/// `length` characters without punctuation, the last one apart.
std::string prose(std::size_t length, std::size_t seed) {
  static const std::u32string kWords = U"河岸绿道建设水源保护工程稳步推进公交站点覆盖全部社区学校食堂采用本地蔬菜老旧管网改造按期完成图书馆延长开放时间";
  std::u32string out;
  for (std::size_t i = 0; i + 1 < length; ++i) out += kWords[(seed * 17 + i * 7 + i / 5) % kWords.size()];
  return utf8::from_utf32(out + U"。");
}

std::vector<Warning> disagreements(const Document& d) {
  std::vector<Warning> out;
  std::copy_if(d.warnings.begin(), d.warnings.end(), std::back_inserter(out), [](const Warning& w) { return w.code == "structure-tree-disagrees"; });
  return out;
}

constexpr PdfFlow::Style kFlush{12, 20, 0, 0, 0, true};
constexpr std::size_t kLine = 35;  // characters of a line of PdfFlow's area

/// Paragraphs without indents, some of whose last lines are full: the page alone does not show where they end.
std::vector<std::string> flush_paragraphs() {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < 14; ++i) out.push_back(prose(i % 3 == 1 ? 3 * kLine : 80 + 7 * i, i));
  return out;
}

}  // namespace

TEST_CASE("the structure tree parts paragraphs that the page does not show apart", "[extract][pdf][tagged]") {
  const std::vector<std::string> want = flush_paragraphs();
  for (const bool tagged : {false, true}) {
    PdfBuilder pdf;
    PdfFlow flow(pdf);
    if (tagged) pdf.open("Document");
    for (const std::string& p : want) {
      if (tagged) pdf.open("P");
      flow.paragraph(p, kFlush);
      if (tagged) pdf.close();
    }
    flow.finish();
    const Document d = read(pdf);
    CHECK((texts(d) == want) == tagged);
    CHECK(disagreements(d).empty());
  }
}

TEST_CASE("a tree that makes an element of every line is not believed", "[extract][pdf][tagged]") {
  std::vector<std::string> want;
  for (std::size_t i = 0; i < 8; ++i) want.push_back(prose(100 + 13 * i, i));
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  // The builder makes marked content of every line: an element for each stands for such a producer.
  const std::size_t per_line = 33;
  (void)per_line;
  for (const std::string& p : want) flow.paragraph(p);
  flow.finish();
  const std::vector<std::string> plain = texts(read(pdf));
  REQUIRE(plain == want);

  PdfBuilder lines;
  double y = 90;
  for (const std::string& p : want) {
    const std::u32string all = utf8::to_utf32(p);
    for (std::size_t begin = 0; begin < all.size(); y += 20) {
      const std::size_t count = std::min<std::size_t>(begin == 0 ? 33 : 35, all.size() - begin);
      lines.open("P").text(begin == 0 ? 114 : 90, y, utf8::from_utf32(all.substr(begin, count))).close();
      begin += count;
    }
  }
  const Document d = read(lines);
  CHECK(texts(d) == want);
  REQUIRE(disagreements(d).size() == 1);
}

TEST_CASE("a tree of one element is not believed", "[extract][pdf][tagged]") {
  std::vector<std::string> want;
  for (std::size_t i = 0; i < 8; ++i) want.push_back(prose(100 + 13 * i, i));
  for (const char* type : {"P", "Span", "Div"}) {
    PdfBuilder pdf;
    PdfFlow flow(pdf);
    pdf.open(type);
    for (const std::string& p : want) flow.paragraph(p);
    flow.finish();
    CHECK(texts(read(pdf)) == want);
  }
}

TEST_CASE("where the page plainly shows otherwise the geometry decides and one warning says so", "[extract][pdf][tagged]") {
  std::vector<std::string> want;
  for (std::size_t i = 0; i < 14; ++i) want.push_back(prose(95 + 6 * i, i));
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  for (std::size_t i = 0; i < want.size(); ++i) {
    if (i != 5) pdf.open("P");  // the fifth and sixth are one element
    flow.paragraph(want[i]);
    if (i != 4) pdf.close();
  }
  flow.finish();
  const Document d = read(pdf);
  CHECK(texts(d) == want);
  const std::vector<Warning> found = disagreements(d);
  REQUIRE(found.size() == 1);
  CHECK(found[0].page == 1U);
}

TEST_CASE("the lines of a title that are elements of their own are one title", "[extract][pdf][tagged]") {
  struct Head {
    const char *first, *second;
    double size, pitch;
    bool one;
  };
  for (const Head& head : {Head{"云溪市人民政府办公厅关于完善", "全市渡口安全管理体系的实施意见", 21, 28, true},
                           Head{"云溪市人民政府办公厅关于完善", "全市渡口安全管理体系的实施意见", 21, 50, false},  // far apart
                           Head{"渡口安全管理体系的实施意见", "云溪市人民政府", 21, 28, false},                     // who made it
                           Head{"渡口安全管理体系的实施意见", "一、总体要求和工作目标安排", 21, 28, false}}) {
    PdfBuilder pdf;
    PdfFlow flow(pdf, {90, 510, 200, 760});
    double top = 110;
    for (const char* line : {head.first, head.second}) {
      pdf.open("P").text(300 - head.size / 2 * static_cast<double>(utf8::length(line)), top, line, head.size).close();
      top += head.pitch;
    }
    std::vector<std::string> want;
    for (std::size_t i = 0; i < 12; ++i) want.push_back(prose(95 + 6 * i, i));
    for (const std::string& p : want) {
      pdf.open("P");
      flow.paragraph(p);
      pdf.close();
    }
    flow.finish();
    const Document d = read(pdf);
    INFO(head.second << " at " << head.pitch);
    REQUIRE(d.blocks.size() > 2);
    CHECK((texts(d)[0] == std::string(head.first) + head.second) == head.one);
    CHECK((texts(d)[0] == head.first) == !head.one);
    CHECK(disagreements(d).empty());
  }
}

TEST_CASE("headings of the tree are headings, by their role's standard name", "[extract][pdf][tagged]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  pdf.tree_root("/RoleMap << /Kopf /Kopf2 /Kopf2 /H2 /Loop /Loop >>");
  const auto add = [&](const char* type, const std::string& text) {
    pdf.open(type);
    flow.paragraph(text);
    pdf.close();
  };
  add("P", prose(130, 0));
  for (std::size_t i = 1; i < 6; ++i) {
    add("Kopf", i % 2 == 0 ? "渡口修缮" : "码头登记");
    add("Loop", prose(40, i + 10));
    add("P", prose(100 + 9 * i, i));
  }
  add("H1", "本行是标题样式的整句话。");
  add("P", prose(99, 7));
  flow.finish();
  const Document d = read(pdf);
  std::size_t found = 0;
  for (const Block& b : d.blocks) found += b.kind == BlockKind::kHeading && b.level == 1;
  CHECK(found == 5);
}

TEST_CASE("titles and captions of the tree are titles and notes", "[extract][pdf][tagged]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  pdf.tree_root("/RoleMap << /Title /H1 >>");  // as those write it who know only PDF 1.7
  const auto add = [&](const char* type, const std::string& text) {
    pdf.open(type);
    flow.paragraph(text);
    pdf.close();
  };
  for (std::size_t i = 0; i < 3; ++i) add("P", prose(100 + 9 * i, i));
  add("Title", "渡口修缮方案");
  for (std::size_t i = 3; i < 7; ++i) add("P", prose(100 + 9 * i, i));
  add("Caption", "渡口一览");
  flow.finish();
  const Document d = read(pdf);
  CHECK(d.metadata.title == "渡口修缮方案");
  REQUIRE(d.blocks.size() == 9);
  CHECK(d.blocks[3].kind == BlockKind::kTitle);
  CHECK(d.blocks[8].kind == BlockKind::kNote);
}

TEST_CASE("text that the file marks as artifact at the edge of a page is furniture", "[extract][pdf][tagged]") {
  PdfBuilder pdf;
  PdfFlow flow(pdf);
  std::vector<std::string> want;
  for (std::size_t i = 0; i < 12; ++i) want.push_back(prose(100 + 11 * i, i));
  flow.furniture = [](PdfBuilder& p, std::size_t page) { p.artifact(90, 50, page == 1 ? "渡口修缮手册" : "第二部分的眉题"); };
  for (const std::string& p : want) {
    pdf.open("P");
    flow.paragraph(p);
    pdf.close();
  }
  flow.finish();
  REQUIRE(pdf.pages() >= 2);
  const Document d = read(pdf);
  CHECK(texts(d) == want);
  CHECK(d.furniture.size() == pdf.pages());
}

TEST_CASE("hostile structure trees cost no file its text", "[extract][pdf][tagged][hostile]") {
  bool cut = false;
  const auto with_tree = [&](const std::string& root, const std::vector<std::string>& objects, const std::string& content = {}) {
    PdfBuilder pdf;
    pdf.text(90, 90, "水渠改造完工。");
    if (!content.empty()) pdf.raw(content);
    for (const std::string& o : objects) pdf.object(o);
    pdf.catalog("/StructTreeRoot " + root);
    const Document d = read(pdf);
    cut = std::any_of(d.warnings.begin(), d.warnings.end(), [](const Warning& w) { return w.code == "structure-tree-cut"; });
    return d.text;
  };
  const std::string want = "水渠改造完工。";
  CHECK(with_tree("<< /K 8 0 R >>", {"<< /S /P /K 8 0 R >>"}) == want);
  CHECK(with_tree("<< /K [8 0 R 8 0 R 9 0 R] >>", {"<< /S /P /K [9 0 R 8 0 R] >>", "<< /S /Span /K [8 0 R 9 0 R] >>"}) == want);
  CHECK(with_tree("<< /K 8 0 R /RoleMap << /A /B /B /A >> >>", {"<< /S /A /K [1 2 3] >>"}) == want);
  CHECK(with_tree("<< /K 8 0 R >>", {"<< /S /P /Pg 9 0 R /K [999999999999 -1 2147483647 << /MCID 4000000000 >>] >>", "<< >>"}) == want);
  CHECK(with_tree("[ 1 ]", {}) == want);
  CHECK(with_tree("<< /K (text) /RoleMap 3 >>", {}) == want);
  // 100,000 levels, and an element that 60,000 others hold.
  std::vector<std::string> deep, wide;
  for (std::size_t i = 0; i < 100000; ++i) deep.push_back("<< /S /Sect /K " + std::to_string(9 + i) + " 0 R >>");
  CHECK(with_tree("<< /K 8 0 R >>", deep) == want);
  CHECK(cut);
  std::string kids;
  for (std::size_t i = 0; i < 60000; ++i) kids += "8 0 R ";
  CHECK(with_tree("<< /K 8 0 R >>", {"<< /S /Table /K 9 0 R >>", "[" + kids + "]"}) == want);
  // Marked content that never ends, or was never begun, and a form that shows itself.
  std::string open, closed;
  for (std::size_t i = 0; i < 5000; ++i) open += "/P << /MCID 0 >> BDC ", closed += "EMC ";
  CHECK(with_tree("<< /K 8 0 R >>", {"<< /S /P >>"}, open) == want);
  CHECK(with_tree("<< /K 8 0 R >>", {"<< /S /P >>"}, closed) == want);
}

TEST_CASE("marked content is found by named properties, in forms, and where lines move on", "[extract][tagged]") {
  PdfBuilder pdf;
  const std::string form = "/P << /MCID 0 >> BDC BT /F1 12 Tf 10 20 Td <6E21> Tj ET EMC";
  const std::string page = "11 0 R";  // behind the three objects made here
  pdf.object("<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 100 0] /Length " + std::to_string(form.size()) + " >>\nstream\n" + form +
             "\nendstream");
  pdf.object("<< /S /H2 /Pg " + page + " /K [ 7 ] >>");
  pdf.object("<< /S /P /K [ << /S /Span /K << /Type /MCR /Pg " + page + " /MCID 3 >> >> << /MCID 0 /Stm 8 0 R >> ] >>");
  pdf.catalog("/StructTreeRoot << /K [ 9 0 R 10 0 R ] >>");
  pdf.resources("/Properties << /Mc << /MCID 7 >> >> /XObject << /Fm 8 0 R >>");
  pdf.raw("/H2 /Mc BDC BT /F1 12 Tf 90 700 Td <6C34> Tj <6C34> Tj EMC /Span << /Lang (zh) /MCID 3 >> BDC 14 TL T* <6C34> Tj (a\\)b) ' EMC <6C34> ' ET");
  pdf.raw("q 1 0 0 1 0 50 cm /Fm Do Q /Artifact BMC BT 50 60 Td <6C34> Tj ET EMC");

  const std::string bytes = pdf.build();
  QPDF file;
  file.processMemoryFile("test.pdf", bytes.data(), bytes.size());
  extract::PdfStructure structure;
  const extract::MarkedContent marked = extract::read_structure_tree(file, structure);
  REQUIRE(structure.elements.size() == 4);
  CHECK(structure.elements[2].role == extract::StructureRole::kHeading);
  CHECK(structure.elements[2].level == 2);
  CHECK(structure.elements[3].role == extract::StructureRole::kParagraph);
  QPDFPageObjectHelper first = QPDFPageDocumentHelper(file).getAllPages().at(0);
  std::string found;
  const extract::Content content = extract::page_content(first);
  for (const extract::TextPoint& t : extract::read_shown_text(first, content.bytes(), marked, {}))
    found += std::to_string(std::lround(t.x)) + "," + std::to_string(std::lround(t.y)) + "=" + std::to_string(t.element) + " ";
  // 842 - y: the heading, two lines of the paragraph, a line outside of the tree, the form's text, the artifact.
  CHECK(found == "90,142=2 90,156=3 90,170=3 90,184=0 110,772=3 50,782=1 ");
}

TEST_CASE("cells of the tree count their rows and columns, items begin with their label", "[extract][tagged]") {
  PdfBuilder pdf;
  pdf.text(90, 90, "水");
  const std::string page = " /Pg 11 0 R ";
  pdf.object("<< /S /Table /K [ << /S /TR /K [ << /S /TH /A << /O /Table /ColSpan 2 /RowSpan 2 >> /K [ << /S /P" + page + "/K 0 >> ] >> << /S /TD" + page +
             "/K 1 >> ] >> << /S /TR /K << /S /TD" + page + "/K 2 >> >> ] >>");
  pdf.object("<< /S /LI /K [ << /S /Lbl" + page + "/K 3 >> << /S /LBody /K [ << /S /P" + page + "/K 4 >> << /S /P" + page + "/K 5 >> ] >> ] >>");
  pdf.object("<< >>");
  pdf.catalog("/StructTreeRoot << /K [ 8 0 R 9 0 R ] >>");
  const std::string bytes = pdf.build();
  QPDF file;
  file.processMemoryFile("test.pdf", bytes.data(), bytes.size());
  extract::PdfStructure structure;
  const extract::MarkedContent marked = extract::read_structure_tree(file, structure);
  REQUIRE(marked.elements.size() == 1);
  const std::vector<std::uint32_t>& ids = marked.elements.begin()->second;
  REQUIRE(ids.size() == 6);
  std::string cells;
  for (std::size_t id = 0; id < 3; ++id) {
    const extract::StructureElement& e = structure.elements[ids[id]];
    CHECK(e.role == extract::StructureRole::kCell);
    cells += std::to_string(e.table) + ":" + std::to_string(e.row) + "," + std::to_string(e.cell) + " ";
  }
  CHECK(cells == "1:0,0 1:0,2 1:1,2 ");
  REQUIRE(structure.tables.size() == 1);
  CHECK(structure.tables[0].rows == 2);
  CHECK(structure.tables[0].columns == 3);
  CHECK(ids[3] == ids[4]);
  CHECK(ids[4] != ids[5]);
}
