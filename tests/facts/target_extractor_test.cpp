#include "facts/target_extractor.h"

#include <catch2/catch.hpp>

#include "facts/fact_extractor.h"
#include "facts/facts_support.h"

using namespace jiaokan;
using jiaokan::test::check_facts;
using jiaokan::test::FactCase;
using jiaokan::test::facts_of;
using jiaokan::test::show;

namespace {

using Lines = std::vector<std::string>;

void check(const std::vector<FactCase>& cases) { check_facts(cases, &Facts::targets); }

}  // namespace

TEST_CASE("a target has indicator, verb, year, bound, value and unit", "[facts][targets]") {
  check({
      {"到2026年末，建设滨海公园12座。", {"滨海公园|建设|2026|= 12 座"}},
      {"到2026年末，建设12座滨海公园。", {"滨海公园|建设|2026|= 12 座"}},
      {"2026年，全市森林覆盖率达到38.5%以上。", {"森林覆盖率|达到|2026|>= 38.5 %"}},
      {"到2026年，商标审查周期压缩至5个月以内。", {"商标审查周期|压缩至|2026|<= 5 个月"}},
      {"到2026年，渔港升级改造面积超过1.5万平方米。", {"渔港升级改造面积|超过|2026|> 15000 平方米"}},
      {"2026年底前，单位产值能耗比2023年下降12%。", {"单位产值能耗|下降|2026|= 12 %"}},
      {"到2027年，旅客吞吐量翻一番。", {"旅客吞吐量|-|2027|= 2 倍"}},
      {"到2026年，將公屋輪候時間由5年縮短至4.5年。", {"公屋輪候時間|縮短至|2026|= 4.5 年"}},
      {"到2026年，實現大科學裝置零的突破。", {"大科學裝置|實現|2026|> 0 -"}},
  });
}

TEST_CASE("the deadline holds to the end of its sentence, and the one at its end holds for all of it", "[facts][targets]") {
  check({
      {"到2025年，新增床位600张，培训护理员2000人次；建成食堂30个。", {"床位|新增|2025|= 600 张", "护理员|培训|2025|= 2000 人次", "食堂|建成|2025|= 30 个"}},
      {"新建泊位6个，扩建堆场2处，均于2027年底前投产。", {"泊位|新建|2027|= 6 个", "堆场|扩建|2027|= 2 处"}},
      {"到2025年，新增床位600张。建成食堂30个。", {"床位|新增|2025|= 600 张", "食堂|建成|-|= 30 个"}},
  });
}

TEST_CASE("a heading with a year says what its targets are meant for", "[facts][targets]") {
  const Facts f = facts_of("# 三、2026年重点工作\n新增停车位8000个。今年安排资金3亿元。\n# 四、保障措施\n新增编制20名。");
  REQUIRE(f.targets.size() == 3);
  CHECK(f.targets[0].year == 2026);
  CHECK(f.targets[1].year == 2026);
  CHECK_FALSE(f.targets[2].year);
}

TEST_CASE("an empty block leaves the years of what stands before alone", "[facts][targets]") {
  const Facts f = facts_of("新增停车位80个。\n# 三、2026年重点工作\n\n新增岗位30个。");
  REQUIRE(f.targets.size() == 2);
  CHECK_FALSE(f.targets[0].year);
  CHECK(f.targets[1].year == 2026);
}

TEST_CASE("the parts of a list share verb and subject", "[facts][targets]") {
  check({
      {"到2026年，争创国家级中心1家、省级中心3家。", {"国家级中心|争创|2026|= 1 家", "省级中心|争创|2026|= 3 家"}},
      {"到2026年，城市和县城污水处理率分别达到96%和88%左右。", {"城市和县城污水处理率|达到|2026|= 96 %", "城市和县城污水处理率|达到|2026|~ 88 %"}},
      {"到2026年，产值达到300亿元，占全市工业的比重提高到18%。", {"产值|达到|2026|= 30000000000 元", "产值占全市工业的比重|提高到|2026|= 18 %"}},
  });
}

