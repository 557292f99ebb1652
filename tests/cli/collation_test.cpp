#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>

#include "support/jiaokan.h"
#include "support/paths.h"

using namespace jiaokan::test;
using Catch::Matchers::Contains;
using Json = nlohmann::json;

namespace {

const char* const kBase = "一、总体要求\n\n到2026年，全市新建公园12个，改造小区30个。\n\n鼓励社会资本参与运营，不得损害公共利益。\n\n建立月度通报制度，定期公开进展。\n";
const char* const kOther = "一、總體要求\n\n到2026年，全市新建公園15個，改造小區30個。\n\n鼓勵社會資本參與運營，不得損害公共利益。\n\n建立月度通報制度，定期公開進展。\n";
const char* const kThird = "一、总体要求\n\n到2026年，全市新建公园15个，改造小区30个。\n\n鼓励社会资本参与运营，可以损害公共利益。\n\n建立月度通报制度，定期公开进展。\n";
const char* const kUnrelated = "图书馆开放时间\n\n周一闭馆，周二至周日上午九点开门，晚上八点半关门。\n\n读者凭证借阅，每次不超过五册，逾期须缴纳滞纳金。\n";

}  // namespace

TEST_CASE("three editions give each against the base and one table of variants", "[cli][compare][collation]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kBase), b = folder.file("b.txt", kOther), c = folder.file("c.txt", kThird);
  const CommandResult json = jiaokan_run({"compare", a, b, c, "--format", "json"});
  INFO(json.err);
  CHECK(json.status == 1);
  const Json all = Json::parse(json.out);
  CHECK(all["format"] == "jiaokan.collation/1");
  REQUIRE(all["variants"].size() == 2);
  CHECK(all["variants"][0]["lemma"]["text"] == "12");
  CHECK(all["variants"][0]["readings"].size() == 1);
  CHECK(all["variants"][0]["readings"][0]["witnesses"] == Json({"B", "C"}));
  CHECK(all["variants"][1]["agreeing"] == Json({"B"}));
  REQUIRE(all["comparisons"].size() == 2);
  // Each comparison is what two editions alone give, but for the name of the witness.
  Json alone = Json::parse(jiaokan_run({"compare", a, c, "--format", "json"}).out);
  for (Json& d : alone["discrepancies"]) d["message"] = std::regex_replace(d["message"].get<std::string>(), std::regex("\\bB\\b"), "C");
  for (const char* key : {"summary", "discrepancies", "alignment", "facts", "checks"}) CHECK(all["comparisons"][1][key] == alone[key]);
  const std::string file = folder.file("all.json", json.out);
  const CommandResult valid =
      run_command({"/usr/bin/python3", (source_dir() / "tests/support/validate.py").string(), (source_dir() / "resources/schemas").string(), file});
  INFO(valid.out << valid.err);
  CHECK(valid.status == 0);

  const CommandResult text = jiaokan_run({"compare", a, b, c});
  CHECK_THAT(text.out, Contains("Variants by place") && Contains("B C") && Contains("Each against the base"));
  const CommandResult csv = jiaokan_run({"compare", a, b, c, "--format", "csv"});
  CHECK_THAT(csv.out, Contains("v1,,lemma,") && Contains("v1,content,number,") && Contains("B C"));
  CHECK(jiaokan_run({"compare", a, b, c, "--format", "jsonl"}).out.find("\"v2\"") != std::string::npos);
  CHECK(jiaokan_run({"compare", a, a, a}).status == 0);
}

TEST_CASE("decisions, kinds and severities hold in every comparison of a collation", "[cli][compare][collation]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kBase), b = folder.file("b.txt", kOther), c = folder.file("c.txt", kThird);
  const Json off = Json::parse(jiaokan_run({"compare", a, b, c, "--format", "json", "--off", "number"}).out);
  CHECK(off["variants"].size() == 1);
  const Json all = Json::parse(jiaokan_run({"compare", a, b, c, "--format", "json"}).out);
  const std::string accepted =
      Json{{"fingerprint", all["comparisons"][0]["discrepancies"][0]["fingerprint"]}, {"decision", "accept"}}.dump() + "\n";
  const Json decided = Json::parse(jiaokan_run({"compare", a, b, c, "--format", "json", "--decisions", folder.file("d.jsonl", accepted)}).out);
  CHECK(decided["comparisons"][0]["discrepancies"].empty());
  CHECK(decided["comparisons"][0]["summary"]["decided"] == 1);
  // C reads the same, and so is decided with B; the ids of the others stay.
  REQUIRE(decided["variants"].size() == 1);
  CHECK(decided["variants"][0] == all["variants"][1]);
  CHECK(decided["decided"][0]["id"] == "v1");
}

