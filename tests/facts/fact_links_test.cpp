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
      {"某研发改委", "某研发改委"},
  }));
  INFO(printed);
  CHECK(canonical_name(printed) == canonical);
}