TEST_CASE("what is past, a condition, an age, a term or a name is no target", "[facts][targets]") {
  for (const std::string_view text : {"去年新增就业20万人。", "截至目前，已建成驿站45个。", "过去5年，累计投入资金30亿元。", "对年满60周岁以上的老人予以补助。",
                                      "规模30人以下的企业免费使用。", "在未来5年内逐步推开。", "落实“三个一批”要求。", "推进三大工程、两个中心建设。",
                                      "连续第9年举办。", "总投资亿元以上项目优先供地。"}) {
    INFO(text);
    CHECK(show(facts_of(text).targets) == Lines{});
  }
}

TEST_CASE("力争 covers the sentence, 争取 its clause, 累计 its own figure", "[facts][targets]") {
  const Facts f = facts_of("到2026年，力争引进团队6个，建设基地3个，人才累计达到9万人。打造园区5个。");
  REQUIRE(f.targets.size() == 4);
  CHECK(f.targets[0].modality == "力争");
  CHECK(f.targets[1].modality == "力争");
  CHECK(f.targets[2].cumulative);
  CHECK_FALSE(f.targets[1].cumulative);
  CHECK_FALSE(f.targets[3].modality);
  CHECK(facts_of("到2026年，力爭建設基地3個。").targets.at(0).modality == "力争");
}

TEST_CASE("bounds that stand before the verb count", "[facts][targets]") {
  check({
      {"每家最高可补助200万元。", {"补助|补助|-|<= 2000000 元"}},
      {"各镇街每年至少举办2次应急演练。", {"应急演练|举办|-|>= 2 次"}},
  });
}

TEST_CASE("change, base year and period of reference are told", "[facts][targets]") {
  const Facts f = facts_of("到2026年，贷款余额年均增长15%，投诉量减少三成，占比提高2个百分点，产能扩大2倍。");
  REQUIRE(f.targets.size() == 4);
  REQUIRE(f.targets[0].change);
  CHECK(f.targets[0].change->direction == ChangeDirection::kIncrease);
  CHECK(f.targets[0].change->kind == ChangeKind::kPercent);
  CHECK(f.targets[0].per == "年均");
  CHECK(f.targets[1].change->direction == ChangeDirection::kDecrease);
  CHECK(f.targets[2].change->kind == ChangeKind::kPercentagePoints);
  CHECK(f.targets[3].change->kind == ChangeKind::kMultiple);
}

TEST_CASE("the base year and the nature of an indicator are told where prose says them", "[facts][targets]") {
  const Facts f = facts_of("到2026年，能耗比2023年下降12%（约束性），森林覆盖率达到24%（預期性）。");
  REQUIRE(f.targets.size() == 2);
  REQUIRE(f.targets[0].change);
  CHECK(f.targets[0].change->base_year == 2023);
  CHECK(f.targets[0].year == 2026);
  CHECK(f.targets[0].indicator_type == "约束性");
  CHECK(f.targets[1].indicator_type == "預期性");
}

TEST_CASE("texts are printed in the edition's own characters", "[facts][targets]") {
  const Facts f = facts_of("到２０２６年，建設實驗室３家。");
  REQUIRE(f.targets.size() == 1);
  CHECK(f.targets[0].indicator == "實驗室");
  CHECK(f.targets[0].deadline == "到２０２６年");
  CHECK(f.targets[0].surface == "建設實驗室３家");
  CHECK(f.targets[0].value_text == "３");
  CHECK(f.targets[0].place.text == f.targets[0].surface);
  CHECK(f.targets[0].place.start == 7);
}

TEST_CASE("a target is the same where wraps left blanks inside words", "[facts][targets]") {
  const Facts f = facts_of("到2026年，建 设国家实 验室 3 家。");
  REQUIRE(f.targets.size() == 1);
  CHECK(show(f.targets[0]) == "国家实验室|建设|2026|= 3 家");
  CHECK(f.targets[0].surface == "建 设国家实 验室 3 家");
}

