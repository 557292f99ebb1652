#include "extract/pdf/page_rules.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace jiaokan::extract;

namespace {

std::size_t scanned(std::string_view content) {
  std::vector<PageRule> rules;
  scan_content(content, {1, 0, 0, 1, 0, 0}, rules);
  return rules.size();
}

}  // namespace

TEST_CASE("stroked lines and thin filled shapes are rules, nothing else is", "[extract][rules]") {
  struct Row {
    const char* content;
    std::size_t count;
  };
  for (const Row& row : {
           Row{"10 10 m 100 10 l S", 1},
           Row{"10 10 m 100 10 l 100 50 l s", 2},  // the closing side leans
           Row{"10 10 100 50 re S", 4},
           Row{"10 10 100 0.5 re f", 1},
           Row{"10 10 0.5 100 re f*", 1},
           Row{"10 10 100 50 re f", 0},     // shading
           Row{"10 10 m 100 10 l W n", 0},  // a clip
           Row{"10 10 m 100 60 l S", 0},    // leans
           Row{"10 10 m 11 10 l S", 0},     // a dot
           Row{"10 10 m 20 20 30 30 40 10 c S", 0},
           Row{"(10 10 m 100 10 l S) Tj", 0},  // a string
           Row{"(a\\) 10 10 m) Tj 10 10 m 100 10 l S", 1},
           Row{"% 10 10 m 100 10 l S\n", 0},
           Row{"BI /W 1 /H 1 ID 10 10 m 100 10 l S EI 10 10 m 100 10 l S", 1},
           Row{"q 1 0 0 1 5 5 cm 10 10 m 100 10 l S Q", 1},
           Row{"q 0.7 0.7 -0.7 0.7 0 0 cm 10 10 m 100 10 l S Q", 0},
           Row{"l S h re Q Q cm", 0},  // operators without operands
           Row{"", 0},
       }) {
    INFO(row.content);
    CHECK(scanned(row.content) == row.count);
  }
}

TEST_CASE("the matrix in force moves and scales rules", "[extract][rules]") {
  std::vector<PageRule> rules;
  scan_content("q 2 0 0 2 10 20 cm 0 0 m 50 0 l S Q 0 0 m 50 0 l S", {1, 0, 0, 1, 100, 0}, rules);
  REQUIRE(rules.size() == 2);
  CHECK(rules[0].x0 == Approx(110));
  CHECK(rules[0].y0 == Approx(20));
  CHECK(rules[0].x1 == Approx(210));
  CHECK(rules[1].x0 == Approx(100));
  CHECK(rules[1].x1 == Approx(150));
}
