#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/reader.h"
#include "support/command.h"
#include "support/docx_builder.h"
#include "support/paths.h"

// The oracle for reading Word documents is another program: LibreOffice sets the document, numbers included, and the PDF is read as any other.

using namespace jiaokan;
using test::docx_paragraph;

namespace {

std::string squeezed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (!is_blank(c)) utf8::append(out, c);
  }
  return out;
}

/// All of the text; where paragraphs end on paper is another matter, and tested elsewhere.
std::string text_of(const Document& document) {
  std::string out;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) out += squeezed(document.block_text(i));
  return out;
}

std::string headings_of(const Document& document) {
  std::string out;
  for (std::size_t i = 0; i < document.blocks.size(); ++i)
    if (document.blocks[i].kind == BlockKind::kHeading) out += std::to_string(document.blocks[i].level) + squeezed(document.block_text(i)) + "\n";
  return out;
}

std::string level(int n, std::string_view format, std::string_view text) {
  return "<w:lvl w:ilvl=\"" + std::to_string(n) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + std::string(format) +
         "\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"" + std::string(text) + "\"/><w:pPr><w:ind w:firstLine=\"640\"/></w:pPr></w:lvl>";
}
std::string numbered(std::string_view text, int n) {
  return docx_paragraph(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(n) + "\"/><w:numId w:val=\"1\"/></w:numPr>");
}
std::string body(std::string_view text) { return docx_paragraph(text, "<w:ind w:firstLine=\"640\"/>"); }
std::string cell(std::string_view text) { return "<w:tc><w:tcPr><w:tcW w:w=\"2800\" w:type=\"dxa\"/></w:tcPr>" + docx_paragraph(text) + "</w:tc>"; }

}  // namespace

TEST_CASE("a Word document reads like the PDF that LibreOffice makes of it", "[quality][docx]") {
  if (!std::filesystem::exists("/usr/bin/soffice")) {
    std::puts("SKIPPED: LibreOffice is not here");
    return;
  }
  const std::string plan = "到2026年，全县建成小型水库12座，新增节水灌溉面积5.6万亩，城乡供水一体化覆盖率达到92%以上，重点河段的防洪标准全部达到五十年一遇。";
  const std::string idea =
      "坚持节水优先、空间均衡、系统治理，统筹水资源、水环境和水生态，加快补齐防洪、供水、生态短板，努力建设人水和谐的美丽家园，让群众用上放心水。";
  std::string rows;
  for (const auto& [a, b, c] : {std::array<std::string_view, 3>{"指标", "2025年", "2026年"}, {"水库（座）", "8", "12"}, {"渠道（公里）", "150", "210"}})
    rows += "<w:tr>" + cell(a) + cell(b) + cell(c) + "</w:tr>";
  std::string borders;
  for (const std::string_view side : {"top", "left", "bottom", "right", "insideH", "insideV"})
    borders += "<w:" + std::string(side) + " w:val=\"single\" w:sz=\"4\"/>";
  const std::string docx =
      test::DocxBuilder(
          "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val=\"44\"/></w:rPr><w:t>云溪县水利建设实施方案</w:t></w:r></w:p>" +
          body(idea) + numbered("总体要求", 0) + numbered("指导思想", 1) + body(idea + plan) + numbered("工作目标。" + plan, 1) + numbered("主要任务", 0) +
          numbered("水源工程", 1) + numbered("新建水库。" + plan, 2) + numbered("除险加固。" + idea, 2) + numbered("选址论证；", 3) +
          numbered("开工建设；", 3) + numbered("竣工验收。", 3) + "<w:tbl><w:tblPr><w:tblBorders>" + borders +
          "</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w=\"2800\"/><w:gridCol w:w=\"2800\"/><w:gridCol w:w=\"2800\"/></w:tblGrid>" + rows + "</w:tbl>" +
          numbered("保障措施", 0) + body(plan + idea) +
          "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\" w:header=\"851\" "
          "w:footer=\"992\"/></w:sectPr>")
          .part("styles", "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia=\"仿宋\"/><w:sz w:val=\"32\"/></w:rPr></w:rPrDefault></w:docDefaults>")
          .part("numbering", "<w:abstractNum w:abstractNumId=\"7\">" + level(0, "chineseCountingThousand", "%1、") +
                                 level(1, "chineseCountingThousand", "（%2）") + level(2, "decimal", "%3.") + level(3, "decimalEnclosedCircle", "%4") +
                                 "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>")
          .build();
  const test::TemporaryFolder folder;
  const std::string file = folder.file("plan.docx", docx);
  test::run_command({"soffice", "-env:UserInstallation=file://" + (folder.path() / "profile").string(), "--headless", "--convert-to", "pdf", "--outdir",
                     folder.path().string(), file});
  REQUIRE(std::filesystem::exists(folder.path() / "plan.pdf"));
  const Document from_docx = extract::read_document(docx, "plan.docx");
  const Document from_pdf = extract::read_document(test::read_file(folder.path() / "plan.pdf"), "plan.pdf");
  CHECK(text_of(from_docx) == text_of(from_pdf));
  CHECK(headings_of(from_docx) == headings_of(from_pdf));
}
