#include "facts/edge_characters.h"

#include <catch2/catch.hpp>
#include <string>

#include "core/utf8.h"
#include "facts/match_text.h"
#include "facts/pattern_set.h"

using namespace jiaokan;
using namespace jiaokan::facts;

namespace {

/// first|last, `*` for any.
std::string edges(std::string_view expression) {
  const EdgeCharacters e = edge_characters(expression);
  std::string out = e.any_first ? "*" : "";
  for (const char32_t c : e.first) utf8::append(out, c);
  out += e.any_last ? "|*" : "|";
  for (const char32_t c : e.last) utf8::append(out, c);
  return out;
}

}  // namespace

TEST_CASE("the first and last characters of an expression are those of its words", "[facts][patterns]") {
  const auto [expression, want] = GENERATE(table<const char*, const char*>({
      {"abc", "a|c"},
      {"ab|cd", "ac|bd"},
      {"a?bc*", "ab|bc"},
      {"(?:ab)?c", "ac|c"},
      {"(?:a|b){0,2}c", "abc|c"},
      {"(?:a|b){2,3}", "ab|ab"},
      {"[a-c]x", "abc|x"},
      {"[^a]x", "*|x"},
      {"x.", "x|*"},
      {"x\\.", "x|."},
      {"\\p{Han}x", "*|x"},
      {"^ab$", "a|b"},
      {"(?i:a)b", "Aa|b"},
      {"a+?b", "a|b"},
      {"a(?:b|$)", "a|ab"},
      {"至少 *", "至| 少"},
      {"(?P<x>a)", "*|*"},
      {"(a", "*|*"},
  }));
  INFO(expression);
  CHECK(edges(expression) == want);
}

TEST_CASE("no match of a pattern begins or ends with a character that its edges leave out", "[facts][patterns]") {
  for (const Pattern& p : patterns()) {
    const EdgeCharacters e = edge_characters(p.source);
    for (const std::string& example : p.examples) {
      const std::string text = match_text(example);
      for (const PatternMatch& m : pattern_group(p.group).find_all(text, 0, text.size())) {
        if (m.pattern != &p) continue;
        std::size_t begin = m.begin, end = m.end;
        INFO(p.id << " in " << example);
        CHECK((e.any_first || e.first.contains(utf8::next(text, begin))));
        CHECK((e.any_last || e.last.contains(utf8::previous(text, end))));
      }
    }
  }
}
