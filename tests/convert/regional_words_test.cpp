#include "convert/regional_words.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "convert/normalize.h"

namespace jiaokan {
namespace {

std::string times(std::string_view text, int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("a word that Taiwan says by its parts too is the same word", "[convert][regional]") {
  const auto folded = [](std::string_view text) { return convert::apply_fold(FoldId::kRegional, text).text; };
  CHECK(folded("信息安全") == folded("资讯安全"));
  CHECK(folded("信息安全") == folded("资讯保安"));
  CHECK(folded("信息安全") != folded("信息传播"));
  CHECK(folded("安全") == "安全");
}

TEST_CASE("the regions of two texts differ where words of one answer those of the other", "[convert][regional]") {
  struct Case {
    std::string a, b;
    bool differ;
  };
  const std::vector<Case> cases{
      {times("软件和信息、网络，", 3), times("软体和资讯、网路，", 3), true},
      // Text made for Taiwan that keeps many words of the Mainland.
      {times("软件和信息、网络，", 3) + times("反馈、博客、短信、打印，", 9), times("软体和资讯、网路，", 3) + times("反馈、博客、短信、打印，", 9), true},
      {times("软件和信息、网络，", 3), times("软件和信息、网络，", 3), false},
      {times("软件和信息、网络，", 1), times("软体和资讯、网路，", 1), false},                                              // too seldom
      {times("软件和", 9), times("软体和", 9), false},                                                                     // one term
      {times("软件和信息、网络，", 3) + times("软体和资讯、网路，", 2), times("软体和资讯、网路，", 3) + times("软件和信息、网络，", 2), false},  // both speak both ways
      {times("软件和资讯、网络，", 3) + times("默认", 3), times("软体和信息、网路，", 3) + times("预设", 3), true},         // mostly
      {"", times("软体和资讯、网路，", 3), false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.a, c.b);
    const auto a = convert::count_regional_words(c.a), b = convert::count_regional_words(c.b);
    CHECK(convert::regions_differ(a, b) == c.differ);
    CHECK(convert::regions_differ(b, a) == c.differ);
  }
}

}  // namespace jiaokan
