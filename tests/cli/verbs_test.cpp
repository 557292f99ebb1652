#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/jiaokan.h"
#include "support/paths.h"

using namespace jiaokan::test;
using Json = nlohmann::json;

namespace {

const char* const kHans = "一、总体要求\n\n（一）目标。\n\n到2025年，力争新建公园12个。（责任单位：市园林局、水务局）\n";
const char* const kHant = "一、總體要求\n\n（一）目標。\n\n到2025年，力爭新建公園15個。（責任單位：市園林局、水務局）\n";

}  // namespace

TEST_CASE("extract gives blocks with kind, level, label and section", "[cli][extract]") {
  const Json doc = Json::parse(jiaokan_run({"extract", "-", "--format", "json"}, kHans).out);
  REQUIRE(doc["blocks"].size() == 3);
  CHECK(doc["blocks"][0]["kind"] == "heading");
  CHECK(doc["blocks"][1]["label"] == "(一)");
  CHECK(doc["blocks"][1]["level"] == 2);
  CHECK(doc["blocks"][2]["section"] == Json::array({"一", "(一)"}));
  CHECK(doc["script"]["detected"] == "hans");
}

TEST_CASE("with --units lines, extract keeps every line as a block, empty ones too", "[cli][extract]") {
  const Json doc = Json::parse(jiaokan_run({"extract", "-", "--units", "lines", "--format", "json"}, "甲\n\n乙 丙\n").out);
  REQUIRE(doc["blocks"].size() == 3);
  CHECK(doc["blocks"][1]["text"] == "");
  CHECK(doc["blocks"][2]["text"] == "乙 丙");
}

TEST_CASE("convert changes the script and nothing else", "[cli][convert]") {
  CHECK(jiaokan_run({"convert", "--to", "hans"}, "  發展歷史，\t改革 開放。\r\n\n").out == "  发展历史，\t改革 开放。\r\n\n");
  CHECK(jiaokan_run({"convert", "--from", "hans", "--to", "tw"}, "为了历史").out == "為了歷史");
  const std::string explained = jiaokan_run({"convert", "--to", "hans", "--explain"}, "甲發展").out;
  const Json change = Json::parse(explained.substr(0, explained.find('\n')));
  CHECK(change["start"] == 1);
  CHECK(change["to"].get<std::string>().substr(0, 3) == "发");
  const TemporaryFolder folder;
  const std::string keep = folder.file("keep.txt", "發展\n");
  CHECK(jiaokan_run({"convert", "--to", "hans", "--keep", keep}, "發展與發現").out == "發展与发现");
}

TEST_CASE("align matches the blocks of the two editions", "[cli][align]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kHans), b = folder.file("b.txt", kHant);
  const Json result = Json::parse(jiaokan_run({"align", a, b, "--format", "json"}).out);
  REQUIRE(result["beads"].size() == 3);
  CHECK(result["beads"][2]["a"] == Json::array({"b3"}));
  CHECK(result["beads"][2]["kind"] == "1-1");
  CHECK(result["summary"]["coverage_a"].get<double>() > 0.99);
  const Json sentences = Json::parse(jiaokan_run({"align", a, b, "--level", "sentence", "--format", "json"}).out);
  CHECK(sentences["level"] == "sentence");
  CHECK(sentences["sentences"]["a"].size() >= 3);
}

TEST_CASE("facts gives targets and responsible units", "[cli][facts]") {
  const Json facts = Json::parse(jiaokan_run({"facts", "-", "--format", "json"}, kHans).out);
  REQUIRE(facts["targets"].size() == 1);
  CHECK(facts["targets"][0]["value"] == 12);
  CHECK(facts["targets"][0]["unit"] == "个");
  CHECK(facts["targets"][0]["year"] == 2025);
  REQUIRE(facts["responsibilities"].size() == 1);
  CHECK(facts["responsibilities"][0]["units"][1]["name"] == "市水务局");
}

TEST_CASE("compare names the one figure that differs", "[cli][compare]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kHans), b = folder.file("b.txt", kHant);
  const CommandResult r = jiaokan_run({"compare", a, b, "--format", "json"});
  CHECK(r.status == 1);
  const Json report = Json::parse(r.out);
  CHECK(report["profile"] == "hans-hant");
  REQUIRE(report["discrepancies"].size() == 1);
  const Json& d = report["discrepancies"][0];
  CHECK(d["kind"] == "number");
  CHECK(d["a"]["text"] == "12");
  CHECK(d["b"]["text"] == "15");
  CHECK(report["summary"]["content"] == 1);
  CHECK(report["summary"]["expected"].get<int>() > 3);
  CHECK_FALSE(report.contains("expected"));
  const Json with_expected = Json::parse(jiaokan_run({"compare", a, b, "--format", "json", "--show", "expected"}).out);
  CHECK(with_expected["expected"].size() == with_expected["summary"]["expected"].get<std::size_t>());
}

TEST_CASE("lint names a wrongly converted character", "[cli][lint]") {
  const CommandResult r = jiaokan_run({"lint", "-", "--format", "json"}, "一、發展目標\n\n回顧城市發展的曆史，總結經驗，繼續深化體制改革。\n");
  CHECK(r.status == 1);
  const Json report = Json::parse(r.out);
  REQUIRE(report["findings"].size() == 1);
  CHECK(report["findings"][0]["kind"] == "misconversion");
  CHECK(report["findings"][0]["a"]["text"].get<std::string>().find("曆") != std::string::npos);
}
