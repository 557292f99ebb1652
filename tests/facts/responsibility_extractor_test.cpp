#include "facts/responsibility_extractor.h"

#include <catch2/catch.hpp>

#include "facts/facts_support.h"

using namespace jiaokan;
using jiaokan::test::facts_of;
using jiaokan::test::show;

namespace {

using Lines = std::vector<std::string>;

Lines groups(std::string_view text) {
  Lines out;
  for (const Responsibility& r : facts_of(text).responsibilities) out.push_back(show(r));
  return out;
}

}  // namespace

TEST_CASE("elided 市 and 区政府 are restored from the same part of the list", "[facts][responsibilities]") {
  CHECK(groups("推进港口建设。（责任单位：市交通局、财政局，临江区、望海区政府）") ==
        Lines{"市交通局:responsible、市财政局:responsible、临江区政府:responsible、望海区政府:responsible"});
  CHECK(groups("推進港口建設。（責任單位：市交通局、財政局，臨江區、望海區政府，沿海縣管委會）") ==
        Lines{"市交通局:responsible、市財政局:responsible、臨江區政府:responsible、望海區政府:responsible、沿海縣管委會:responsible"});
  CHECK(groups("优化环境。（责任单位：市科技局、市场监管局，各区政府）") == Lines{"市科技局:responsible、市市场监管局:responsible、各区政府:responsible"});
  CHECK(groups("优化环境。（责任单位：市市场监管局、望海知识产权法院、市委宣传部，团市委）") ==
        Lines{"市市场监管局:responsible、望海知识产权法院:responsible、市委宣传部:responsible、团市委:responsible"});
  CHECK(groups("责任单位：各区、县级市。") == Lines{"各区:responsible、各县级市:responsible"});
}

TEST_CASE("a comma starts afresh: nothing is lent across it", "[facts][responsibilities]") {
  CHECK(groups("（责任单位：市教育局，团委、文联）") == Lines{"市教育局:responsible、团委:responsible、文联:responsible"});
}

TEST_CASE("wraps inside words are layout, a blank between two units parts them", "[facts][responsibilities]") {
  CHECK(groups("推进港口建设。（责任单 位：市交 通局、财 政局，临江区、 望海区政府）") ==
        Lines{"市交通局:responsible、市财政局:responsible、临江区政府:responsible、望海区政府:responsible"});
  CHECK(groups("责任单位：市交通局 市财政局。") == Lines{"市交通局:responsible、市财政局:responsible"});
}

TEST_CASE("roles are told only where they are written", "[facts][responsibilities]") {
  CHECK(groups("（牵头单位：市教育局；配合单位：市财政局、卫生局）") == Lines{"市教育局:lead、市财政局:support、市卫生局:support"});
  CHECK(groups("（主辦單位：教育局，協辦單位：社會福利署）") == Lines{"教育局:lead、社會福利署:support"});
  CHECK(groups("清理事项。（司法部牵头，财政部、水利部等国务院相关部门及各地区按职责分工负责）") ==
        Lines{"司法部:lead、财政部:responsible、水利部:responsible、国务院相关部门:responsible、各地区:responsible"});
  CHECK(groups("清理事项。（司法部负责）") == Lines{"司法部:responsible"});
  CHECK(groups("清理事项。（司法部牵头，财政部配合）") == Lines{"司法部:lead、财政部:support"});
}

TEST_CASE("a bracket inside a unit's name and 等 at the end of the list do not cut it", "[facts][responsibilities]") {
  CHECK(groups("责任部门：市交通委（市道运局）、市水务局等。") == Lines{"市交通委（市道运局）:responsible、市水务局:responsible"});
}

TEST_CASE("labels on lines of their own belong to the task above", "[facts][responsibilities]") {
  const Facts f = facts_of("1.建设智慧渔港。统一监管平台。\n牵头单位：市农业农村局\n配合单位：市大数据局");
  REQUIRE(f.responsibilities.size() == 2);
  CHECK(show(f.responsibilities[0]) == "市农业农村局:lead");
  CHECK(show(f.responsibilities[1]) == "市大数据局:support");
  CHECK(f.responsibilities[0].task == "建设智慧渔港");
  CHECK(f.responsibilities[1].task == "建设智慧渔港");
}

