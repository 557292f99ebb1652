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

const std::vector<double> kColumns{90, 150, 330, 420, 500};

void rule(PdfBuilder& pdf, double top, double row, std::size_t rows) {
  for (std::size_t r = 0; r <= rows; ++r) pdf.line(kColumns.front(), top + row * static_cast<double>(r), kColumns.back(), top + row * static_cast<double>(r));
  for (const double x : kColumns) pdf.line(x, top, x, top + row * static_cast<double>(rows));
}

void row(PdfBuilder& pdf, double y, const std::vector<std::string>& cells) {
  for (std::size_t c = 0; c < cells.size(); ++c) pdf.text(kColumns[c] + 5, y + 5, cells[c], 11);
}

}  // namespace

TEST_CASE("a ruled table is a block of rows and cells", "[extract][pdf][table]") {
  PdfBuilder pdf;
  pdf.text(114, 90, "主要指标见下表。");
  rule(pdf, 120, 40, 3);
  row(pdf, 120, {"序号", "指标", "单位", "目标"});
  row(pdf, 160, {"1", "新增社区图书室", "个", "24"});
  row(pdf, 200, {"2", "每万人拥有公共文化设", "平方米", "600"});
  pdf.text(kColumns[1] + 5, 220, "施面积", 11);
  pdf.text(114, 260, "以上指标每年公布一次。");
  const Document d = read(pdf);
  CHECK(tables(d) == std::vector<std::string>{"序号\t指标\t单位\t目标\n1\t新增社区图书室\t个\t24\n2\t每万人拥有公共文化设施面积\t平方米\t600"});
  REQUIRE(d.blocks.size() == 3);
  CHECK(d.block_text(0) == "主要指标见下表。");
  CHECK(d.block_text(2) == "以上指标每年公布一次。");
}

TEST_CASE("a table goes on over the page turn where its columns do", "[extract][pdf][table]") {
  PdfBuilder pdf;
  pdf.page();
  for (int i = 0; i < 5; ++i) pdf.text(114, 90 + 20 * i, "各镇按照本表组织实施。");
  rule(pdf, 680, 40, 2);
  row(pdf, 680, {"序号", "任务", "单位", "时限"});
  row(pdf, 720, {"1", "修订借阅规则", "文旅局", "6月"});
  pdf.page();
  rule(pdf, 80, 40, 1);
  row(pdf, 80, {"2", "开通夜间专线", "交通局", "9月"});
  pdf.text(114, 140, "本表自印发之日起施行。");
  CHECK(tables(read(pdf)) == std::vector<std::string>{"序号\t任务\t单位\t时限\n1\t修订借阅规则\t文旅局\t6月\n2\t开通夜间专线\t交通局\t9月"});
}

TEST_CASE("a row with an empty cell that opens a page is no rest of the row above, where both have figures", "[extract][pdf][table]") {
  PdfBuilder pdf;
  pdf.page();
  for (int i = 0; i < 5; ++i) pdf.text(114, 90 + 20 * i, "各镇按照本表组织实施。");
  rule(pdf, 680, 40, 2);
  row(pdf, 680, {"序号", "科目", "预算数", "备注"});
  row(pdf, 720, {"12559", "渡船检修经费渡船检修经费渡船", "94709480309", "结转含上年"});
  pdf.page();
  rule(pdf, 80, 40, 1);
  row(pdf, 80, {"63641", "晒场铺面经费", "73559"});
  pdf.text(114, 140, "本表自印发之日起施行。");
  CHECK(tables(read(pdf)) ==
        std::vector<std::string>{"序号\t科目\t预算数\t备注\n12559\t渡船检修经费渡船检修经费渡船\t94709480309\t结转含上年\n63641\t晒场铺面经费\t73559"});
}

