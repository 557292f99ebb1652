#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/layout/standing_headings.h"

using namespace jiaokan::extract;

namespace {

constexpr std::string_view kText = "河道养护队每季度清理一次淤泥，并把清理的方量登记在册。";

StandingParagraph text() { return {kText, 3, 2, 0, 0, 14, true}; }

struct Look {
  float left, space, height;
};

/// A document of five sections, each with a short line above its text.
std::vector<StandingParagraph> sections(const Look& look, std::string_view heading = "清淤与护岸", int headings_in_a_row = 1) {
  std::vector<StandingParagraph> out;
  for (int i = 0; i < 5; ++i) {
    for (int n = 0; n < headings_in_a_row; ++n) out.push_back({heading, 1, look.left, 20, look.space, look.height, true});
    out.push_back(text());
    out.push_back(text());
  }
  return out;
}

}  // namespace

TEST_CASE("short lines that stand apart above text are headings", "[extract][headings]") {
  for (const Look& look : {Look{2, 0, 13.4F}, Look{2, 0.6F, 14}, Look{0, 0, 14}}) {
    CAPTURE(look.left, look.space, look.height);
    const auto given = sections(look);
    const std::vector<int> ranks = find_standing_headings(given);
    for (std::size_t i = 0; i < given.size(); ++i) CHECK(ranks[i] == (given[i].lines == 1 ? 1 : 0));
  }
}

TEST_CASE("short lines that look like the text, follow one another or end in a stop are no headings", "[extract][headings]") {
  const std::vector<int> none(15, 0);
  CHECK(find_standing_headings(sections({2, 0, 14})) == none);
  CHECK(find_standing_headings(sections({0, 0, 14}, "清淤与护岸。")) == none);
  CHECK(find_standing_headings(sections({0, 0, 14}, "清淤、护岸，以及其他")) == none);
  CHECK(find_standing_headings(sections({0, 0, 14}, "2021-03-17")) == none);
  CHECK(find_standing_headings(sections({0, 0, 14}, "清淤与护岸", 2)) == std::vector<int>(20, 0));
}

TEST_CASE("bold words in Latin letters above text are headings, sentences and code are none", "[extract][headings]") {
  const auto heads = [](std::string_view words, bool heavy) {
    std::vector<StandingParagraph> given;
    for (int i = 0; i < 4; ++i) {
      given.push_back({words, 1, 0, 20, 0, 14, true, heavy, static_cast<std::uint8_t>(heavy ? 3 : 0)});
      given.push_back(text());
    }
    return find_standing_headings(given).front();
  };
  CHECK(heads("Records and Inspection", true) == 1);
  for (const std::string_view words : {"Ferries stop at dusk.", "ferries and piers", "apt-get install ferry", "Fee = 3", "Ferry_Table", "Wharf, North,"}) {
    CAPTURE(words);
    CHECK(heads(words, true) == 0);
  }
  CHECK(heads("Records and Inspection", false) == 0);
}

TEST_CASE("kinds of headings rank by where they first stand", "[extract][headings]") {
  std::vector<StandingParagraph> given;
  for (int i = 0; i < 4; ++i) {
    given.push_back({"清淤与护岸", 1, 0, 20, 0.6F, 13, true});
    given.push_back({"季度巡查", 1, 2, 20, 0.6F, 14, true});
    given.push_back(text());
    given.push_back({"汛前检查", 1, 2, 20, 0.6F, 14, true});
    given.push_back(text());
  }
  const std::vector<int> ranks = find_standing_headings(given);
  for (std::size_t i = 0; i < given.size(); i += 5)
    CHECK(std::vector<int>(ranks.begin() + static_cast<long>(i), ranks.begin() + static_cast<long>(i) + 5) == std::vector<int>{1, 2, 0, 2, 0});
}

TEST_CASE("headings of one place and size rank by their weight", "[extract][headings]") {
  std::vector<StandingParagraph> given;
  for (int i = 0; i < 3; ++i) {
    given.push_back({"清淤与护岸", 1, 0, 20, 0, 14, true, true, 5});
    given.push_back({"季度巡查", 1, 0, 20, 0, 14, true, true, 3});
    given.push_back(text());
    given.push_back(text());
  }
  CHECK(find_standing_headings(given) == std::vector<int>{1, 2, 0, 0, 1, 2, 0, 0, 1, 2, 0, 0});
}

TEST_CASE("bold lines head lists as they head text, plain ones do not", "[extract][headings]") {
  for (const bool heavy : {true, false}) {
    CAPTURE(heavy);
    std::vector<StandingParagraph> given;
    for (int i = 0; i < 4; ++i) {
      given.push_back({"汛前检查", 1, 0, 20, 0, 14, true, heavy, static_cast<std::uint8_t>(heavy ? 2 : 0)});
      for (int n = 0; n < 3; ++n) given.push_back({"• 清点救生衣和缆绳", 1, 2, 20, 0, 14, false});
      given.push_back(text());
    }
    const std::vector<int> ranks = find_standing_headings(given);
    for (std::size_t i = 0; i < given.size(); ++i) CHECK(ranks[i] == (heavy && i % 5 == 0 ? 1 : 0));
  }
}
