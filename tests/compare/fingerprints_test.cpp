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

TEST_CASE("fingerprints of which one part changed are matched where there is one of each", "[compare][fingerprints][decisions]") {
  // Six digits of words, four before, four behind, two of headings.
  struct Case {
    std::vector<std::string> older, newer;
    std::string want;  ///< the older of each newer, then those without, then the ambiguous
  };
  const std::vector<Case> cases{
      {{"aaaaaa1111222200"}, {"aaaaaa1111222200"}, "0 ||"},
      {{"aaaaaa1111222200"}, {"aaaaaa1111222299"}, "0 ||"},    // another heading
      {{"aaaaaa1111222200"}, {"aaaaaa1111999900"}, "0 ||"},    // torn behind the words
      {{"aaaaaa1111222200"}, {"aaaaaa9999222200"}, "0 ||"},    // torn before them
      {{"aaaaaa1111222200"}, {"aaaaaa9999888800"}, "- | 0|"},  // elsewhere
      {{"aaaaaa1111222200"}, {"bbbbbb1111222200"}, "- | 0|"},  // other words
      {{"aaaaaa0000222200"}, {"aaaaaa0000333300"}, "- | 0|"},  // nothing before the words is nothing in common
      {{"aaaaaa1111222200"}, {"aaaaaa1111333300", "aaaaaa1111444400"}, "- - || 0"},
      {{"aaaaaa1111222200"}, {"aaaaaa1111333300", "aaaaaa1111444499"}, "0 - ||"},  // under the same heading
      {{"aaaaaa1111222200"}, {"aaaaaa1111333300", "aaaaaa1111222200"}, "- 0 ||"},  // the same is better than nearly the same
      {{"aaaaaa1111222200", "aaaaaa1111333300"}, {"aaaaaa1111333300", "aaaaaa1111444400"}, "1 0 ||"},
      {{"x", "", "aaaaaa1111222200"}, {"x"}, "0 | 1 2|"},
  };
  for (const Case& c : cases) {
    const compare::FingerprintMatches got = compare::match_fingerprints(c.older, c.newer);
    std::string shown;
    for (const auto& older : got.older_of) shown += (older ? std::to_string(*older) : "-") + " ";
    shown += "|";
    for (const std::size_t i : got.without) shown += " " + std::to_string(i);
    shown += "|";
    for (const std::size_t i : got.ambiguous) shown += " " + std::to_string(i);
    CHECK(shown == c.want);
  }
}

TEST_CASE("a finding is known again though its paragraph is torn beside it or stands under another heading", "[compare][fingerprints][decisions]") {
  const auto known = [](const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const std::vector<std::string> older = fingerprints({"到2026年，全市新建公园12个，改造步道九公里。"}, {"到2026年，全市新建公园15个，改造步道九公里。"});
    const auto matches = compare::match_fingerprints(older, fingerprints(a, b));
    return matches.without.empty() && matches.ambiguous.empty();
  };
  CHECK(known({"到2026年，全市新建公园12个，改造步", "道九公里。"}, {"到2026年，全市新建公园15个，改造步", "道九公里。"}));
  CHECK(known({"到2026年，", "全市新建公园12个，改造步道九公里。"}, {"到2026年，", "全市新建公园15个，改造步道九公里。"}));
  CHECK_FALSE(known({"到2026年，全区修建水库12个，治理河道。"}, {"到2026年，全区修建水库15个，治理河道。"}));
  CHECK_FALSE(known({"到2026年，全市新建公园12个，改造步道九公里。"}, {"到2026年，全市新建公园18个，改造步道九公里。"}));
}