TEST_CASE("a row that the page turn cuts across its letters and both pages draw stands once", "[extract][pdf][table]") {
  PdfBuilder pdf;
  pdf.page();
  for (int i = 0; i < 5; ++i) pdf.text(114, 90 + 20 * i, "各镇按照本表组织实施。");
  rule(pdf, 680, 40, 2);
  row(pdf, 680, {"序号", "任务", "单位", "时限"});
  row(pdf, 720, {"1", "修订借阅规则", "文旅局", "6月"});
  pdf.page();
  rule(pdf, 60, 40, 2);
  row(pdf, 60, {"1", "修订借阅规则", "文旅局", "6月"});
  row(pdf, 100, {"2", "开通夜间专线", "交通局", "9月"});
  pdf.text(114, 160, "本表自印发之日起施行。");
  const Document d = read(pdf);
  CHECK(tables(d) == std::vector<std::string>{"序号\t任务\t单位\t时限\n1\t修订借阅规则\t文旅局\t6月\n2\t开通夜间专线\t交通局\t9月"});
  CHECK(d.furniture.size() == 4);
}

TEST_CASE("the last row of a table, alone on the next page and open at its head, is that table's", "[extract][pdf][table]") {
  PdfBuilder pdf;
  pdf.page();
  for (int i = 0; i < 5; ++i) pdf.text(114, 90 + 20 * i, "各镇按照本表组织实施。");
  rule(pdf, 680, 40, 2);
  row(pdf, 680, {"序号", "任务", "单位", "时限"});
  row(pdf, 720, {"1", "修订借阅规则", "文旅局", "6月"});
  pdf.page();
  for (const double x : kColumns) pdf.line(x, 80, x, 260);
  pdf.line(kColumns.front(), 260, kColumns.back(), 260);
  for (int i = 0; i < 11; ++i) pdf.text(kColumns[1] + 5, 84 + 14 * i, i < 10 ? "开通往返码头与车站的夜间专线" : "并公布时刻。", 11);
  pdf.text(kColumns[0] + 5, 160, "2", 11).text(kColumns[2] + 5, 160, "交通局", 11).text(kColumns[3] + 5, 160, "9月", 11);
  pdf.text(114, 300, "本表自印发之日起施行。");
  std::string task;
  for (int i = 0; i < 10; ++i) task += "开通往返码头与车站的夜间专线";
  CHECK(tables(read(pdf)) == std::vector<std::string>{"序号\t任务\t单位\t时限\n1\t修订借阅规则\t文旅局\t6月\n2\t" + task + "并公布时刻。\t交通局\t9月"});
}

TEST_CASE("merged cells are printed once, where they begin", "[extract][pdf][table]") {
  PdfBuilder pdf;
  for (const double y : {100.0, 180.0}) pdf.line(90, y, 500, y);
  pdf.line(150, 140, 500, 140);  // the first column is one cell over both rows
  for (const double x : {90.0, 150.0, 330.0, 500.0}) pdf.line(x, 100, x, 180);
  pdf.text(95, 130, "保障", 11).text(155, 110, "经费", 11).text(335, 110, "财政局", 11).text(155, 150, "人员", 11).text(335, 150, "人社局", 11);
  CHECK(tables(read(pdf)) == std::vector<std::string>{"保障\t经费\t财政局\n\t人员\t人社局"});
}

TEST_CASE("frames, underlines and rules between columns are no tables", "[extract][pdf][table]") {
  PdfBuilder frame, underline, gutter;
  frame.raw("50 50 495 742 re S").text(114, 90, "方框里的一段话。");
  underline.text(90, 90, "有下划线的一行").line(90, 104, 174, 104).text(90, 110, "另一行也有").line(90, 124, 150, 124);
  gutter.line(60, 80, 540, 80).line(300, 80, 300, 780);
  for (int i = 0; i < 20; ++i)
    gutter.text(70, 90 + 20 * i, "左栏的文字一行接着一行地排到栏边", 12).text(320, 90 + 20 * i, "右栏的文字一行接着一行地排到栏边", 12);
  for (const PdfBuilder* pdf : {&frame, &underline, &gutter}) CHECK(tables(read(*pdf)).empty());
}

