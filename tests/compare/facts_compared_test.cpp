#include <catch2/catch.hpp>

#include "compare/compare_editions.h"
#include "compare/edition_builder.h"
#include "compare/lint_edition.h"

using namespace jiaokan;
using namespace jiaokan::test;

namespace {

/// Adds a target whose surface is `surface`, at its first place behind `behind`.
Target& add_target(Edition& e, const std::string& surface, const std::string& indicator, long long value, int year, const std::string& behind = {}) {
  Target t;
  t.id = "t" + std::to_string(e.facts.targets.size() + 1);
  t.surface = surface;
  t.indicator = indicator;
  t.value = Decimal(value);
  t.value_text = std::to_string(value);
  t.year = year;
  const std::size_t from = behind.empty() ? 0 : e.document.text.find(behind);
  const auto at = static_cast<std::uint32_t>(e.document.text.find(surface, from));
  t.place = make_place(e.document, {at, at + static_cast<std::uint32_t>(surface.size())});
  e.facts.targets.push_back(t);
  return e.facts.targets.back();
}

void add_units(Edition& e, const std::string& surface, const std::vector<ResponsibleUnit>& units) {
  Responsibility r;
  r.id = "r" + std::to_string(e.facts.responsibilities.size() + 1);
  r.surface = surface;
  r.units = units;
  const auto at = static_cast<std::uint32_t>(e.document.text.find(surface));
  r.place = make_place(e.document, {at, at + static_cast<std::uint32_t>(surface.size())});
  e.facts.responsibilities.push_back(r);
}

ResponsibleUnit unit(const std::string& name, const std::string& printed, UnitRole role = UnitRole::kResponsible) { return {name, printed, role, name}; }

Comparison compared(const Edition& a, const Edition& b, Language language = Language::kEnglish) {
  return compare::compare_editions(a, b, align_in_step(a, b), {false, language});
}

/// "t1/t2 value 12>15 [d1]"
std::string shown(const Comparison& c, const Edition& a, const Edition& b) {
  std::string out;
  for (const FactPair& pair : c.facts) {
    const auto id = [&](const std::optional<std::size_t>& i, const Facts& facts) {
      return !i ? std::string("-") : pair.kind == FactKind::kTarget ? facts.targets[*i].id : facts.responsibilities[*i].id;
    };
    out += (out.empty() ? "" : "; ") + id(pair.a, a.facts) + "/" + id(pair.b, b.facts);
    for (const FactDifference& d : pair.differences) out += " " + d.field + " " + d.a + ">" + d.b;
    for (const std::string& d : pair.discrepancies) out += " [" + d + "]";
  }
  return out;
}

}  // namespace

TEST_CASE("targets of two editions are matched by where they stand and compared by value", "[compare][facts]") {
  Edition a = build_edition({"到2026年，新建公园12个，培育企业1.2万家。"}), b = build_edition({"到2026年，新建公园15个，培育企业12000家。"});
  add_target(a, "新建公园12个", "公园", 12, 2026);
  add_target(a, "培育企业1.2万家", "企业", 12000, 2026);
  add_target(b, "新建公园15个", "公园", 15, 2026);
  add_target(b, "培育企业12000家", "企业", 12000, 2026);
  const Comparison c = compared(a, b);
  CHECK(shown(c, a, b) == "t1/t1 value 12>15 [d1]; t2/t2");
  REQUIRE(c.discrepancies.size() == 1);
  CHECK(c.discrepancies[0].message == "The figure differs (“公园”): A has “12”, B has “15”.");
}

TEST_CASE("a year that another block changes is a difference of the targets below it", "[compare][facts]") {
  Edition a = build_edition({"2024年", "新建公园12个。"}), b = build_edition({"2025年", "新建公园12个。"});
  add_target(a, "新建公园12个", "公园", 12, 2024);
  add_target(b, "新建公园12个", "公园", 12, 2025);
  CHECK(shown(compared(a, b), a, b) == "t1/t1 year 2024>2025");
}

