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