namespace {

/// One way to set a table: the cells by row, at the columns' edges; where what is ruled.
struct Setting {
  const char* name;
  bool top_and_bottom = false, below_head = false, between_rows = false, centred = false;
};

/// Sets rows 22 points apart between `edges`, 11 point type; returns the y below the table.
double set_table(PdfBuilder& pdf, double y, const std::vector<double>& edges, const std::vector<std::vector<std::string>>& rows, const Setting& s) {
  const auto width_of = [](const std::string& text) {
    double width = 0;
    for (const char c : text) width += (c & 0xC0) == 0x80 ? 0 : static_cast<unsigned char>(c) < 0x80 ? 5.5 : 11;
    return width;
  };
  if (s.top_and_bottom) pdf.line(edges.front(), y, edges.back(), y);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      const double room = edges[c + 1] - edges[c] - width_of(rows[r][c]);
      pdf.text(edges[c] + (s.centred ? room / 2 : 5), y + 5, rows[r][c], 11);
    }
    y += 22;
    if ((r == 0 && s.below_head) || (s.between_rows && r + 1 < rows.size())) pdf.line(edges.front(), y, edges.back(), y);
  }
  if (s.top_and_bottom) pdf.line(edges.front(), y, edges.back(), y);
  return y;
}

const std::vector<double> kIndicatorEdges{80, 260, 320, 380, 440, 520};
const std::vector<std::vector<std::string>> kIndicators{{"指标", "单位", "2020年", "2025年", "属性"},
                                                        {"公共图书馆总藏量", "万册", "86", "120", "预期性"},
                                                        {"森林覆盖率", "%", "41.5", "43", "约束性"},
                                                        {"新增社区食堂", "家", "—", "30", "预期性"},
                                                        {"城镇污水处理率", "%", "95.2", "98", "约束性"}};
const char* const kIndicatorText =
    "指标\t单位\t2020年\t2025年\t属性\n公共图书馆总藏量\t万册\t86\t120\t预期性\n森林覆盖率\t%\t41.5\t43\t约束性\n"
    "新增社区食堂\t家\t—\t30\t预期性\n城镇污水处理率\t%\t95.2\t98\t约束性";

}  // namespace

TEST_CASE("the columns of an indicator table show without rules, with three rules and with rules between its rows", "[extract][pdf][table]") {
  for (const Setting& s : {Setting{"no rules"}, Setting{"no rules, centred", false, false, false, true}, Setting{"three rules", true, true},
                           Setting{"three rules, centred", true, true, false, true}, Setting{"rules across", true, false, true}}) {
    CAPTURE(s.name);
    PdfBuilder pdf;
    pdf.text(104, 90, "“十四五”时期的主要指标按照下表执行，由各部门分解到年度，并在年底向社会公布。");
    const double below = set_table(pdf, 120, kIndicatorEdges, kIndicators, s);
    pdf.text(104, below + 10, "各镇应当每年检查一次指标完成的情况，检查的结果报市政府办公室，并且抄送统计局。");
    const Document d = read(pdf);
    REQUIRE(tables(d) == std::vector<std::string>{kIndicatorText});
    CHECK(d.blocks.size() == 3);
    REQUIRE(d.blocks[1].cells.size() == 25);
    CHECK(d.blocks[1].cells[7].row == 1);
    CHECK(d.blocks[1].cells[7].column == 2);
    CHECK(d.slice(d.blocks[1].cells[7].text) == "86");
  }
}