TEST_CASE("a fact that was read in two ways from the same words is no difference", "[compare][facts]") {
  Edition a = build_edition({"新建公园12个，步道9公里。"}), b = build_edition({"新建公园12个，步道9公里。"});
  add_target(a, "新建公园12个", "公园", 12, 2026);
  add_target(a, "步道9公里", "步道", 9, 2026);
  add_target(b, "新建公园12个", "公园", 12, 2027).comparator = Comparator::kGreater;
  CHECK(shown(compared(a, b), a, b) == "t1/t1; t2/-");
}

TEST_CASE("a number that moved into another clause is one finding and one pair", "[compare][facts]") {
  Edition a = build_edition({"新增12家企业，培育创新平台，完善服务。"}), b = build_edition({"新增企业，培育12家创新平台，完善服务。"});
  add_target(a, "新增12家企业", "企业", 12, 2026);
  add_target(b, "培育12家创新平台", "创新平台", 12, 2026);
  const Comparison c = compared(a, b);
  REQUIRE(c.discrepancies.size() == 1);
  CHECK(c.discrepancies[0].message == "The figure stands in another clause (in B behind “新增企业，培育”): A has “12家”, B has “12家”.");
  CHECK(shown(c, a, b) == "t1/t1 indicator 企业>创新平台 [d1]");
}

TEST_CASE("a number that moved into another paragraph is one finding and one pair", "[compare][facts]") {
  Edition a = build_edition({"新增12家企业，完善服务。", "培育创新平台，健全制度。"}), b = build_edition({"新增企业，完善服务。", "培育12家创新平台，健全制度。"});
  add_target(a, "新增12家企业", "企业", 12, 2026);
  add_target(b, "培育12家创新平台", "创新平台", 12, 2026);
  const Comparison c = compared(a, b);
  REQUIRE(c.discrepancies.size() == 1);
  CHECK(shown(c, a, b) == "t1/t1 indicator 企业>创新平台 [d1]");
}

TEST_CASE("a unit dropped from a list of responsible units is named, with what its name leaves out", "[compare][facts][responsibilities]") {
  Edition a = build_edition({"（责任单位：市民政局、科技局、财政局，各区政府）"}), b = build_edition({"（责任单位：市民政局、财政局，各区政府）"});
  add_units(a, "市民政局、科技局、财政局，各区政府", {unit("市民政局", "市民政局"), unit("市科技局", "科技局"), unit("市财政局", "财政局"), unit("各区政府", "各区政府")});
  add_units(b, "市民政局、财政局，各区政府", {unit("市民政局", "市民政局"), unit("市财政局", "财政局"), unit("各区政府", "各区政府")});
  const Comparison c = compared(a, b);
  REQUIRE(c.discrepancies.size() == 1);
  CHECK(c.discrepancies[0].message == "The responsible units differ (市科技局 only in A): A has “科技局、”, B has nothing there.");
  CHECK(shown(c, a, b) == "r1/r1 units 市科技局> [d1]");
  const Comparison back = compared(b, a, Language::kHans);
  CHECK(back.discrepancies[0].message == "责任单位不同（仅见于 B：市科技局）：A 此处无字，B 作“科技局、”。");
}

