#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/pdf/pdf_reader.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::PdfBuilder;

namespace {

const std::vector<double> kColumns{90, 130, 250, 320, 390, 520};

/// A head and below it one ruled row down to `bottom`; rules between the columns.
PdfBuilder open_table(double bottom, const std::vector<std::string>& head) {
  PdfBuilder pdf;
  for (const double y : {100.0, 130.0, bottom}) pdf.line(kColumns.front(), y, kColumns.back(), y);
  for (const double x : kColumns) pdf.line(x, 100, x, bottom);
  for (std::size_t c = 0; c < head.size(); ++c) pdf.text(kColumns[c] + 5, 110, head[c], 10);
  return pdf;
}

void row(PdfBuilder& pdf, double y, const std::vector<std::string>& cells) {
  for (std::size_t c = 0; c < cells.size(); ++c)
    if (!cells[c].empty()) pdf.text(kColumns[c] + 5, y, cells[c], 10);
}

std::string table(const PdfBuilder& pdf) {
  const Document d = extract::read_pdf(pdf.build(), "test.pdf", {});
  for (std::size_t i = 0; i < d.blocks.size(); ++i)
    if (d.blocks[i].kind == BlockKind::kTable) return std::string(d.block_text(i));
  return {};
}

const std::vector<std::string> kHead{"项", "科目", "本年数", "上年数", "说明"};

}  // namespace

TEST_CASE("figures side by side in several columns part a row that no rules part", "[extract][pdf][table]") {
  PdfBuilder pdf = open_table(700, kHead);
  row(pdf, 140, {"", "合计", "2,906,223", "－"});
  row(pdf, 158, {"1", "渡口经费", "1,361,155", "1,247"});
  row(pdf, 176, {"2", "晒场经费", "84,572", "12.5%"});
  row(pdf, 194, {"3", "图书经费", "-", "-2,715"});
  CHECK(table(pdf) ==
        "项\t科目\t本年数\t上年数\t说明\n\t合计\t2,906,223\t－\n1\t渡口经费\t1,361,155\t1,247\n2\t晒场经费\t84,572\t12.5%\n3\t图书经费\t-\t-2,715");
}

TEST_CASE("rows of dashes alone, and amounts in brackets, are open rows too", "[extract][pdf][table]") {
  PdfBuilder dashes = open_table(700, kHead);
  row(dashes, 140, {"-", "-", "-", "-", "-"});
  row(dashes, 172, {"-", "-", "-", "-", "-"});
  CHECK(table(dashes) == "项\t科目\t本年数\t上年数\t说明\n-\t-\t-\t-\t-\n-\t-\t-\t-\t-");
  PdfBuilder brackets = open_table(700, kHead);
  row(brackets, 140, {"1", "渡口经费", "12", "(3)"});
  row(brackets, 158, {"2", "晒场经费", "84", "15"});
  row(brackets, 176, {"3", "图书经费", "(6)", "7"});
  CHECK(table(brackets) == "项\t科目\t本年数\t上年数\t说明\n1\t渡口经费\t12\t(3)\n2\t晒场经费\t84\t15\n3\t图书经费\t(6)\t7");
  // Those of items count up.
  PdfBuilder items = open_table(240, kHead);
  row(items, 140, {"1", "渡口经费", "(1)", "(1)"});
  row(items, 158, {"", "用于渡船", "(2)", "(2)"});
  row(items, 176, {"", "的检修", "(3)", "(3)"});
  CHECK(table(items) == "项\t科目\t本年数\t上年数\t说明\n1\t渡口经费用于渡船的检修\t(1) (2) (3)\t(1) (2) (3)");
}

TEST_CASE("wrapped names and notes in open rows go with the figures they stand beside", "[extract][pdf][table]") {
  PdfBuilder pdf = open_table(700, kHead);
  row(pdf, 140, {"1", "渡口与码头的经费及", "300", "200", "本年增加渡船的检修"});
  row(pdf, 152, {"", "渡船检修", "", "", "经费。"});
  row(pdf, 174, {"2", "晒场经费", "80", "90", "不变。"});
  row(pdf, 196, {"3", "图书经费", "70", "60"});
  CHECK(table(pdf) ==
        "项\t科目\t本年数\t上年数\t说明\n1\t渡口与码头的经费及渡船检修\t300\t200\t本年增加渡船的检修经费。\n2\t晒场经费\t80\t90\t不变。\n3\t图书经费\t70\t60");
}

TEST_CASE("a code above the name that figures stand beside is of the same open row", "[extract][pdf][table]") {
  PdfBuilder pdf = open_table(700, kHead);
  const std::vector<std::string> names{"渡口经费", "晒场经费", "图书经费", "夜校经费"};
  // The last two rows have no gap between them.
  const std::vector<double> tops{140, 172, 204, 228};
  for (std::size_t i = 0; i < names.size(); ++i) {
    row(pdf, tops[i], {"", "040701030" + std::to_string(i)});
    row(pdf, tops[i] + 12, {std::to_string(i + 1), names[i], std::to_string(300 + i), "20"});
  }
  CHECK(table(pdf) ==
        "项\t科目\t本年数\t上年数\t说明\n1\t0407010300渡口经费\t300\t20\n2\t0407010301晒场经费\t301\t20\n3\t0407010302图书经费\t302\t20\n4\t0407010303夜校经费"
        "\t303\t20");
}

