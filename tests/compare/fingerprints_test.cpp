#include "compare/fingerprints.h"

#include <catch2/catch.hpp>
#include <set>

#include "compare/compare_editions.h"
#include "compare/edition_builder.h"

using namespace jiaokan;
using namespace jiaokan::test;

namespace {

std::vector<std::string> fingerprints(const std::vector<std::string>& a, const std::vector<std::string>& b, const std::vector<FoldRule>& rules = {}) {
  const Edition left = build_edition(a), right = build_edition(b, rules);
  std::vector<std::string> found;
  for (const Discrepancy& d : compare::compare_editions(left, right, align_in_step(left, right)).discrepancies) found.push_back(d.fingerprint);
  return found;
}

}  // namespace

TEST_CASE("a finding keeps its fingerprint when paragraphs come before it or its script and blanks change", "[compare][fingerprints]") {
  const std::vector<std::string> base = fingerprints({"全市新建公园12个。"}, {"全市新建公园15个。"});
  REQUIRE(base.size() == 1);
  CHECK(base[0].size() == 16);
  const std::vector<std::string> later = fingerprints({"为了方便市民。", "全市新建公园12个。"}, {"为了方便市民。", "全市新建公园15个。"});
  CHECK(later == base);
  CHECK(fingerprints({"全市新建公园12个。"}, {"全市新建公園 15 個。"}, {{"園", "园", FoldId::kScript}, {"個", "个", FoldId::kScript}}) == base);
}

TEST_CASE("findings of other words, kinds or surroundings have other fingerprints", "[compare][fingerprints]") {
  std::set<std::string> seen;
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"新建公园12个。", "新建公园15个。"},
                                                                             {"新建公园12个。", "新建公园16个。"},
                                                                             {"改建公园12个。", "改建公园15个。"},
                                                                             {"新建公园12个，", "新建公园12个。"},
                                                                             {"新建公园", ""},
                                                                             {"", "新建公园"}})
    for (const std::string& f : fingerprints({a}, {b})) CHECK(seen.insert(f).second);
  CHECK(seen.size() >= 5);
}

TEST_CASE("findings that are alike in all are told apart by their turn", "[compare][fingerprints]") {
  const std::vector<std::string> three = fingerprints({"新建12个。", "新建12个。", "新建12个。"}, {"新建15个。", "新建15个。", "新建15个。"});
  REQUIRE(three.size() == 3);
  CHECK(std::set<std::string>(three.begin(), three.end()).size() == 3);
  CHECK(fingerprints({"新建12个。"}, {"新建15个。"})[0] == three[0]);
}