TEST_CASE("what is wrong with the editions of a collation is said plainly", "[cli][compare][collation][bad-input]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kBase), b = folder.file("b.txt", kOther), x = folder.file("x.txt", kUnrelated);
  CHECK(jiaokan_run({"compare", a}).status == 2);
  const CommandResult missing = jiaokan_run({"compare", a, b, (folder.path() / "none.txt").string()});
  CHECK(missing.status == 2);
  CHECK(missing.out.empty());
  CHECK_THAT(missing.err, Contains("none.txt: no such file"));
  const CommandResult same = jiaokan_run({"compare", a, b, b});
  CHECK_THAT(same.out, Contains("B and C are the same file"));
  const CommandResult unrelated = jiaokan_run({"compare", a, b, x});
  CHECK(unrelated.status == 1);
  CHECK_THAT(unrelated.out, Contains("C hardly matches the base") && Contains("left out"));
  const CommandResult baseline = jiaokan_run({"compare", a, b, x, "--baseline", folder.file("old.json", "{}")});
  CHECK(baseline.status == 2);
  CHECK_THAT(baseline.err, Contains("a baseline is of two editions"));
  CHECK_THAT(jiaokan_run({"compare", a, b, x, "--format", "sarif"}).err, Contains("the format sarif shows two editions"));
  CHECK_THAT(jiaokan_run({"compare", "-", b, "-"}).err, Contains("only one of the editions can be standard input"));
}

TEST_CASE("two editions that cannot be compared are named as what they are", "[cli][compare][bad-input]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kBase), x = folder.file("x.txt", kUnrelated);
  const CommandResult same = jiaokan_run({"compare", a, a});
  CHECK(same.status == 0);
  CHECK_THAT(same.out, Contains("A and B are the same file, byte for byte"));
  const CommandResult unrelated = jiaokan_run({"compare", a, x});
  CHECK(unrelated.status == 1);
  CHECK_THAT(unrelated.out, Contains("hardly match"));
  const std::string english = folder.file("e.txt",
                                          "I. General requirements\n\nBy 2026 the city builds 12 new parks and renovates 30 residential quarters.\n\n"
                                          "Private capital is encouraged to take part in operation and must not harm public interests.\n\n"
                                          "A monthly bulletin is set up, and progress is made public at fixed intervals.\n");
  const CommandResult translation = jiaokan_run({"compare", a, english});
  CHECK(translation.status == 2);
  CHECK(translation.out.empty());
  CHECK_THAT(translation.err, Contains("e.txt") && Contains("another language") && Contains("jiaokan align"));
}

TEST_CASE("kinds that are off go from every list, and the others keep their ids", "[cli][compare][decisions]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kBase), c = folder.file("c.txt", kThird);
  const auto compared = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"compare", a, c, "--format", "json"});
    return Json::parse(jiaokan_run(more).out);
  };
  const Json all = compared({});
  REQUIRE(all["discrepancies"].size() == 2);
  const std::string decisions = folder.file("d.jsonl", Json{{"fingerprint", all["discrepancies"][0]["fingerprint"]}, {"decision", "accept"}}.dump() + "\n");
  const Json decided = compared({"--decisions", decisions, "--severity", "number=form"});
  CHECK(decided["decided"][0]["id"] == "d1");
  CHECK(decided["decided"][0]["severity"] == "form");
  CHECK(decided["discrepancies"][0]["id"] == "d2");
  const Json off = compared({"--decisions", decisions, "--off", "number"});
  CHECK_FALSE(off.contains("decided"));
  CHECK(off["discrepancies"][0]["id"] == "d2");
  CHECK(off["warnings"].empty());
  const Json pairs = compared({"--off", "number"})["facts"]["pairs"];
  for (const Json& pair : pairs) CHECK(pair["discrepancies"] != Json({"d1"}));
  // Text and tables rank as the user does.
  CHECK_THAT(jiaokan_run({"compare", a, c, "--format", "csv", "--severity", "number=artifact"}).out, Contains("d1,artifact,number"));
}
