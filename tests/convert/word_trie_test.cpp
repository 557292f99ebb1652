#include "convert/word_trie.h"

#include <catch2/catch.hpp>

#include "support/random.h"

using jiaokan::convert::WordTrie;
using jiaokan::test::Random;

TEST_CASE("the first dictionary with any match decides by its longest", "[convert][trie]") {
  const WordTrie trie({{U"甲乙", U"1", 0}, {U"甲", U"2", 0}, {U"甲乙丙", U"3", 1}, {U"丁", U"4", 1}, {U"甲", U"5", 1}});
  const auto value = [&](std::u32string_view text) { return trie.entry(trie.match(text).entry).value; };
  CHECK(value(U"甲乙丙") == U"1");
  CHECK(value(U"甲丙") == U"2");
  CHECK(value(U"丁") == U"4");
  CHECK(trie.match(U"丙").length == 0);
  CHECK(trie.match(U"").length == 0);
  CHECK(trie.longest_key() == 3);
  CHECK(trie.find(U"甲乙")->value == U"1");
  CHECK(trie.find(U"乙") == nullptr);
}

TEST_CASE("an empty trie matches nothing", "[convert][trie]") { CHECK(WordTrie({}).match(U"甲").length == 0); }

TEST_CASE("the trie finds what trying every key finds", "[convert][trie][oracle]") {
  Random rng(11);
  for (int round = 0; round < 200; ++round) {
    std::vector<WordTrie::Entry> entries;
    for (std::uint32_t i = 0; i < 30; ++i) {
      std::u32string key;
      for (std::uint32_t n = 1 + rng.below(4); n > 0; --n) key += static_cast<char32_t>(0xFF + rng.below(3));
      entries.push_back({key, std::u32string(1, static_cast<char32_t>(i)), rng.below(3)});
    }
    const WordTrie trie(entries);
    std::u32string text;
    for (int n = 0; n < 6; ++n) text += static_cast<char32_t>(0xFF + rng.below(3));
    const WordTrie::Entry* best = nullptr;
    for (const auto& e : entries)
      if (text.starts_with(e.key) && (!best || e.rank < best->rank || (e.rank == best->rank && e.key.size() > best->key.size())))
        best = &e;
    const auto match = trie.match(text);
    REQUIRE((match.length > 0) == (best != nullptr));
    if (best) REQUIRE(trie.entry(match.entry).value == best->value);
  }
}