TEST_CASE("the columns of a task table name the units", "[facts][responsibilities]") {
  const Facts f = facts_of("序号\t工作任务\t牵头单位\t配合单位\t完成时限\n1\t建设驿站\t市住建局\t市城管局、交通局\t2026年\n2\t修建步道\t\t\t2027年");
  REQUIRE(f.responsibilities.size() == 1);
  CHECK(show(f.responsibilities[0]) == "市住建局:lead、市城管局:support、市交通局:support");
  CHECK(f.responsibilities[0].task == "建设驿站");
  REQUIRE(f.warnings.size() == 1);
  CHECK(f.warnings[0].code == "responsibility-without-units");
}

TEST_CASE("the task is the lead sentence without number and full stop", "[facts][responsibilities]") {
  const Facts f = facts_of("（二）完善港口功能。建设码头。（责任单位：市港口局）");
  REQUIRE(f.responsibilities.size() == 1);
  CHECK(f.responsibilities[0].task == "完善港口功能");
  CHECK(f.responsibilities[0].surface == "市港口局");
  CHECK(f.responsibilities[0].id == "r1");
}

TEST_CASE("where the paragraph only spells it out, the heading names the task", "[facts][responsibilities]") {
  const Facts f = facts_of("## （一）建设智慧港口\n改造码头4座，推广岸电。（责任单位：市港口局）\n### 2.主要任务\n培育船企，扩大订单。（责任单位：市工信局）");
  REQUIRE(f.responsibilities.size() == 2);
  CHECK(f.responsibilities[0].task == "建设智慧港口");
  CHECK(f.responsibilities[1].task == "培育船企，扩大订单");
}

TEST_CASE("a remark on a line of its own belongs to the task above", "[facts][responsibilities]") {
  const Facts f = facts_of("完善港口功能。建设码头。\n（市港口局牵头，市财政局配合）");
  REQUIRE(f.responsibilities.size() == 1);
  CHECK(f.responsibilities[0].task == "完善港口功能");
}

TEST_CASE("a label with nothing behind it is a warning, not a group", "[facts][responsibilities]") {
  const Facts f = facts_of("推进改革。（责任单位：）");
  CHECK(f.responsibilities.empty());
  REQUIRE(f.warnings.size() == 1);
  CHECK(f.warnings[0].code == "responsibility-without-units");
  CHECK(f.warnings[0].message == "“责任单位：” in block b1 names no unit");
}

TEST_CASE("a bracket that is never closed ends its list with the sentence", "[facts][responsibilities]") {
  const Facts f = facts_of("推进改革。（责任单位：市司法局、财政局\n其他工作。");
  REQUIRE(f.responsibilities.size() == 1);
  CHECK(show(f.responsibilities[0]) == "市司法局:responsible、市财政局:responsible");
  REQUIRE(f.warnings.size() == 1);
  CHECK(f.warnings[0].code == "bracket-not-closed");
}

TEST_CASE("remarks that name nobody are left alone", "[facts][responsibilities]") {
  for (const std::string_view text : {"办法（由企业自行负责）", "标准（2024年起实施）", "发挥各单位作用，加强部门配合。", "认真负责，狠抓落实。"}) {
    INFO(text);
    CHECK(groups(text).empty());
  }
}

TEST_CASE("a second list of a paragraph belongs to the words behind the first", "[facts][responsibilities]") {
  const Facts f = facts_of("建成泵站12座。（责任单位：市水务局）新增公园3个。（责任单位：市住建局）");
  REQUIRE(f.responsibilities.size() == 2);
  CHECK(f.responsibilities[0].task == "建成泵站12座");
  CHECK(f.responsibilities[1].task == "新增公园3个");
}