TEST_CASE("two columns are a table between three rules, and text in columns is none", "[extract][pdf][table]") {
  PdfBuilder pdf;
  set_table(pdf, 120, {80, 300, 520}, {{"任务", "责任单位"}, {"修订借阅规则", "文旅局"}, {"开通夜间专线", "交通局"}}, {"three rules", true, true});
  CHECK(tables(read(pdf)) == std::vector<std::string>{"任务\t责任单位\n修订借阅规则\t文旅局\n开通夜间专线\t交通局"});

  PdfBuilder columns;  // a rule below the page's head, one in the middle and one above its foot
  for (const double y : {70.0, 420.0, 780.0}) columns.line(60, y, 540, y);
  for (int i = 0; i < 34; ++i)
    columns.text(70, 80 + 20 * i, "左栏的文字一行接着一行地排到栏边", 12).text(320, 80 + 20 * i, "右栏的文字一行接着一行地排到栏边", 12);
  CHECK(tables(read(columns)).empty());
}

TEST_CASE("wrapped cells of a table without rules stay one cell", "[extract][pdf][table]") {
  const std::vector<double> edges{80, 120, 300, 430, 520};
  const std::vector<std::vector<std::string>> top{{"序号", "任务", "责任单位", "完成时限"},
                                                  {"1", "修订公共图书馆的借阅规则，", "文化广电旅游局", "2023年6月"},
                                                  {"", "取消押金", "", ""},
                                                  {"2", "开通到达开发区各个园区的夜", "交通运输局", "2024年底"},
                                                  {"", "间公交专线", "", ""},
                                                  {"3", "建设社区食堂", "民政局", "2025年底"}};
  const char* const text =
      "序号\t任务\t责任单位\t完成时限\n1\t修订公共图书馆的借阅规则，取消押金\t文化广电旅游局\t2023年6月\n2\t开通到达开发区各个园区的夜间公交专线\t交通运输局"
      "\t2024年底\n3\t建设社区食堂\t民政局\t2025年底";
  PdfBuilder plain, ruled, centred;
  set_table(plain, 120, edges, top, {"no rules"});
  set_table(ruled, 120, edges, top, {"three rules", true, true});
  for (std::size_t c = 0; c < 4; ++c) centred.text(edges[c] + 5, 120, top[0][c], 11);
  for (std::size_t r = 0; r < 3; ++r)
    for (std::size_t c = 0; c < 4; ++c) {
      const double y = 150 + 40 * static_cast<double>(r);
      const bool wraps = c == 1 && r < 2;
      centred.text(edges[c] + 5, wraps ? y - 8 : y, top[r * 2 + 1][c], 11);
      if (wraps) centred.text(edges[c] + 5, y + 8, top[r * 2 + 2][c], 11);
    }
  for (const PdfBuilder* pdf : {&plain, &ruled, &centred}) CHECK(tables(read(*pdf)) == std::vector<std::string>{text});
}

