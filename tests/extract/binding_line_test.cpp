#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/pdf/pdf_reader.h"
#include "support/block_texts.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::has;
using jiaokan::test::PdfBuilder;

// The form of Taiwan's official letters has 裝, 訂 and 線 in its left margin, where the sheet is bound.

namespace {

constexpr const char* kItem = "一、檢送本年度渡口養護之調查結果及說明各一份，請各鄉公所於收到後轉知所轄渡工，並協助宣導，以維護鄉民之安全與便利，另請於年底前將辦理情形函復本府備查。";

struct Mark {
  double x, y;
  const char* text;
};

/// A paragraph of lines 20 points apart from y = 200, and marks beside it.
Document letter(const std::vector<Mark>& marks) {
  PdfBuilder pdf;
  pdf.text(200, 80, "青石縣政府　函", 20);
  const std::string item = kItem;
  for (std::size_t line = 0; line * 60 < item.size(); ++line) pdf.text(120, 200 + 20 * static_cast<double>(line), item.substr(line * 60, 60), 15);
  for (const Mark& m : marks) pdf.text(m.x, m.y, m.text, 9);
  return extract::read_pdf(pdf.build(), "test.pdf", {});
}

}  // namespace

TEST_CASE("the marks of the line at which a letter is bound stand in none of its lines", "[extract][pdf][furniture]") {
  const Document d = letter({{40, 203, "裝"}, {40, 243, "訂"}, {40, 283, "線"}, {40, 225, "．"}});
  CHECK(has(d, kItem));
  std::string furniture;
  for (const Furniture& f : d.furniture) furniture += f.text;
  CHECK(furniture == "裝．訂線");
}

TEST_CASE("the words of the binding line that stand elsewhere are text", "[extract][pdf][furniture]") {
  struct Row {
    const char* name;
    std::vector<Mark> marks;
  };
  const Row rows[] = {
      {"one is missing", {{40, 203, "裝"}, {40, 243, "訂"}}},
      {"close to one another", {{40, 203, "裝"}, {40, 223, "訂"}, {40, 243, "線"}}},
      {"not below one another", {{40, 203, "裝"}, {70, 243, "訂"}, {40, 283, "線"}}},
      {"right of the text", {{520, 203, "裝"}, {520, 243, "訂"}, {520, 283, "線"}}},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const Document d = letter(row.marks);
    for (const Mark& m : row.marks) CHECK(d.text.find(m.text) != std::string::npos);
    CHECK(std::none_of(d.furniture.begin(), d.furniture.end(), [](const Furniture& f) { return f.text == "裝"; }));
  }
}

TEST_CASE("the head of an official letter names its number, its date and who sends it", "[extract][pdf][metadata]") {
  PdfBuilder pdf;
  pdf.text(400, 50, "檔號：", 9).text(400, 64, "保存年限：", 9).text(207, 90, "青石縣水利局　函", 20);
  double y = 140;
  for (const char* line : {"地址：青石縣渡口路3號", "受文者：各鄉公所", "發文日期：中華民國109年10月5日", "發文字號：青水字第1093003080號", "速別：普通件"})
    pdf.text(90, y += 18, line, 11);
  y += 30;
  pdf.text(90, y, "主旨：檢送渡口養護調查結果一份，請查照。", 15).text(90, y + 25, "說明：", 15);
  y += 25;
  const std::string item = kItem;
  for (std::size_t line = 0; line * 75 < item.size(); ++line) pdf.text(120, y += 25, item.substr(line * 75, 75), 15);
  const Document d = extract::read_pdf(pdf.build(), "test.pdf", {});
  INFO(jiaokan::test::blocks_of(d));
  CHECK(d.metadata.document_number == "青水字第1093003080號");
  CHECK(d.metadata.issuer == "青石縣水利局");
  CHECK(d.metadata.published == "2020-10-05");
}
