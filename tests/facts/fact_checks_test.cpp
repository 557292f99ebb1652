#include "facts/fact_checks.h"

#include <catch2/catch.hpp>

#include "facts/facts_support.h"

using namespace jiaokan;
using jiaokan::test::facts_of;

namespace {

std::vector<std::string> verdicts(const Facts& f, std::string_view kind) {
  std::vector<std::string> out;
  for (const FactCheck& c : f.checks) {
    if (c.kind != kind) continue;
    std::string line = c.targets.front() + "/" + c.targets.back() + (c.agrees ? " agree" : " differ");
    for (const std::string& d : c.differs_in) line += " " + d;
    out.push_back(line);
  }
  return out;
}

}  // namespace

TEST_CASE("goals are held against the last year's milestone of their section", "[facts][checks]") {
  const Facts f = facts_of(
      "# 一、港口\n完善功能。到2026年末，建设泊位6个以上，改造堆场3处，吞吐量超过800万吨。\n2025年，建设泊位4个，改造堆场3处，吞吐量超过700万吨。\n"
      "2026年，建设泊位6个，改造堆场2处，吞吐量超过800万吨。");
  REQUIRE(f.targets.size() == 9);
  CHECK(f.targets[0].kind == TargetKind::kGoal);
  CHECK(f.targets[3].kind == TargetKind::kMilestone);
  CHECK(verdicts(f, "goal-vs-milestone") == std::vector<std::string>{"t1/t7 differ comparator", "t2/t8 differ value", "t3/t9 agree"});
}

TEST_CASE("a series that falls differs, unless it is to fall", "[facts][checks]") {
  const Facts f = facts_of("# 一、港口\n2025年，建设泊位6个，排放量降低5%。\n2026年，建设泊位4个，排放量降低3%。");
  CHECK(verdicts(f, "series") == std::vector<std::string>{"t1/t3 differ value", "t2/t4 agree"});
}

TEST_CASE("milestones of one name are one series, however alike another name is", "[facts][checks]") {
  const Facts f = facts_of("# 一、港口\n2024年，建设国家重点船坞20个。\n2025年，建设国家船坞1个，建设国家重点船坞21个。\n2026年，建设国家船坞1个，建设国家重点船坞22个。");
  CHECK(verdicts(f, "series") == std::vector<std::string>{"t1/t5 agree", "t2/t4 agree"});
  const Facts alike = facts_of("# 一、港口\n2024年，新建深水码头泊位20个。\n2025年，建成深水码头泊位18个。");
  CHECK(verdicts(alike, "series") == std::vector<std::string>{"t1/t2 differ value"});
}

TEST_CASE("milestones of other sections do not count", "[facts][checks]") {
  const Facts f = facts_of("# 一、港口\n到2026年末，建设泊位6个。\n# 二、航运\n2025年，建设泊位4个。\n2026年，建设泊位5个。");
  CHECK(verdicts(f, "goal-vs-milestone").empty());
}

TEST_CASE("one dated line alone is no row of milestones", "[facts][checks]") {
  const Facts f = facts_of("# 一、港口\n到2026年，建设泊位6个。");
  REQUIRE(f.targets.size() == 1);
  CHECK(f.targets[0].kind == TargetKind::kGoal);
  CHECK(f.checks.empty());
}

TEST_CASE("parts that are more than their whole differ", "[facts][checks]") {
  CHECK(verdicts(facts_of("到2026年，建设泊位10个，其中深水泊位6个、内河泊位5个。"), "total") == std::vector<std::string>{"t1/t3 differ value"});
  CHECK(verdicts(facts_of("到2026年，建设泊位10个，其中深水泊位6个、内河泊位4个。"), "total") == std::vector<std::string>{"t1/t3 agree"});
  CHECK(verdicts(facts_of("到2026年，建设泊位10个，其中深水泊位6个。新增航线8条、泊位9个。"), "total").empty());
  CHECK(verdicts(facts_of("到2026年，建设泊位10个，改造泊位6个、内河泊位5个。"), "total").empty());
}

TEST_CASE("one indicator with two values differs", "[facts][checks]") {
  const Facts f = facts_of("# 一、总体目标\n到2026年，港口货物吞吐量达到800万吨。\n# 二、港口\n到2026年，港口货物吞吐量达到900万吨。");
  CHECK(verdicts(f, "same-indicator") == std::vector<std::string>{"t1/t2 differ value"});
  CHECK(verdicts(facts_of("# 一、甲\n到2026年，港口货物吞吐量达到800万吨。\n# 二、乙\n到2030年，港口货物吞吐量达到900万吨。"), "same-indicator").empty());
  CHECK(verdicts(facts_of("# 一、甲\n到2026年，新建项目8个。\n# 二、乙\n到2026年，新建项目9个。"), "same-indicator").empty());
  CHECK(verdicts(facts_of("# 一、甲\n到2026年，港口货物吞吐量达到800万吨，港口货物吞吐量达到900万吨。"), "same-indicator").empty());
  // A thing with three figures is measured again and again.
  CHECK(verdicts(facts_of("# 一、甲\n2026年，空腹血糖平均浓度达到5.6毫克。\n# 二、乙\n2026年，空腹血糖平均浓度达到5.5毫克。\n# 三、丙\n2026年，空腹血糖平均浓度达到5.4毫克。"), "same-indicator").empty());
  CHECK(verdicts(facts_of("# 一、甲\n2026年，港口货物、集装箱吞吐量分别增长8%、9%。\n# 二、乙\n2026年，港口货物、集装箱吞吐量分别增长9%、8%。"), "same-indicator").empty());
}
