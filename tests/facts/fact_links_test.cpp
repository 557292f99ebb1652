#include "facts/fact_links.h"

#include <catch2/catch.hpp>

#include "facts/canonical_names.h"
#include "facts_support.h"

using namespace jiaokan;
using namespace jiaokan::facts;

TEST_CASE("a list of units answers for the targets before it in its paragraph", "[facts][links]") {
  const Facts facts = test::facts_of("到2026年，建成泵站12座。（责任单位：市水务局）新增公园3个。（责任单位：市园林局）");
  REQUIRE(facts.targets.size() == 2);
  REQUIRE(facts.responsibilities.size() == 2);
  CHECK(facts.responsibilities[0].targets == std::vector<std::string>{"t1"});
  CHECK(facts.responsibilities[1].targets == std::vector<std::string>{"t2"});
}

TEST_CASE("a list on a line of its own answers for the paragraphs of its section", "[facts][links]") {
  const Facts facts = test::facts_of(
      "# 一、治水\n到2026年，建成泵站12座。\n改造管网30公里。\n责任单位：市水务局\n"
      "# 二、绿化\n到2026年，新增公园3个。\n责任单位：市园林局");
  REQUIRE(facts.targets.size() == 3);
  REQUIRE(facts.responsibilities.size() == 2);
  CHECK(facts.responsibilities[0].targets == std::vector<std::string>{"t1", "t2"});
  CHECK(facts.responsibilities[1].targets == std::vector<std::string>{"t3"});
}

TEST_CASE("a fingerprint says what a row says and not where it stands", "[facts][links]") {
  const Facts one = test::facts_of("到2026年，建成泵站12座。");
  const Facts moved = test::facts_of("总则。\n到2026年，建成泵站 12 座。");
  const Facts other = test::facts_of("到2026年，建成泵站13座。");
  REQUIRE(one.targets.size() == 1);
  REQUIRE(moved.targets.size() == 1);
  REQUIRE(other.targets.size() == 1);
  CHECK(one.targets[0].fingerprint.size() == 16);
  CHECK(one.targets[0].fingerprint == moved.targets[0].fingerprint);
  CHECK(one.targets[0].fingerprint != other.targets[0].fingerprint);
  const Facts twice = test::facts_of("到2026年，建成泵站12座。\n到2026年，建成泵站12座。");
  REQUIRE(twice.targets.size() == 2);
  CHECK(twice.targets[1].fingerprint == twice.targets[0].fingerprint + "-2");
}

TEST_CASE("both scripts and widths of an edition give one fingerprint", "[facts][links]") {
  const Facts hans = test::facts_of("到2026年，旅游接待人次突破4500万，新建“口袋公园”12座。（责任单位：市文化广电旅游局，各区政府）");
  const Facts hant = test::facts_of("到２０２６年,旅遊接待人次突破 4500 萬，新建「口袋公園」12座。（責任單位：市文化廣電旅遊局，各區政府）");
  REQUIRE(hans.targets.size() == 2);
  REQUIRE(hant.targets.size() == 2);
  REQUIRE(hans.responsibilities.size() == 1);
  REQUIRE(hant.responsibilities.size() == 1);
  for (std::size_t i = 0; i < 2; ++i) CHECK(hans.targets[i].fingerprint == hant.targets[i].fingerprint);
  CHECK(hans.responsibilities[0].fingerprint == hant.responsibilities[0].fingerprint);
  CHECK(hant.responsibilities[0].units[0].canonical == hans.responsibilities[0].units[0].canonical);
  // What changes a figure changes the fingerprint, marks among it.
  CHECK(test::facts_of("到2026年，费率达到1.5%。").targets.at(0).fingerprint != test::facts_of("到2026年，费率达到15%。").targets.at(0).fingerprint);
}

TEST_CASE("lead and support in lines of their own answer for the same targets", "[facts][links]") {
  const Facts facts = test::facts_of("新建幼儿园12所，普惠园覆盖率达到92%。\n牵头单位：市教育局\n配合单位：市财政局\n扩建医院2家。\n牵头单位：市卫生健康委");
  REQUIRE(facts.responsibilities.size() == 3);
  CHECK(facts.responsibilities[0].targets == std::vector<std::string>{"t1", "t2"});
  CHECK(facts.responsibilities[1].targets == std::vector<std::string>{"t1", "t2"});
  CHECK(facts.responsibilities[2].targets == std::vector<std::string>{"t3"});
}

TEST_CASE("units are counted under one name", "[facts][links]") {
  const auto [printed, canonical] = GENERATE(table<const char*, const char*>({
      {"市发改委", "市发展和改革委员会"},
      {"市發展改革委", "市发展和改革委员会"},
      {"广州市发展和改革委员会", "广州市发展和改革委员会"},
      {"国家发展改革委", "国家发展和改革委员会"},
      {"各区科技局", "各区科学技术局"},
      {"國發會", "国家发展委员会"},
      {"财政部", "财政部"},
      {"市侨办", "市侨务办公室"},
      {"市文化廣電旅遊局", "市文化广电旅游局"},
      {"某研发改委", "某研发改委"},
  }));
  INFO(printed);
  CHECK(canonical_name(printed) == canonical);
}