TEST_CASE("each finding of a list names the units it touches, roles and other names are told", "[compare][facts][responsibilities]") {
  Edition a = build_edition({"责任单位：市水务局、市教育局、市体育局、市商务局、市统计局。"}), b = build_edition({"责任单位：市林业局、市教育局、市体育局、市商务局。"});
  add_units(a, "市水务局、市教育局、市体育局、市商务局、市统计局",
            {unit("市水务局", "市水务局", UnitRole::kLead), unit("市教育局", "市教育局"), unit("市体育局", "市体育局"), unit("市商务局", "市商务局"), unit("市统计局", "市统计局")});
  add_units(b, "市林业局、市教育局、市体育局、市商务局", {unit("市林业局", "市林业局"), unit("市教育局", "市教育局", UnitRole::kLead), unit("市体育局", "市体育局"), unit("市商务局", "市商务局")});
  const Comparison c = compared(a, b);
  REQUIRE(c.discrepancies.size() == 2);
  CHECK(c.discrepancies[0].message.find("(市水务局 only in A, 市林业局 only in B)") != std::string::npos);
  CHECK(c.discrepancies[1].message.find("(市统计局 only in A)") != std::string::npos);
  CHECK(shown(c, a, b) == "r1/r1 units 市水务局、市统计局>市林业局 role 市教育局 responsible>市教育局 lead [d1] [d2]");

  Edition full = build_edition({"责任单位：市发展改革委。"}), abbreviated = build_edition({"责任单位：市发改委。"});
  add_units(full, "市发展改革委", {{"市发展改革委", "市发展改革委", UnitRole::kResponsible, "市发展和改革委员会"}});
  add_units(abbreviated, "市发改委", {{"市发改委", "市发改委", UnitRole::kResponsible, "市发展和改革委员会"}});
  const Comparison other = compared(full, abbreviated);
  REQUIRE(other.discrepancies.size() == 1);
  CHECK(other.discrepancies[0].message.find("(the same bodies, written otherwise)") != std::string::npos);
}

namespace {

Edition edition_with_check(const std::vector<std::string>& blocks, long long goal, long long milestone) {
  Edition e = build_edition(blocks);
  add_target(e, "新建公园" + std::to_string(goal) + "个", "公园", goal, 2026);
  add_target(e, "建成公园" + std::to_string(milestone) + "个", "公园", milestone, 2026);
  FactCheck check{"goal-vs-milestone", goal == milestone, {"t1", "t2"}, {}, "公园: goal, milestone"};
  if (goal != milestone) check.differs_in = {"value"};
  e.facts.checks.push_back(check);
  return e;
}

std::string checks_of(const Comparison& c) {
  std::string out;
  for (const CheckedStatement& s : c.checks)
    out += "[" + s.id + " " + s.check + " " + std::string(to_string(s.in_a)) + "/" + std::string(to_string(s.in_b)) + " " + (s.a ? s.a->text : "-") + "|" +
           (s.b ? s.b->text : "-") + "]";
  return out;
}

}  // namespace

TEST_CASE("a check that fails in one edition only is told apart from one that fails in both", "[compare][checks]") {
  const Edition right = edition_with_check({"到2026年，新建公园12个。", "2026年：建成公园12个。"}, 12, 12);
  const Edition wrong = edition_with_check({"到2026年，新建公园12个。", "2026年：建成公园15个。"}, 12, 15);
  CHECK(checks_of(compared(right, right)).empty());
  CHECK(checks_of(compared(wrong, wrong)) == "[c1 goal-vs-milestone differ/differ 新建公园12个|新建公园12个]");
  CHECK(checks_of(compared(right, wrong)) == "[c1 goal-vs-milestone agree/differ -|新建公园12个]");
  CHECK(checks_of(compared(wrong, right)) == "[c1 goal-vs-milestone differ/agree 新建公园12个|-]");
  CHECK(compared(right, wrong).checks[0].message == "Only in B, while A agrees with itself: 公园: goal, milestone");
  CHECK(compared(wrong, wrong).checks[0].message.starts_with("In both editions: "));
  CHECK(compared(wrong, wrong).discrepancies.empty());
  const Edition without = build_edition({"到2026年，新建公园12个。", "2026年：建成公园15个。"});
  CHECK(checks_of(compared(wrong, without)) == "[c1 goal-vs-milestone differ/absent 新建公园12个|-]");
}

TEST_CASE("a number skipped in one edition is a check of its own beside what the editions disagree in", "[compare][checks][numbering]") {
  const auto edition = [](std::vector<std::string> labels) {
    Edition e = build_edition({"甲总则", labels[0] + "目标", labels[1] + "原则", labels[2] + "范围"});
    for (std::size_t i = 0; i < 3; ++i) {
      Block& block = e.document.blocks[i + 1];
      block.kind = BlockKind::kHeading;
      block.level = 2;
      block.label = labels[i];
    }
    return e;
  };
  const Edition right = edition({"(一)", "(二)", "(三)"}), wrong = edition({"(一)", "(二)", "(四)"});
  CHECK(checks_of(compared(right, wrong)) == "[c1 numbering agree/differ -|(四)]");
  CHECK(checks_of(compared(wrong, wrong)) == "[c1 numbering differ/differ (四)|(四)]");
  CHECK(checks_of(compared(right, right)).empty());
}

