#include "compare/decisions.h"

#include <catch2/catch.hpp>

using namespace jiaokan;
using namespace jiaokan::compare;

namespace {

Comparison comparison(const std::vector<std::string>& fingerprints) {
  Comparison c;
  for (const std::string& f : fingerprints) {
    Discrepancy& d = c.discrepancies.emplace_back();
    d.fingerprint = f;
    d.message = "about " + f;
  }
  return c;
}

std::string open(const Comparison& c) {
  std::string out;
  for (const Discrepancy& d : c.discrepancies)
    out += d.fingerprint + (d.standing == Standing::kNew ? "+" : d.standing == Standing::kUnchanged ? "=" : "") + " ";
  return out;
}

}  // namespace

TEST_CASE("what was accepted is hidden and counted, what was rejected stands", "[compare][decisions]") {
  Comparison c = comparison({"a", "b", "c"});
  apply_decisions({{"b", true, "同义", "李", 1}, {"c", false, "", "", 2}}, c);
  CHECK(open(c) == "a c ");
  REQUIRE(c.decided.size() == 1);
  CHECK(c.decided[0].finding.message == "about b");
  CHECK(c.decided[0].reason == "同义");
  CHECK(c.warnings.empty());
}

TEST_CASE("of two decisions about one finding the later one counts and says so", "[compare][decisions]") {
  Comparison c = comparison({"a"});
  apply_decisions({{"a", true, "", "", 1}, {"a", false, "", "", 4}}, c);
  CHECK(open(c) == "a ");
  REQUIRE(c.warnings.size() == 1);
  CHECK(c.warnings[0].code == "decision-repeated");
  CHECK(c.warnings[0].message.find("lines 1 and 4") != std::string::npos);
  Comparison agreed = comparison({"a"});
  apply_decisions({{"a", true, "", "", 1}, {"a", true, "", "", 2}}, agreed);
  CHECK(agreed.warnings.empty());
}

TEST_CASE("decisions about findings that are not there are named", "[compare][decisions]") {
  Comparison c = comparison({"a"});
  apply_decisions({{"z", true, "", "", 3}, {"y", true, "", "", 7}, {"a", true, "", "", 9}}, c);
  CHECK(c.discrepancies.empty());
  REQUIRE(c.warnings.size() == 1);
  CHECK(c.warnings[0].message == "2 decisions match no finding of this pair (line 3: z): fixed since, or of other editions");
}

TEST_CASE("a baseline tells new, unchanged and fixed findings apart", "[compare][decisions]") {
  Comparison c = comparison({"a", "b", "c"});
  apply_decisions({{"c", true, "", "", 1}}, c);
  apply_baseline({{"b", "number", "old b"}, {"c", "number", "old c"}, {"d", "wording", "old d"}, {"d", "wording", "old d"}}, c);
  CHECK(open(c) == "a+ b= ");
  CHECK(c.count(Standing::kNew) == 1);
  REQUIRE(c.fixed.size() == 1);  // c is hidden, not fixed
  CHECK(c.fixed[0].message == "old d");
}

TEST_CASE("what is fixed is said in the language asked for, whatever the older report spoke", "[compare][decisions][baseline]") {
  const std::string english = "The figure differs (“公园”): A has “12”, B has “15”.";
  struct Case {
    BaselineFinding finding;
    std::string hans;
  };
  const std::vector<Case> cases{
      {{"f1", "number", english, "en", "12", "15"}, "数字不同：A 作“12”，B 作“15”。"},
      {{"f2", "number", english, "", "12", "15"}, "数字不同：A 作“12”，B 作“15”。"},
      {{"f2", "number", "x", "en", "500个", "500个"}, "数字移到另一分句：A 作“500个”，B 作“500个”。"},
      {{"f3", "omission", "x", "en", "，含步道", ""}, "B 缺文句：A 作“，含步道”，B 此处无字。"},
      {{"f4", "missing_block", "x", "en", "甲段。", std::nullopt}, "B 缺 A 的一段：“甲段。”。"},
      {{"f5", "extra_block", "x", "en", std::nullopt, "乙段。"}, "一段仅见于 B：“乙段。”。"},
      {{"f6", "moved_block", "x", "en", "乙段。", "乙段。"}, "一段在 B 中位置不同：“乙段。”。"},
      {{"f7", "page_furniture", "x", "en", std::nullopt, "— 3 —"}, "B 的正文里夹有页码或页眉页脚：“— 3 —”。"},
      {{"f8", "negation", "数字", "zh-Hans", "应", "可"}, "数字"},  // said in Simplified already
      {{"f9", "from-the-future", "Something else.", "en", "应", "可"}, "Something else."},
      {{"f10", "number", "Without its words.", "en"}, "Without its words."},
  };
  for (const Case& c : cases) {
    Comparison comparison;
    compare::apply_baseline({c.finding}, comparison, Language::kHans);
    REQUIRE(comparison.fixed.size() == 1);
    CHECK(comparison.fixed[0].message == c.hans);
  }
  Comparison kept;
  compare::apply_baseline({{"f1", "number", english, "", "12", "15"}, {"f2", "number", "数字不同", "", "12", "15"}}, kept);
  CHECK(kept.fixed[0].message == english);
  CHECK(kept.fixed[1].message == "The figure differs: A has “12”, B has “15”.");
}

TEST_CASE("every kind of discrepancy can be said in every language by its words alone", "[compare][decisions][baseline][messages]") {
  for (const KindRow& row : discrepancy_kinds()) {
    if (row.lint_only) continue;
    INFO(row.name);
    for (const auto& [a, b] : std::vector<std::pair<std::optional<std::string>, std::optional<std::string>>>{{"甲", "乙"}, {"甲", ""}, {"", "乙"}, {"甲", std::nullopt}, {std::nullopt, "乙"}}) {
      Comparison hans, hant;
      const BaselineFinding finding{"f", std::string(row.name), "told in English", "en", a, b};
      compare::apply_baseline({finding}, hans, Language::kHans);
      compare::apply_baseline({finding}, hant, Language::kHant);
      CHECK(hans.fixed[0].message.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos);
      CHECK(hant.fixed[0].message.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos);
    }
  }
}

TEST_CASE("a decision that fits two findings hides none and says so", "[compare][decisions][bad-input]") {
  Comparison c = comparison({"aaaaaa1111333300", "aaaaaa1111444400", "bbbbbb1111222200"});
  compare::apply_decisions({{"aaaaaa1111222200", true, "", "", 3}, {"bbbbbb1111555500", true, "ja", "", 4}}, c);
  CHECK(c.discrepancies.size() == 2);
  REQUIRE(c.decided.size() == 1);
  CHECK(c.decided[0].reason == "ja");
  REQUIRE(c.warnings.size() == 1);
  CHECK(c.warnings[0].code == "decision-ambiguous");
  CHECK(c.warnings[0].message == "1 decision fits several findings of this pair, and none better (line 3: aaaaaa1111222200): it hides none; decide again");
}
