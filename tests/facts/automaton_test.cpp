#include "facts/automaton.h"

#include <re2/re2.h>

#include <catch2/catch.hpp>
#include <optional>
#include <string>

#include "core/utf8.h"
#include "facts/match_text.h"
#include "facts/pattern_set.h"
#include "support/random.h"

using namespace jiaokan;
using namespace jiaokan::facts;

namespace {

void add_characters(const Expression& e, CharacterNumbers& numbers) {
  for (const char32_t c : e.set.members) numbers.add(c);
  for (const Expression& part : e.parts) add_characters(part, numbers);
}

/// One expression as a table, read either way.
struct Table {
  explicit Table(const Expression& e) : numbers(numbered(e)), forward({&e}, numbers, false), backward({&e}, numbers, true) {}

  static CharacterNumbers numbered(const Expression& e) {
    CharacterNumbers n;
    add_characters(e, n);
    return n;
  }
  /// Bytes of the longest match at the beginning (end) of `text`, 0 where there is none.
  std::size_t prefix(std::string_view text) const {
    std::size_t size = 0;
    CHECK(forward.read(text, 0, text.size(), [&](ExpressionBits, std::size_t to) { size = to; }));
    return size;
  }
  std::size_t suffix(std::string_view text) const {
    std::size_t size = 0;
    CHECK(backward.read_back(text, 0, text.size(), [&](ExpressionBits, std::size_t from) { size = text.size() - from; }));
    return size;
  }

  CharacterNumbers numbers;
  Automaton forward, backward;
};

/// The same by RE2.
std::size_t re2_size(const std::string& expression, std::string_view text, bool suffix) {
  RE2::Options options;
  options.set_longest_match(true);
  const RE2 re(suffix ? "(?:" + expression + ")$" : expression, options);
  re2::StringPiece found;
  const re2::StringPiece words(text.data(), text.size());
  return re.Match(words, 0, words.size(), suffix ? RE2::UNANCHORED : RE2::ANCHOR_START, &found, 1) ? found.size() : 0;
}

}  // namespace

TEST_CASE("a table finds the longest match as RE2 does", "[facts][patterns]") {
  const auto [expression, text] = GENERATE(table<const char*, const char*>({
      {"abc", "abcd"},
      {"ab|abcd|b", "abcde"},
      {"a?bc*", "bccc"},
      {"(?:ab)+", "ababa"},
      {"(?:a|b){2,3}", "abab"},
      {"(?:a|b){2}", "abab"},
      {"(?:a|b){2,}", "abab"},
      {"[a-c]x", "cx"},
      {"[^a]x", "市x"},
      {"x.", "x市"},
      {"x.", "x\n"},
      {"x\\.", "x."},
      {"(?i:a)b", "Ab"},
      {"a(?:b|$)", "a"},
      {"a(?:b|$)", "ac"},
      {"至少 *", "至少   3"},
      {"[^，]{0,4}年", "二零二五年底"},
      {"(?:力争|确保)*(?:到|至)[0-9]+年", "力争确保到2025年"},
      {"市", "\U0001F600"},
      {"[^市]", "\U0001F600"},
  }));
  INFO(expression << " on " << text);
  const auto parsed = parse_expression(expression);
  REQUIRE(parsed);
  const Table t(*parsed);
  CHECK(t.prefix(text) == re2_size(expression, text, false));
  CHECK(t.suffix(text) == re2_size(expression, text, true));
}

TEST_CASE("what a table cannot say is left to RE2", "[facts][patterns]") {
  for (const std::string_view expression : {"\\d", "\\p{Han}", "^a", "(?P<x>a)", "(a", "a)", "[a", "[\\x{4E00}-\\x{9FFF}]", "a{2", "[[:alpha:]]", "\\"}) {
    INFO(expression);
    CHECK_FALSE(parse_expression(expression));
  }
}

TEST_CASE("the tables of the patterns and RE2 agree on random text", "[facts][patterns]") {
  test::Random random(20);
  std::size_t read = 0, matches = 0;
  for (const Pattern& p : patterns()) {
    const auto parsed = parse_expression(p.source);
    if (!parsed) continue;
    ++read;
    const Table table(*parsed);
    RE2::Options options;
    options.set_longest_match(true);
    const RE2 forward(p.source, options), backward("(?:" + p.source + ")$", options);
    // Pieces of the expression's own words and of its examples, in any order.
    std::u32string letters = utf8::to_utf32(p.source);
    for (const std::string& example : p.examples) letters += utf8::to_utf32(match_text(example));
    for (int round = 0; round < 60; ++round) {
      std::string text;
      for (std::uint32_t n = 1 + random.below(5); n > 0; --n) {
        const std::size_t from = random.below(static_cast<std::uint32_t>(letters.size()));
        text += utf8::from_utf32(std::u32string_view(letters).substr(from, 1 + random.below(8)));
      }
      INFO(p.id << " on " << text);
      const re2::StringPiece words(text);
      re2::StringPiece found;
      const std::size_t prefix = forward.Match(words, 0, words.size(), RE2::ANCHOR_START, &found, 1) ? found.size() : 0;
      const std::size_t suffix = backward.Match(words, 0, words.size(), RE2::UNANCHORED, &found, 1) ? found.size() : 0;
      CHECK(table.prefix(text) == prefix);
      CHECK(table.suffix(text) == suffix);
      matches += prefix > 0;
    }
  }
  CHECK(read * 20 >= patterns().size() * 19);
  CHECK(matches > 500);
}