TEST_CASE("columns of words that are no table stay lines", "[extract][pdf][table]") {
  struct Case {
    const char* name;
    std::vector<double> edges;
    std::vector<std::vector<std::string>> rows;
  };
  const std::vector<Case> cases{
      {"a table of contents without leaders",
       {80, 130, 460, 520},
       {{"1", "总则", "3"}, {"2", "主要任务", "5"}, {"3", "重点工程", "9"}, {"4", "保障措施", "14"}, {"5", "附则", "20"}}},
      {"a table of contents with leaders",
       {80, 130, 460, 520},
       {{"一、", "总则……………………………………", "3"}, {"二、", "主要任务………………………………", "5"}, {"三、", "重点工程………………………………", "9"}}},
      {"names in a grid", {80, 200, 320, 440}, {{"甲大海", "乙小河", "丙长江"}, {"丁东湖", "戊西溪", "己南山"}, {"庚北原", "辛中岭", "壬上谷"}}},
      {"a list with aligned numbers", {80, 120, 440, 520}, {{"1.", "修建水渠", "3公里"}, {"2.", "加固堤坝", "5座"}, {"3.", "疏浚河道", "8公里"}}},
      {"signatures", {80, 300, 520}, {{"甲方（盖章）：", "乙方（盖章）："}, {"代表人：", "代表人："}, {"2024年3月1日", "2024年3月1日"}}},
      {"addresses", {80, 300, 520}, {{"地址：滨河路8号", "邮编：100001"}, {"电话：010-0000", "传真：010-0001"}, {"联系人：甲某", "时间：9:00"}}},
      {"a formula", {80, 160, 240, 320}, {{"x", "=", "3"}, {"y", "=", "x + 4"}}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    PdfBuilder pdf;
    set_table(pdf, 120, c.edges, c.rows, {"no rules"});
    CHECK(tables(read(pdf)).empty());
  }
}

TEST_CASE("two columns of names and figures are a table without rules", "[extract][pdf][table]") {
  PdfBuilder pdf;
  set_table(pdf, 120, {80, 300, 520}, {{"指标", "目标值"}, {"轨道交通里程", "180公里"}, {"绿色出行比例", "75%"}, {"新增停车泊位", "2.4万个"}}, {"no rules"});
  CHECK(tables(read(pdf)) == std::vector<std::string>{"指标\t目标值\n轨道交通里程\t180公里\n绿色出行比例\t75%\n新增停车泊位\t2.4万个"});
  // A list of parts with its pages, and terms with what they mean.
  for (const auto& rows : std::vector<std::vector<std::vector<std::string>>>{
           {{"总则", "3"}, {"主要任务", "5"}, {"重点工程", "9"}, {"保障措施", "14"}, {"附则", "20"}},
           {{"渡口", "供渡船停靠的地方。"}, {"渡船", "在两岸间运人的船。"}, {"汛期", "5月到9月。"}, {"停航", "不开渡船。"}}}) {
    PdfBuilder none;
    set_table(none, 120, {80, 300, 520}, rows, {"no rules"});
    CHECK(tables(read(none)).empty());
  }
}

TEST_CASE("figures in full-width digits count like others", "[extract][pdf][table]") {
  // std::stoll() knows no such digits: a column of them cost the whole page.
  PdfBuilder pair;
  set_table(pair, 120, {80, 300, 520}, {{"指标", "目标值"}, {"渡船检修", "１８"}, {"护栏修复", "１２"}, {"新增泊位", "３０"}}, {"no rules"});
  CHECK(tables(read(pair)) == std::vector<std::string>{"指标\t目标值\n渡船检修\t１８\n护栏修复\t１２\n新增泊位\t３０"});
  PdfBuilder several;
  set_table(several, 120, {80, 200, 320, 440, 560}, {{"指标", "单位", "现状", "目标"}, {"渡船", "艘", "１８", "２４"}, {"泊位", "个", "９", "３０"}, {"护栏", "处", "１２", "１４"}},
            {"no rules"});
  const Document d = read(several);
  CHECK(d.warnings.empty());
  CHECK(tables(d) == std::vector<std::string>{"指标\t单位\t现状\t目标\n渡船\t艘\t１８\t２４\n泊位\t个\t９\t３０\n护栏\t处\t１２\t１４"});
  // Pages that full-width figures count are the rows of a table of contents all the same.
  PdfBuilder contents;
  set_table(contents, 120, {80, 300, 520}, {{"总则", "３"}, {"主要任务", "５"}, {"重点工程", "９"}, {"保障措施", "１４"}, {"附则", "２０"}}, {"no rules"});
  CHECK(tables(read(contents)).empty());
}

TEST_CASE("words in columns without rules are a table: names and offices, terms in two languages", "[extract][pdf][table]") {
  struct Case {
    std::vector<double> edges;
    std::vector<std::vector<std::string>> rows;
    std::string text;
  };
  for (const Case& c : std::vector<Case>{
           {{80, 200, 320, 520},
            {{"甲大海先生", "高级工程师", "水务管理处"}, {"乙小河女士", "处长", "渡口管理所"}, {"丙长江先生", "社区干事", "远山县民政局"}},
            "甲大海先生\t高级工程师\t水务管理处\n乙小河女士\t处长\t渡口管理所\n丙长江先生\t社区干事\t远山县民政局"},
           {{80, 300, 520},
            {{"甲大海委员", "（主席）"}, {"乙小河委员", "会议结束时离席"}, {"丙长江委员，JP", "下午三时到席"}, {"丁东湖委员", "（副主席）"}},
            "甲大海委员\t（主席）\n乙小河委员\t会议结束时离席\n丙长江委员，JP\t下午三时到席\n丁东湖委员\t（副主席）"},
           {{80, 300, 520},
            {{"渡口管理所", "Ferry Office"}, {"水务署", "Water Department"}, {"街道办事处", "Subdistrict Office"}, {"堤防", "Dyke"}},
            "渡口管理所\tFerry Office\n水务署\tWater Department\n街道办事处\tSubdistrict Office\n堤防\tDyke"}}) {
    PdfBuilder pdf;
    set_table(pdf, 120, c.edges, c.rows, {"no rules"});
    CHECK(tables(read(pdf)) == std::vector<std::string>{c.text});
  }
}

TEST_CASE("labels, lists, contents and text in two columns of short lines are no tables of words", "[extract][pdf][table]") {
  struct Case {
    const char* name;
    std::vector<double> edges;
    std::vector<std::vector<std::string>> rows;
  };
  for (const Case& c : std::vector<Case>{
           {"labels", {80, 200, 520}, {{"时间：", "三月五日下午"}, {"地点：", "县政府会议室"}, {"主持人：", "甲大海局长"}, {"记录：", "乙小河科员"}}},
           {"bullets in a typeface of pictures", {80, 100, 520}, {{"l", "渡船停靠须有标志"}, {"l", "夜间加派值守"}, {"l", "汛期停航另行公告"}, {"l", "票价每年核定一次"}}},
           {"contents", {80, 200, 520}, {{"第一章", "总则"}, {"第二章", "渡口的设置"}, {"第三章", "渡船的检验"}, {"第四章", "附则"}}},
           {"chapters in English", {80, 200, 520}, {{"Part 1", "总则及释义"}, {"Part 2", "渡口的设置"}, {"Part 3", "渡船的检验"}, {"Part 4", "附则及附表"}}},
           {"questions", {80, 300, 520}, {{"渡船何时停航？", "汛期"}, {"票价由谁核定？", "县物价局"}, {"何处领取标志？", "渡口管理所"}, {"夜间有无值守？", "有两人"}}},
           {"names in two columns", {80, 300, 520}, {{"甲大海", "乙小河"}, {"丙长江", "丁东湖"}, {"戊西溪", "己南山"}, {"庚北原", "辛中岭"}}},
           {"verses that fill their columns",
            {80, 300, 520},
            {{"渡口春来水渐平船头灯火", "照归人两岸桃花不问客去"}, {"沿堤新柳又逢君桥下流水", "送行舟一夜东风吹几程路"}, {"老叟摇橹过前村岸上炊烟", "起黄昏小儿拾柴归来迟暮"},
             {"归来又见旧时灯门外秋声", "入梦频渔火星星照水痕深"}}},
           {"rows far apart by turns", {80, 300, 520}, {{"渡口管理所所长", "甲大海"}, {"县水务局局长", "乙小河"}, {"远山县县长", "丙长江"}}}}) {
    CAPTURE(c.name);
    PdfBuilder pdf;
    set_table(pdf, 120, c.edges, c.rows, {"no rules"});
    CHECK(tables(read(pdf)).empty());
  }
}

TEST_CASE("a head above the first of the rules between rows is the table's, the text above is not", "[extract][pdf][table]") {
  PdfBuilder pdf;
  pdf.text(80, 102, "各部门分工如下：");
  const std::vector<std::vector<std::string>> rows{{"任务", "责任单位"}, {"修订借阅规则", "文旅局"}, {"开通夜间专线", "交通局"}, {"修缮校舍", "教育局"}};
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const double y = 130 + 22 * static_cast<double>(r);
    pdf.text(85, y, rows[r][0], 11).text(305, y, rows[r][1], 11).line(80, y + 16, 520, y + 16);
  }
  const Document d = read(pdf);
  CHECK(tables(d) == std::vector<std::string>{"任务\t责任单位\n修订借阅规则\t文旅局\n开通夜间专线\t交通局\n修缮校舍\t教育局"});
  REQUIRE(d.blocks.size() == 2);
  CHECK(d.block_text(0) == "各部门分工如下：");
}