TEST_CASE("codes above names go with those where no gap parts open rows", "[extract][pdf][table]") {
  PdfBuilder pdf = open_table(700, kHead);
  for (int i = 0; i < 4; ++i) {
    row(pdf, 140 + 28 * i, {"", "040701030" + std::to_string(i)});
    row(pdf, 154 + 28 * i, {std::to_string(i + 1), "渡口经费", std::to_string(300 + i * i), "20"});
  }
  CHECK(table(pdf) ==
        "项\t科目\t本年数\t上年数\t说明\n1\t0407010300渡口经费\t300\t20\n2\t0407010301渡口经费\t301\t20\n3\t0407010302渡口经费\t304\t20\n4\t0407010303渡口经费"
        "\t309\t20");
}

TEST_CASE("a note that runs on past several open rows takes them, and the rest of one from the page before stands alone", "[extract][pdf][table]") {
  PdfBuilder pdf = open_table(700, kHead);
  row(pdf, 140, {"", "", "", "", "所需的经费。"});
  row(pdf, 170, {"1", "渡口经费", "300", "200", "一年内检修渡船十二艘，"});
  pdf.text(kColumns[4] + 5, 183, "更换缆绳及灯具，并在两", 10).text(kColumns[4] + 5, 196, "岸各设候船的亭子一座，", 10);
  pdf.text(kColumns[4] + 5, 209, "年底验收。", 10);
  row(pdf, 186, {"2", "渡船检修", "120", "90"});
  row(pdf, 202, {"3", "候船亭子", "80", "60"});
  CHECK(table(pdf) ==
        "项\t科目\t本年数\t上年数\t说明\n\t\t\t\t所需的经费。\n1\t渡口经费\t300\t200\t一年内检修渡船十二艘，更换缆绳及灯具，并在两岸各设候船的亭子一座，年底验"
        "收。\n"
        "2\t渡船检修\t120\t90\n3\t候船亭子\t80\t60");
}

TEST_CASE("figures above one another beside one name are one row", "[extract][pdf][table]") {
  PdfBuilder pdf = open_table(190, kHead);
  row(pdf, 140, {"", "渡口", "300", "200"});
  row(pdf, 153, {"", "", "(12.5%)", "(11.1%)"});
  row(pdf, 166, {"", "", "3", "2"});
  CHECK(table(pdf) == "项\t科目\t本年数\t上年数\t说明\n\t渡口\t300 (12.5%) 3\t200 (11.1%) 2");
}

TEST_CASE("numbers of items alone part no row", "[extract][pdf][table]") {
  PdfBuilder pdf = open_table(190, {"项", "科目", "单位"});
  row(pdf, 140, {"1", "检修渡船", "交通局"});
  row(pdf, 153, {"2", "更换缆绳", "文旅局"});
  row(pdf, 166, {"3", "候船亭子", "财政局"});
  const std::string whole = table(pdf);
  CHECK(std::count(whole.begin(), whole.end(), '\n') == 1);
}

TEST_CASE("two lines of figures with names at the head of a tall row are two rows, and one in a row as high as they are", "[extract][pdf][table]") {
  for (const double bottom : {168.0, 500.0}) {
    PdfBuilder pdf = open_table(bottom, kHead);
    row(pdf, 136, {"", "合计", "300", "200"});
    row(pdf, 150, {"", "渡口", "30", "20"});
    CHECK(table(pdf) ==
          (bottom > 200 ? "项\t科目\t本年数\t上年数\t说明\n\t合计\t300\t200\n\t渡口\t30\t20" : "项\t科目\t本年数\t上年数\t说明\n\t合计渡口\t300 30\t200 20"));
  }
}

TEST_CASE("text and long numbers that wrap in ruled cells stay whole", "[extract][pdf][table]") {
  PdfBuilder text = open_table(190, kHead);
  row(text, 140, {"1", "沿江各个渡口、码头、", "依照规定检修", "渡船及两岸的", "年底由交通局会同文旅局"});
  row(text, 153, {"", "晒场与候船亭子的日常", "并更换缆绳和", "灯具与标志牌", "验收，结果公布于网站，"});
  row(text, 166, {"", "检修。", "灯具。", "一并检修。", "并报市政府。"});
  CHECK(
      table(text) ==
      "项\t科目\t本年数\t上年数\t说明\n1\t沿江各个渡口、码头、晒场与候船亭子的日常检修。\t依照规定检修并更换缆绳和灯具。\t渡船及两岸的灯具与标志牌一并检修。\t"
      "年底由交通局会同文旅局验收，结果公布于网站，并报市政府。");
  PdfBuilder numbers = open_table(190, kHead);
  row(numbers, 140, {"甲", "王小渡", "110101190001", "138000000000"});
  row(numbers, 153, {"", "", "010010110101", "001380000000"});
  row(numbers, 166, {"", "", "190001", "000"});
  const std::string whole = table(numbers);
  CHECK(whole.find("\n甲\t王小渡\t") != std::string::npos);
  CHECK(std::count(whole.begin(), whole.end(), '\n') == 1);
}

TEST_CASE("heads of two lines stay whole above open rows", "[extract][pdf][table]") {
  PdfBuilder pdf = open_table(400, {"", "科目"});
  pdf.text(kColumns[2] + 5, 103, "本年度", 10)
      .text(kColumns[2] + 5, 116, "预算数", 10)
      .text(kColumns[3] + 5, 103, "上年度", 10)
      .text(kColumns[3] + 5, 116, "预算数", 10);
  for (int i = 0; i < 4; ++i) row(pdf, 140 + 18 * i, {"", "渡口经费", std::to_string(300 + i), "20"});
  CHECK(table(pdf) == "科目\t本年度预算数\t上年度预算数\n渡口经费\t300\t20\n渡口经费\t301\t20\n渡口经费\t302\t20\n渡口经费\t303\t20");
}
