#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/jiaokan.h"

using namespace jiaokan::test;
using Json = nlohmann::json;

namespace {

const char* const kHans = "一、总体要求\n\n全市新建公园12个，改造小区30个。\n\n鼓励社会资本参与运营，不得损害公共利益。\n\n建立月度通报制度，定期公开进展。\n";
const char* const kHant = "一、總體要求\n\n全市新建公園15個，改造小區30個。\n\n鼓勵社會資本參與運營，得損害公共利益。\n\n建立月度通報制度，定期公開進展。\n";

Json compared(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "compare");
  arguments.insert(arguments.end(), {"--format", "json"});
  return Json::parse(jiaokan_run(arguments).out);
}

std::string decision(const Json& finding) {
  return Json{{"fingerprint", finding["fingerprint"]}, {"decision", "accept"}, {"reason", "译者同意"}, {"who", "校"}}.dump() + "\n";
}

}  // namespace

TEST_CASE("a decided finding stays away, also where paragraphs are added and lines end otherwise", "[cli][compare][decisions]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kHans), b = folder.file("b.txt", kHant);
  const Json before = compared({a, b});
  REQUIRE(before["discrepancies"].size() == 2);
  const std::string decisions = folder.file("decisions.jsonl", decision(before["discrepancies"][0]) + "\n" + decision(before["discrepancies"][1]));
  const Json after = compared({a, b, "--decisions", decisions});
  CHECK(after["discrepancies"].empty());
  CHECK(after["summary"]["decided"] == 2);
  CHECK(after["decided"][0]["reason"] == "译者同意");
  const CommandResult text = jiaokan_run({"compare", a, b, "--decisions", decisions});
  CHECK(text.status == 0);
  CHECK(text.out.find("2 findings are hidden by decisions") != std::string::npos);
  // A paragraph before the findings, in both editions, and other line ends.
  std::string longer_a = kHans, longer_b = kHant;
  longer_a.insert(longer_a.find("全市"), "各区各部门要抓好落实。\n\n");
  longer_b.insert(longer_b.find("全市"), "各區各部門要抓好落實。\n\n");
  for (std::size_t at = 0; (at = longer_b.find('\n', at)) != std::string::npos; at += 2) longer_b.insert(at, "\r");
  const Json moved = compared({folder.file("a2.txt", longer_a), folder.file("b2.txt", longer_b), "--decisions", decisions});
  CHECK(moved["discrepancies"].empty());
  CHECK(moved["summary"]["decided"] == 2);
}

TEST_CASE("a baseline leaves only what is new to the exit status", "[cli][compare][decisions]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kHans), b = folder.file("b.txt", kHant);
  const std::string old = folder.file("old.json", jiaokan_run({"compare", a, b, "--format", "json"}).out);
  const CommandResult same = jiaokan_run({"compare", a, b, "--baseline", old});
  CHECK(same.status == 0);
  CHECK(same.out.find("Since the baseline: 0 new, 2 unchanged, 0 fixed") != std::string::npos);
  std::string changed = kHant;
  changed.replace(changed.find("15個"), std::string("15個").size(), "12個");
  changed.replace(changed.find("月度"), std::string("月度").size(), "季度");
  const std::string b2 = folder.file("b2.txt", changed);
  const Json now = compared({a, b2, "--baseline", old});
  CHECK(now["summary"]["new"] == 1);
  CHECK(now["summary"]["unchanged"] == 1);
  CHECK(now["summary"]["fixed"] == 1);
  CHECK(now["fixed"][0]["kind"] == "number");
  CHECK(jiaokan_run({"compare", a, b2, "--baseline", old}).status == 1);
}

TEST_CASE("decisions and baselines that are none are refused with their line", "[cli][compare][decisions][bad-input]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kHans), b = folder.file("b.txt", kHant);
  const auto message = [&](const std::string& option, const std::string& content) {
    const CommandResult r = jiaokan_run({"compare", a, b, option, folder.file("given", content)});
    CHECK(r.status == 2);
    CHECK(r.out.empty());
    return r.err;
  };
  CHECK(message("--decisions", "{}\n").find("given: line 1 is no decision: it is not the JSON object that is expected; write {") != std::string::npos);
  CHECK(message("--decisions", "\n{\"fingerprint\": \"x\", \"decision\": \"accept\"}").find("given: line 2 is no decision: \"x\" is no fingerprint") !=
        std::string::npos);
  CHECK(message("--decisions", "{\"fingerprint\": \"0123456789abcdef\", \"decision\": \"perhaps\"}").find("\"perhaps\" is neither accept nor reject") !=
        std::string::npos);
  CHECK(message("--baseline", "{}").find("given: is no jiaokan.comparison/1") != std::string::npos);
  CHECK(message("--baseline", "{\"format\": \"jiaokan.lint/1\"}").find("its format is jiaokan.lint/1") != std::string::npos);
}
