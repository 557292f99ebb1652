#include <catch2/catch.hpp>

#include "facts/facts_support.h"

// What plans of other makes taught: reports that look back first, task lists, plans for one year, indicator tables with sums.

using namespace jiaokan;
using jiaokan::test::facts_of;
using jiaokan::test::show;

namespace {

using Lines = std::vector<std::string>;

void check(std::string_view text, const Lines& targets) {
  INFO(text);
  CHECK(show(facts_of(text).targets) == targets);
}

}  // namespace

TEST_CASE("what stands below a heading that looks back is no promise", "[facts][targets]") {
  check(
      "# 一、2025年工作回顾\n完成投资310亿元，改造小区45个。\n## （一）实体经济\n新建厂房12座。\n"
      "# 二、2026年主要目标\n新建厂房20座。\n## （一）发展基础\n绿道达到80公里。\n## （二）任务\n新建绿道30公里。",
      {"厂房|新建|2026|= 20 座", "绿道|新建|2026|= 30 公里"});
  check("已完成改造45个小区，已建成充电桩3200个。", {});
  check("截至目前已建成泊位20个。去年完成投资310亿元。", {});
}

TEST_CASE("the title of a plan for one year dates what nothing else dates", "[facts][targets]") {
  check("东岭县政府115年度施政计画\n# 一、目标\n新设托育家园6处。", {"托育家园|新设|2026|= 6 处"});
  check("东岭县2026年工作要点\n# 一、2027年前瞻\n新建公园6处。", {"公园|新建|2027|= 6 处"});
  // A span of years says no single one, and a report speaks of the past as well.
  check("东岭县三年行动计划（2025—2027年）\n# 一、目标\n新设托育家园6处。", {"托育家园|新设|-|= 6 处"});
  check("2026年政府工作报告\n# 一、目标\n新设托育家园6处。", {"托育家园|新设|-|= 6 处"});
}

TEST_CASE("a line that says when a task is due dates the targets of the task", "[facts][targets]") {
  check("新建幼儿园12所。\n牵头单位：市教育局\n完成时限：2026年12月底\n扩建医院2家。\n完成时限：2027年6月",
        {"幼儿园|新建|2026|= 12 所", "医院|扩建|2027|= 2 家"});
  check("到2025年，新建幼儿园12所。\n完成时限：2026年底", {"幼儿园|新建|2025|= 12 所"});
  check("新建幼儿园12所。\n完成时限：2026年13月", {"幼儿园|新建|-|= 12 所"});
}

TEST_CASE("parts of a noun phrase are neither lost nor taken for verbs", "[facts][targets]") {
  check("到2027年，非化石能源消费占比20%左右。", {"非化石能源消费占比|占比|2027|~ 20 %"});
  check("到2027年，新增国家级专精特新企业20家、省级120家。", {"国家级专精特新企业|新增|2027|= 20 家", "省级专精特新企业|新增|2027|= 120 家"});
  check("对首次入选的给予一次性奖励50万元。", {"一次性奖励|给予|-|= 500000 元"});
  check("到2027年，培育百亿级园区2个、千亿级产业集群1个。", {"百亿级园区|培育|2027|= 2 个", "千亿级产业集群|培育|2027|= 1 个"});
  check("到2027年，每宗申请的资助上限提高到15万元。", {"申请的资助上限|提高到|2027|= 150000 元"});
  check("到2027年，综合治理石漠化土地半数以上。", {"石漠化土地|综合治理|2027|>= 50 %"});
}

TEST_CASE("half a day is a bound and half a year a time", "[facts][targets]") {
  check("到2027年，企业开办时间压缩至半个工作日以内。", {"企业开办时间|压缩至|2027|<= 0.5 个工作日"});
  check("到2027年，应急响应时间不超过半小时。", {"应急响应时间|不超过|2027|<= 0.5 小时"});
  check("到2027年，每半年召开会议。", {});
}

TEST_CASE("a change and where it arrives are two figures", "[facts][targets]") {
  const Facts f = facts_of("到2028年，再生水利用率提高5个百分点至35%。");
  REQUIRE(show(f.targets) == Lines{"再生水利用率|提高|2028|= 5 个百分点", "再生水利用率|提高|2028|= 35 %"});
  CHECK(f.targets[0].change);
  CHECK_FALSE(f.targets[1].change);
  check("到2028年，利用率下降2至3个百分点。", {"利用率|下降|2028|range 2..3 个百分点"});
  check("長照服務涵蓋率由114年的82%提升至118年的90%。", {"長照服務涵蓋率|提升至|2029|= 90 %"});
  check("# 二、長照服務涵蓋率由114年的82%提升至118年的90%。", {"長照服務涵蓋率|提升至|2029|= 90 %"});
  check("# 二、2026年主要目标。", {});
  check("至118年底累計完成3,600戶。", {"完成|完成|2029|= 3600 戶"});
}

TEST_CASE("in brackets under a rate that is also summed stands the sum in the unit of the row", "[facts][targets]") {
  check("指标\t单位\t2025年\t2030年\t年均增速[累计]\n人均预期寿命\t岁\t80.1\t81.5\t[1.4]\n产值\t亿元\t20\t30\t8.4",
        {"人均预期寿命|-|2030|= 81.5 岁", "人均预期寿命|-|2030|= 1.4 岁", "产值|-|2030|= 3000000000 元", "产值|-|2030|= 8.4 %"});
}

TEST_CASE("what is compared with belongs neither to the indicator nor to the bound", "[facts][targets]") {
  check("到2030年，科技贡献率与全国平均水平相比高出5个百分点。", {"科技贡献率|高出|2030|= 5 个百分点"});
  check("到2030年，单位面积产量较改造前提高20%。", {"单位面积产量|提高|2030|= 20 %"});
}

TEST_CASE("what cannot be read is kept as printed, with a warning and without a value", "[facts][warnings]") {
  const auto [text, code] = GENERATE(table<const char*, const char*>({
      {"到2026年，建成泊位999999999999999999999999999999999999999999999999999999999999999个。", "number-too-long"},
      {"2026年13月底前，建成泊位3个。", "impossible-date"},
      {"2026年2月30日前，建成泊位3个。", "impossible-date"},
      {"到2026年，建成泊位（含改造3个。", "bracket-not-closed"},
      {"建成泊位3个。（责任单位：）", "responsibility-without-units"},
      {"建成泊位3个。\n牵头单位：", "responsibility-without-units"},
  }));
  INFO(text);
  const Facts f = facts_of(text);
  REQUIRE(f.warnings.size() == 1);
  CHECK(f.warnings[0].code == code);
  CHECK(f.responsibilities.empty());
  for (const Target& t : f.targets) CHECK((!t.value || *t.value == Decimal(3)));
}