TEST_CASE("cells merged over rows and columns of a table without rules say so", "[extract][pdf][table]") {
  PdfBuilder pdf;
  const auto row = [&](double y, const std::vector<std::pair<double, const char*>>& cells) {
    for (const auto& [x, text] : cells) pdf.text(x, y, text, 11);
  };
  for (const double y : {114.0, 162.0, 258.0}) pdf.line(80, y, 520, y);
  row(120, {{373, "目标"}});
  row(130, {{90, "类别"}, {190, "指标"}});
  row(140, {{300, "2025年"}, {430, "2030年"}});
  row(168, {{190, "公交站点"}, {300, "120"}, {430, "160"}});
  row(178, {{90, "交通"}});
  row(188, {{190, "骑行道"}, {300, "75"}, {430, "90"}});
  row(214, {{190, "社区食堂"}, {300, "24"}, {430, "40"}});
  row(224, {{90, "民生"}});
  row(234, {{190, "图书室"}, {300, "31"}, {430, "52"}});
  const Document d = read(pdf);
  REQUIRE(tables(d) == std::vector<std::string>{
                           "类别\t指标\t目标\n\t\t2025年\t2030年\n交通\t公交站点\t120\t160\n\t骑行道\t75\t90\n民生\t社区食堂\t24\t40\n\t图书室\t31\t52"});
  std::string merged;
  for (const TableCell& c : d.blocks[0].cells)
    if (c.row_span * c.column_span > 1) merged += std::string(d.slice(c.text)) + " " + std::to_string(c.row_span) + "x" + std::to_string(c.column_span) + " ";
  CHECK(merged == "类别 2x1 指标 2x1 目标 1x2 交通 2x1 民生 2x1 ");
}

