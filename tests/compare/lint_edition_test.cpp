#include "compare/lint_edition.h"

#include <catch2/catch.hpp>

#include "compare/check_numbering.h"
#include "compare/edition_builder.h"

using namespace jiaokan;
using namespace jiaokan::test;

namespace {

struct Heading {
  const char* label;
  int level;
  const char* text;
};

Document document_of(const std::vector<Heading>& headings) {
  Document d;
  for (const Heading& h : headings) d.add_block(h.level > 0 ? BlockKind::kHeading : BlockKind::kParagraph, h.text, h.level, h.label);
  assign_sections(d);
  return d;
}

/// The faults of paragraphs, each a label and its text.
std::string shown(const std::vector<std::pair<const char*, const char*>>& blocks) {
  Document d;
  for (const auto& [label, text] : blocks) d.add_block(BlockKind::kParagraph, text, 0, label);
  std::string out;
  for (const SpanFinding& f : compare::find_numbering_faults(d, Language::kEnglish)) out += "[" + std::string(d.slice(f.span)) + "]";
  return out;
}

}  // namespace

TEST_CASE("a number that is skipped or stands twice is found", "[compare][lint][numbering]") {
  const Document d = document_of({{"一", 1, "一、总则"},
                                  {"(一)", 2, "（一）目标"},
                                  {"(二)", 2, "（二）原则"},
                                  {"(四)", 2, "（四）范围"},
                                  {"二", 1, "二、任务"},
                                  {"(一)", 2, "（一）建设"},
                                  {"1", 3, "1.道路"},
                                  {"2", 3, "2.桥梁"},
                                  {"2", 3, "2.隧道"}});
  const std::vector<SpanFinding> found = compare::find_numbering_faults(d, Language::kEnglish);
  REQUIRE(found.size() == 2);
  CHECK(d.slice(found[0].span) == "（四）");
  CHECK(found[0].message.find("follows number 2") != std::string::npos);
  CHECK(d.slice(found[1].span) == "2");
  CHECK(found[1].message.find("twice") != std::string::npos);
}

TEST_CASE("numbering that begins anew or runs on is no fault", "[compare][lint][numbering]") {
  const std::vector<std::vector<Heading>> texts{
      {{"一", 1, "一、总则"}, {"(一)", 2, "（一）目标"}, {"二", 1, "二、任务"}, {"(一)", 2, "（一）建设"}, {"三", 1, "三、保障"}},
      {{"第一章", 1, "第一章 总则"}, {"第一条", 2, "第一条 目的"}, {"第二条", 2, "第二条 范围"}, {"第二章", 1, "第二章 职责"}, {"第三条", 2, "第三条 分工"}},
      {{"十", 1, "十、其他"}, {"十一", 1, "十一、附则"}},
      {{"1", 3, "1.道路"}, {"2024", 3, "2024.工作"}},
      {{"三", 1, "三、从第三部分摘录"}, {"四", 1, "四、保障"}},
      {{"(a)", 3, "(a) one"}, {"(c)", 3, "(c) three"}},
  };
  for (const auto& headings : texts) {
    INFO(headings.front().text);
    CHECK(compare::find_numbering_faults(document_of(headings), Language::kEnglish).empty());
  }
}

TEST_CASE("an article left out of a law is found across its chapters", "[compare][lint][numbering]") {
  const Document d = document_of({{"第一章", 1, "第一章 总则"}, {"第一条", 2, "第一条 目的"}, {"第二章", 1, "第二章 职责"}, {"第三条", 2, "第三条 分工"}});
  REQUIRE(compare::find_numbering_faults(d, Language::kEnglish).size() == 1);
}

TEST_CASE("articles are counted through paragraphs and items within each", "[compare][lint][numbering]") {
  CHECK(shown({{"第一条", "第一条 目的"}, {"第二条", "第二条 范围"}, {"第四条", "第四条 分工"}}) == "[第四条]");
  CHECK(shown({{"第一条", "第一条 目的"}, {"第二条", "第二条 范围"}, {"第二条", "第二条 分工"}, {"第四条", "第四条 监督"}}) == "[第二条]");
  CHECK(shown({{"第一条", "第一条 情形："}, {"(一)", "（一）甲"}, {"(三)", "（三）乙"}, {"第二条", "第二条 情形："}, {"(一)", "（一）丙"}}) == "[（三）]");
  // What is cited, inserted or an excerpt need not be whole.
  CHECK(shown({{"第一条", "第一条 目的"}, {"第一条之一", "第一条之一 增补"}, {"第二条", "第二条 范围"}}).empty());
  CHECK(shown({{"第一条", "第一条 目的"}, {"第四条", "第四条 旧法原文"}, {"第二条", "第二条 范围"}, {"第三条", "第三条 分工"}}).empty());
  CHECK(shown({{"第一条", "第一条 修改为："}, {"第三条", "第三条 新的条文"}, {"第二条", "第二条 范围"}}).empty());
  CHECK(shown({{"第八条", "第八条 摘录"}, {"第十条", "第十条 摘录"}, {"第十五条", "第十五条 摘录"}}).empty());
  CHECK(shown({{"第二条", "第二条 情形："}, {"(二)", "（二）甲"}, {"第三条", "第三条 情形："}, {"(四)", "（四）乙"}}).empty());
}

