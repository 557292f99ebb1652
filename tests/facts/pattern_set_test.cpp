#include "facts/pattern_set.h"

#include <catch2/catch.hpp>
#include <set>

#include "core/characters.h"
#include "core/error.h"
#include "core/resources.h"
#include "core/utf8.h"
#include "facts/match_text.h"

using namespace jiaokan;
using namespace jiaokan::facts;

namespace {

/// Whether `pattern` is what its group finds anywhere in `text`.
bool found_in(const Pattern& pattern, std::string_view example) {
  const std::string text = match_text(example);
  const PatternGroup& group = pattern_group(pattern.group);
  for (std::size_t at = 0; at < text.size(); at += utf8::sequence_length(text[at])) {
    if (const auto m = group.at(text, at); m && m->pattern == &pattern) return true;
  }
  for (std::size_t end = text.size(); end > 0;) {
    if (const auto m = group.before(text, 0, end); m && m->pattern == &pattern) return true;
    utf8::previous(text, end);
  }
  return false;
}

/// Whether the longest match at some place, not inside a longer one, is `pattern`.
bool wins_in(const Pattern& pattern, std::string_view example) {
  const std::string text = match_text(example);
  const PatternGroup& group = pattern_group(pattern.group);
  for (std::size_t at = 0; at < text.size();) {
    const auto m = group.at(text, at);
    if (m && m->pattern == &pattern) return true;
    at = m ? m->end : at + utf8::sequence_length(text[at]);
  }
  return false;
}

}  // namespace

TEST_CASE("every pattern finds its examples and leaves its counter-examples alone", "[facts][patterns]") {
  for (const Pattern& p : patterns()) {
    for (const std::string& example : p.examples) {
      INFO(p.id << " in " << example);
      CHECK(found_in(p, example));
    }
    for (const std::string& example : p.non_examples) {
      INFO(p.id << " in " << example);
      CHECK_FALSE(wins_in(p, example));
    }
  }
}

TEST_CASE("pattern ids are unique and every pattern is RE2 that matches no empty text", "[facts][patterns]") {
  std::set<std::string> ids;
  for (const Pattern& p : patterns()) {
    INFO(p.id);
    CHECK(ids.insert(p.id).second);
    CHECK_FALSE(pattern_group(p.group).at("", 0));
  }
  CHECK_THROWS_AS(pattern_group("no-such-group"), Error);
}

TEST_CASE("the character table is sorted, unique and never chains", "[facts][patterns]") {
  const std::string_view rows = resource("dicts/pattern_characters.tsv");
  std::set<std::string> traditional, simplified;
  std::string last;
  for (std::size_t at = 0; at < rows.size();) {
    const std::size_t end = std::min(rows.find('\n', at), rows.size());
    const std::string row(rows.substr(at, end - at));
    at = end + 1;
    if (row.empty() || row[0] == '#') continue;
    REQUIRE(row.find('\t') == 3);
    REQUIRE(row.size() == 7);
    CHECK(last < row);
    last = row;
    CHECK(traditional.insert(row.substr(0, 3)).second);
    simplified.insert(row.substr(4));
  }
  for (const std::string& s : simplified) {
    INFO(s);
    CHECK_FALSE(traditional.contains(s));
  }
}

TEST_CASE("the text for patterns keeps every byte offset", "[facts][patterns]") {
  const std::string_view text = "萬個單位，達　到２0％以內 ABC";
  const std::string folded = match_text(text);
  REQUIRE(folded.size() == text.size());
  CHECK(folded.substr(0, 12) == "万个单位");
  for (std::size_t at = 0; at < text.size(); ++at) {
    // Blanks become runs of ASCII blanks; all other characters begin where they began.
    if (folded[at] != ' ') CHECK(utf8::is_boundary(text, at) == utf8::is_boundary(folded, at));
  }
}

TEST_CASE("blanks inside Chinese go, with a way back, those beside figures stay", "[facts][patterns]") {
  const TightText tight = without_layout_blanks("责任 单位：到 2021 年 末，A 股");
  CHECK(tight.text == "责任单位：到 2021 年末，A 股");
  const auto at = static_cast<std::uint32_t>(tight.text.find("单位"));
  CHECK(tight.map.to_raw(NormSpan{at, at + 6}).begin == at + 1);
  CHECK(tight.map.raw_size() == std::string_view("责任 单位：到 2021 年 末，A 股").size());
}

TEST_CASE("of two bounds the longer one wins, also backwards", "[facts][patterns]") {
  const std::string text = "不超过20家";
  const auto m = pattern_group("comparator-before").before(text, 0, 9);
  REQUIRE(m);
  CHECK(m->pattern->value == "<=");
  CHECK(m->begin == 0);
}

TEST_CASE("all matches come from left to right and do not overlap", "[facts][patterns]") {
  const std::string text = "牵头单位：甲局，配合单位：乙局，责任单位：丙局";
  std::vector<std::string> values;
  for (const PatternMatch& m : pattern_group("unit-label").find_all(text, 0, text.size())) values.push_back(m.pattern->value);
  CHECK(values == std::vector<std::string>{"lead", "support", "responsible"});
}