TEST_CASE("centred heads over short figures at the side of their columns make no columns of their own", "[extract][pdf][table]") {
  PdfBuilder pdf;
  for (const double y : {114.0, 138.0, 206.0}) pdf.line(80, y, 520, y);
  const std::vector<double> edges{80, 190, 300, 410};
  const std::vector<std::string> heads{"第一季度", "第二季度", "第三季度"};
  for (std::size_t c = 0; c < 3; ++c) pdf.text(edges[c + 1] + 33, 120, heads[c], 11);
  const std::vector<std::vector<std::string>> rows{{"收入", "12", "15", "17"}, {"支出", "11", "13", "18"}, {"结余", "1", "2", "-1"}};
  for (std::size_t r = 0; r < 3; ++r)
    for (std::size_t c = 0; c < 4; ++c) pdf.text(edges[c] + 5, 142 + 22 * static_cast<double>(r), rows[r][c], 11);
  CHECK(tables(read(pdf)) == std::vector<std::string>{"\t第一季度\t第二季度\t第三季度\n收入\t12\t15\t17\n支出\t11\t13\t18\n结余\t1\t2\t-1"});
}

TEST_CASE("paragraphs of a cell between whose lines there is less white than between rows stay one cell", "[extract][pdf][table]") {
  PdfBuilder pdf;
  for (const double y : {114.0, 138.0, 250.0}) pdf.line(80, y, 520, y);
  pdf.text(90, 120, "领域", 11).text(200, 120, "措施", 11).text(430, 120, "单位", 11);
  pdf.text(200, 144, "加固水库。", 11).text(200, 158, "修建护岸二十公里。", 11).text(200, 172, "完善预警。", 11);
  pdf.text(90, 158, "水利", 11).text(430, 158, "水利局", 11);
  pdf.text(200, 196, "建设农田三万亩。", 11).text(200, 210, "推广技术。", 11).text(90, 203, "农业", 11).text(430, 203, "农业局", 11);
  CHECK(tables(read(pdf)) ==
        std::vector<std::string>{"领域\t措施\t单位\n水利\t加固水库。修建护岸二十公里。完善预警。\t水利局\n农业\t建设农田三万亩。推广技术。\t农业局"});
}

