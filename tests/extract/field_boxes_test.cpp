#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/pdf/pdf_reader.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::PdfBuilder;

namespace {

Document read(const PdfBuilder& pdf) { return extract::read_pdf(pdf.build(), "test.pdf", {}); }

std::vector<std::string> tables(const Document& d) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < d.blocks.size(); ++i)
    if (d.blocks[i].kind == BlockKind::kTable) out.emplace_back(d.block_text(i));
  return out;
}

struct Field {
  double x, y;
  const char* name;
  std::vector<std::string> value;  // lines around the middle of the name
};

/// A notice, and below it what the portal says of it, without rules.
PdfBuilder notice(const std::vector<Field>& fields) {
  PdfBuilder pdf;
  pdf.text(170, 90, "澜湾市水利局关于印发《澜湾市渡口", 18).text(215, 120, "修缮方案》的通知", 18);
  pdf.text(240, 160, "澜水规〔2024〕8号");
  pdf.text(114, 190, "为了保障渡口安全，改善群众出行条件，结合本市实际，制定本方案，").text(90, 210, "请认真组织实施。");
  pdf.text(400, 250, "澜湾市水利局").text(400, 270, "2024年5月6日");
  for (const Field& f : fields) {
    pdf.text(f.x, f.y, f.name, 11);
    for (std::size_t i = 0; i < f.value.size(); ++i)
      pdf.text(f.x + 62, f.y + 16 * (static_cast<double>(i) - (static_cast<double>(f.value.size()) - 1) / 2), f.value[i], 11);
  }
  return pdf;
}

const std::vector<Field> kBox{{96, 330, "索 引 号：", {"LW-2024-8"}},          {310, 330, "主题分类：", {"城乡建设、环境保护、", "水利"}},
                              {96, 362, "发文机关：", {"澜湾市水利局"}},       {310, 362, "成文日期：", {"2024年05月06日"}},
                              {96, 394, "标　　题：", {"澜湾市水利局关于印发《澜湾市渡口修缮方", "案》的通知"}},
                              {96, 426, "发文字号：", {"澜水规〔2024〕8号"}}, {310, 426, "发布日期：", {"2024年05月09日"}}};

}  // namespace

TEST_CASE("the box in which a portal says what a document is has rows of names and values, without rules", "[extract][pdf][table]") {
  const Document d = read(notice(kBox));
  REQUIRE(tables(d) == std::vector<std::string>{"索引号：\tLW-2024-8\t主题分类：\t城乡建设、环境保护、水利\n发文机关：\t澜湾市水利局\t成文日期：\t2024年05月06日\n"
                                                "标题：\t澜湾市水利局关于印发《澜湾市渡口修缮方案》的通知\n发文字号：\t澜水规〔2024〕8号\t发布日期：\t2024年05月09日"});
  const Metadata& m = d.metadata;
  CHECK(m.title == "澜湾市水利局关于印发《澜湾市渡口修缮方案》的通知");
  CHECK(m.document_number == "澜水规〔2024〕8号");
  CHECK(m.issuer == "澜湾市水利局");
  CHECK(m.published == "2024-05-09");
  // The title's place is above the text, where it stands in two lines.
  REQUIRE(m.spans.title);
  CHECK(m.spans.title->begin == 0);
}

TEST_CASE("names with a colon that are no portal's, or have something else between them, are text", "[extract][pdf][table]") {
  std::vector<Field> other = kBox;
  const char* names[] = {"联系地址：", "联系方式：", "承办处室：", "经办人员：", "事项摘要：", "办理时限：", "邮政编码："};
  for (std::size_t i = 0; i < other.size(); ++i) other[i].name = names[i];
  CHECK(tables(read(notice(other))).empty());
  // One column of them reads as lines.
  std::vector<Field> column;
  for (const Field& f : kBox)
    if (f.x < 100) column.push_back(f);
  CHECK(tables(read(notice(column))).empty());
  // A value that is not around the middle of its name.
  std::vector<Field> shifted = kBox;
  shifted[2].value = {"澜湾市水利局", "澜湾市财政局"};
  shifted[2].y = 350;
  CHECK(tables(read(notice(shifted))).empty());
}