TEST_CASE("gaps in enumerations and units named in two ways are checks of both editions", "[compare][checks][lint]") {
  const auto edition = [](const std::string& third, const std::string& last) {
    Edition e = build_edition({"一是建设公园。二是建设步道。" + third + "建设球场。", "责任单位：市科技局", "责任单位：市科技局。", "牵头单位：市科技局", "配合单位：" + last});
    for (std::size_t i = 1; i < 5; ++i) {
      const std::string name = i < 4 ? "市科技局" : last;
      Responsibility r;
      r.id = "r" + std::to_string(i);
      r.surface = name;
      r.units = {{name, name, UnitRole::kResponsible, "市科学技术局"}};
      const RawSpan block = e.document.blocks[i].text;
      const auto at = block.begin + static_cast<std::uint32_t>(e.document.slice(block).find(name));
      r.place = make_place(e.document, {at, at + static_cast<std::uint32_t>(name.size())});
      e.facts.responsibilities.push_back(r);
    }
    return e;
  };
  const Edition right = edition("三是", "市科技局"), wrong = edition("四是", "市科学技术局");
  CHECK(checks_of(compared(right, right)).empty());
  CHECK(checks_of(compared(right, wrong)) == "[c1 enumeration agree/differ -|四是][c2 unit-name agree/differ -|市科学技术局]");
  CHECK(checks_of(compared(wrong, wrong)) == "[c1 enumeration differ/differ 四是|四是][c2 unit-name differ/differ 市科学技术局|市科学技术局]");
  CHECK(compared(wrong, wrong, Language::kHans).checks[0].message == "两个版本均有：同一列举中第 2 项之后是“四是”，序号不连续。");
  // What compare checks of both, lint lists of one.
  std::string listed;
  for (const LintFinding& f : compare::lint_edition(wrong).findings) listed += std::string(to_string(f.kind)) + " " + f.place.text + "|";
  CHECK(listed == "numbering 四是|inconsistency 市科学技术局|");
}

TEST_CASE("lint tells a series that falls, parts above their whole and one indicator with two values", "[compare][lint][checks]") {
  Edition e = build_edition({"2025年：公园12个；2026年：公园9个。", "泊位10个，其中深水6个、内河5个。", "吞吐量800万吨。", "吞吐量900万吨。"});
  add_target(e, "公园12个", "公园", 12, 2025);
  add_target(e, "公园9个", "公园", 9, 2026);
  add_target(e, "泊位10个", "泊位", 10, 2026);
  add_target(e, "深水6个", "深水", 6, 2026);
  add_target(e, "内河5个", "内河", 5, 2026);
  add_target(e, "吞吐量800万吨", "吞吐量", 8000000, 2026);
  add_target(e, "吞吐量900万吨", "吞吐量", 9000000, 2026);
  e.facts.checks = {{"series", false, {"t1", "t2"}, {"value"}, ""}, {"total", false, {"t3", "t4", "t5"}, {"value"}, ""}, {"same-indicator", false, {"t6", "t7"}, {"value"}, ""}};
  for (const Language language : {Language::kEnglish, Language::kHans, Language::kHant}) {
    const LintReport report = compare::lint_edition(e, language);
    REQUIRE(report.findings.size() == 3);
    CHECK(report.findings[0].place.text == "公园9个");
    CHECK(report.findings[1].place.text == "泊位10个");
    CHECK(report.findings[2].place.text == "吞吐量900万吨");
    for (const LintFinding& f : report.findings) CHECK(f.kind == DiscrepancyKind::kFiguresDisagree);
    CHECK(report.findings[0].message.find("2026: 9") != std::string::npos);
  }
  CHECK(compare::lint_edition(e).findings[1].message == "泊位: the parts (6 + 5) are more than the whole (10).");
}