TEST_CASE("merged cells say how many rows and columns they take", "[extract][pdf][table]") {
  PdfBuilder pdf;
  for (const double y : {100.0, 180.0}) pdf.line(90, y, 500, y);
  pdf.line(150, 140, 500, 140);
  for (const double x : {90.0, 150.0, 500.0}) pdf.line(x, 100, x, 180);
  pdf.line(330, 140, 330, 180);
  pdf.text(95, 130, "保障", 11).text(155, 110, "经费由财政局负责", 11).text(155, 150, "人员", 11).text(335, 150, "人社局", 11);
  const Document d = read(pdf);
  REQUIRE(tables(d) == std::vector<std::string>{"保障\t经费由财政局负责\n\t人员\t人社局"});
  std::vector<std::vector<std::uint32_t>> spans;
  for (const TableCell& c : d.blocks[0].cells) spans.push_back({c.row, c.column, c.row_span, c.column_span});
  CHECK(spans == std::vector<std::vector<std::uint32_t>>{{0, 0, 2, 1}, {0, 1, 1, 2}, {1, 1, 1, 1}, {1, 2, 1, 1}});
}

TEST_CASE("a head that the next page prints again is no row of the table, and a cell that the page turn cuts is whole", "[extract][pdf][table]") {
  PdfBuilder pdf;
  pdf.page();
  for (int i = 0; i < 5; ++i) pdf.text(114, 90 + 20 * i, "各镇按照本表组织实施。");
  rule(pdf, 680, 40, 2);
  row(pdf, 680, {"序号", "任务", "单位", "时限"});
  row(pdf, 720, {"1", "修订公共图书馆的借阅规则，取消", "文旅局", "6月"});
  pdf.page();
  rule(pdf, 80, 40, 3);
  row(pdf, 80, {"序号", "任务", "单位", "时限"});
  row(pdf, 120, {"", "押金制度", "", ""});
  row(pdf, 160, {"2", "开通夜间专线", "交通局", "9月"});
  pdf.text(114, 220, "本表自印发之日起施行。");
  const Document d = read(pdf);
  CHECK(tables(d) == std::vector<std::string>{"序号\t任务\t单位\t时限\n1\t修订公共图书馆的借阅规则，取消押金制度\t文旅局\t6月\n2\t开通夜间专线\t交通局\t9月"});
  REQUIRE(d.furniture.size() == 4);
  CHECK(d.furniture[1].text == "任务");
  CHECK(d.furniture[1].kind == FurnitureKind::kHeader);
  CHECK(d.furniture[1].page == 2);
}

TEST_CASE("a head on a coloured ground without rules is the first row of the grid below", "[extract][pdf][table]") {
  PdfBuilder pdf;
  pdf.raw("0.2 0.4 0.8 rg 90 702 410 20 re f 0 g");
  row(pdf, 120, {"序号", "指标", "单位", "目标"});
  rule(pdf, 140, 20, 2);
  row(pdf, 140, {"1", "新增社区图书室", "个", "24"});
  row(pdf, 160, {"2", "新增社区食堂", "家", "12"});
  CHECK(tables(read(pdf)) == std::vector<std::string>{"序号\t指标\t单位\t目标\n1\t新增社区图书室\t个\t24\n2\t新增社区食堂\t家\t12"});
}