TEST_CASE("a number that the layout took for none is not missing, one of another kind does not stand for it", "[compare][lint][numbering]") {
  CHECK(shown({{"1", "1.道路"}, {"2", "2.桥梁"}, {"", "3.2024年完工的隧道"}, {"4", "4.渡口"}}).empty());
  CHECK(shown({{"1", "1.道路"}, {"", "写法规则 2.桥梁"}, {"3", "3.隧道"}}).empty());
  CHECK(shown({{"(1)", "（1）道路"}, {"", "另见下文。（2）桥梁；（3）隧道"}, {"(4)", "（4）渡口"}}).empty());
  CHECK(shown({{"一", "一、道路"}, {"", "#二、桥梁"}, {"三", "三、隧道"}}).empty());
  CHECK(shown({{"(1)", "⑴ 道路"}, {"(3)", "⑶ 隧道"}}) == "[⑶]");
  CHECK(shown({{"(一)", "（一）道路"}, {"", "1.路基 2.路面"}, {"(三)", "（三）隧道"}}) == "[（三）]");
  CHECK(shown({{"1", "1.道路"}, {"", "面积2.5公顷，按照（2）办理"}, {"3", "3.隧道"}}) == "[3]");
  CHECK(shown({{"1", "1.道路"}, {"", "2.桥梁"}, {"4", "4.渡口"}}) == "[4]");
}

TEST_CASE("of one kind of finding no more than the limit is listed and the rest is counted", "[compare][lint]") {
  Edition e;
  for (int i = 0; i < 50; ++i) {
    e.document.add_block(BlockKind::kListItem, "1.甲", 0, "1");
    e.document.add_block(BlockKind::kListItem, "3.丙", 0, "3");
  }
  CHECK(compare::lint_edition(e).findings.size() == 50);
  const LintReport report = compare::lint_edition(e, Language::kEnglish, {10, 100});
  CHECK(report.findings.size() == 10);
  REQUIRE(report.not_listed.size() == 1);
  CHECK(report.not_listed[0].kind == DiscrepancyKind::kNumbering);
  CHECK(report.not_listed[0].count == 40);
}

TEST_CASE("lint puts the findings of all stages in reading order with ids", "[compare][lint]") {
  Edition e = build_edition({"发展曆史。", "全市建设公园12个。", "到2026年，建设公园15个。"});
  const auto at = [&](const char* words) { return static_cast<std::uint32_t>(e.document.text.find(words)); };
  e.script_findings.push_back({DiscrepancyKind::kMisconversion, {at("曆史"), at("曆史") + 6}, "歷史", "曆 is the calendar.", 0.9});
  Target goal, milestone;
  goal.id = "t1";
  goal.place = make_place(e.document, {at("建设公园12"), at("建设公园12") + 14});
  milestone.id = "t2";
  milestone.place = make_place(e.document, {at("建设公园15"), at("建设公园15") + 14});
  e.facts.targets = {goal, milestone};
  e.facts.checks.push_back({"goal-vs-milestone", false, {"t1", "t2"}, {"value"}, "The goal says 12, the milestone 15."});
  e.facts.checks.push_back({"goal-vs-milestone", true, {"t1", "t2"}, {}, "agree"});
  e.document.furniture.push_back({"— 3 —", FurnitureKind::kPageNumber, std::nullopt, {}, at("到2026"), true});
  const LintReport report = compare::lint_edition(e);
  REQUIRE(report.findings.size() == 3);
  CHECK(report.findings[0].kind == DiscrepancyKind::kMisconversion);
  CHECK(report.findings[0].suggestion == "歷史");
  CHECK(report.findings[1].kind == DiscrepancyKind::kGoalDisagrees);
  CHECK(report.findings[2].kind == DiscrepancyKind::kPageFurniture);
  CHECK(report.findings[2].id == "f3");
  CHECK(report.findings[1].place.text == "建设公园12");
}