TEST_CASE("an indicator table gives one target for each cell under a coming year", "[facts][targets][table]") {
  check({
      {"指标\t单位\t2023年\t2025年\t2026年\t属性\n海域优良率\t%\t86\t≥87\t88以上\t约束性\n泊位数\t个\t40\t44\t46\t预期性",
       {"海域优良率|-|2025|>= 87 %", "海域优良率|-|2026|>= 88 %", "泊位数|-|2025|= 44 个", "泊位数|-|2026|= 46 个"}},
      {"指标名称\t2020年\t2025年\t年均增长\n一、创新驱动\n研发投入（亿元）\t30\t50\t-\n产值（万元）\t1\t-\t〔6.5〕",
       {"研发投入|-|2025|= 5000000000 元", "产值|-|2025|= 6.5 %"}},
      {"指標\t2020年\t2025年\t〔累計〕\n污染物排放總量減少（%）\n氨氮\t-\t-\t〔10〕", {"氨氮|-|2025|= 10 %"}},
  });
  const Facts f = facts_of("指标\t2020年\t2025年\t属性\n甲率（%）\t1\t2\t约束性\n乙率（%）\t3\t4\t");
  REQUIRE(f.targets.size() == 2);
  CHECK(f.targets[0].indicator_type == "约束性");
  CHECK(f.targets[1].indicator_type == "约束性");
  CHECK(f.targets[0].surface == "甲率（%）\t1\t2");
}

TEST_CASE("rows that are blocks of their own make one table, headings between them name groups", "[facts][targets][table]") {
  const Facts f = facts_of("指　标\t2020年\t2025年\n#### 1.水环境（%）\n甲类\t10\t20");
  REQUIRE(f.targets.size() == 1);
  CHECK(show(f.targets[0]) == "甲类|-|2025|= 20 %");
}

TEST_CASE("a lost comma is made good where the section names both nouns elsewhere", "[facts][targets]") {
  const Facts f = facts_of("2025年，打造20个创业空间，归国人员达到8万人。\n2026年，打造40个创业空间归国人员达到9万人。");
  REQUIRE(f.targets.size() == 4);
  CHECK(f.targets[2].indicator == "创业空间");
  CHECK(f.targets[3].indicator == "归国人员");
}

TEST_CASE("rows of other tables are read as prose, with the term in their own cell", "[facts][targets][table]") {
  const Facts f = facts_of("任务\t责任单位\t完成时限\n建设驿站20座\t市住建局\t2026年12月");
  REQUIRE(f.targets.size() == 1);
  CHECK(f.targets[0].year == 2026);
}

TEST_CASE("targets keep section, order and ids", "[facts][targets]") {
  const Facts f = facts_of("# 一、目标\n## （一）港口\n到2026年，建设泊位6个。\n## （二）航运\n到2026年，开通航线8条。");
  REQUIRE(f.targets.size() == 2);
  CHECK(f.targets[0].id == "t1");
  CHECK(f.targets[1].id == "t2");
  CHECK(f.targets[1].section == std::vector<std::string>{"一", "(二)"});
  CHECK(f.targets[1].place.block == 4);
}

TEST_CASE("a remark in brackets behind a full stop is no part of the next target", "[facts][targets]") {
  const Facts f = facts_of("到2026年，建成泵站12座。（责任单位：市水务局）新增公园3个。");
  REQUIRE(f.targets.size() == 2);
  CHECK(f.targets[1].surface == "新增公园3个");
  CHECK(f.targets[1].indicator == "公园");
}

TEST_CASE("rows of contents and the numbers of figures and parts name no targets", "[facts][targets]") {
  Document d = jiaokan::test::document_of("# 目录\n1.3 本期建设学校 . . . . . . . . 5\n2.4 所有项目……………………12\n如图2–4所示，如§3.1所述，选举代表100名。\n建设学校5所");
  for (const std::size_t row : {1U, 2U, 4U}) d.blocks[row].kind = BlockKind::kListItem;
  const Facts facts = facts::extract_facts(d, jiaokan::test::width_folded(d));
  REQUIRE(facts.targets.size() == 2);
  CHECK(facts.targets[0].surface == "选举代表100名");
  CHECK(facts.targets[1].surface == "建设学校5所");
}

TEST_CASE("a numbered sentence is read, even where the layout takes it for a heading", "[facts][targets]") {
  const Facts f = facts_of("# 一、未來五年，政府會撥款約32億元，增建12間日間護理中心。\n# 二、建設12間中心");
  REQUIRE(f.targets.size() == 2);
  CHECK(f.targets[0].value->to_string() == "3200000000");
  CHECK(f.targets[1].indicator == "日間護理中心");
}
