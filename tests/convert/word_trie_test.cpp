#include "convert/word_trie.h"

#include <catch2/catch.hpp>

#include "support/random.h"

using jiaokan::convert::WordTrie;
using jiaokan::test::Random;

TEST_CASE("the first dictionary with any match decides by its longest", "[convert][trie]") {
  const WordTrie trie({{U"甲乙", U"1", 0}, {U"甲", U"2", 0}, {U"甲乙丙", U"3", 1}, {U"丁", U"4", 1}, {U"甲", U"5", 1}});
  const auto value = [&](std::u32string_view text) { return trie.value(trie.match(text).entry); };
  CHECK(value(U"甲乙丙") == U"1");
  CHECK(value(U"甲丙") == U"2");
  CHECK(value(U"丁") == U"4");
  CHECK(trie.match(U"丙").length == 0);
  CHECK(trie.match(U"").length == 0);
  CHECK(trie.longest_key() == 3);
  CHECK(trie.find(U"甲乙")->value == U"1");
  CHECK(!trie.find(U"乙"));
}

TEST_CASE("a trie gives back what it was made of, and so does a copy of its first rank", "[convert][trie]") {
  const WordTrie trie({{U"发", U"發", 0, 3, {U"發", U"髮", U"彂彂"}}, {U"头发", U"頭髮", 1, 7}, {U"发", U"x", 1}, {U"", U"y"}, {U"𠀀", U"𠀁", 1}});
  REQUIRE(trie.size() == 3);
  const auto listed = [](const WordTrie& of) {
    std::u32string out;
    for (const WordTrie::Entry& e : of.entries()) {
      out += e.key + U">" + e.value + U"(" + static_cast<char32_t>(U'0' + e.rank) + static_cast<char32_t>(U'0' + e.source);
      for (const std::u32string& choice : e.choices) out += U"," + choice;
      out += U")";
    }
    return out;
  };
  CHECK(listed(trie) == U"发>發(03,發,髮,彂彂)头发>頭髮(17)𠀀>𠀁(10)");
  CHECK(listed(WordTrie(trie.entries())) == listed(trie));
  CHECK(listed(WordTrie::over(trie.table().data())) == listed(trie));
  const WordTrie first = trie.first_rank();
  CHECK(listed(first) == U"发>發(03,發,髮,彂彂)");
  CHECK(first.match(U"头发").length == 0);
  CHECK(first.match(U"发展").length == 1);
  CHECK_FALSE(first.find(U"头发"));
  CHECK(first.find(U"发")->choice_count == 3);
  int seen = 0;
  first.each_prefix(U"头发", [&](const WordTrie::Word&) { ++seen; });
  CHECK(seen == 0);
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
    if (best) REQUIRE(trie.value(match.entry) == best->value);
  }
}
