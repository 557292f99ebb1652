#include "convert/compiled_words.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "support/random.h"
#include "support/command.h"

using namespace jiaokan::convert;

namespace {

bool same_table(const WordTrie& a, const WordTrie& b) { return std::ranges::equal(a.table(), b.table()); }

}  // namespace

TEST_CASE("the tries that the build made are those that OpenCC's dictionaries give", "[convert][compiled][oracle]") {
  const auto& groups = compiled_groups();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    INFO(groups[i].front().front());
    const std::uint64_t hash = dictionaries_hash(groups[i], JIAOKAN_OPENCC_DATA);
    REQUIRE(hash != 0);
    const auto compiled = compiled_words(i, hash);
    if (!compiled) FAIL("OpenCC's dictionaries are not those of the build: build again");
    CHECK(same_table(*compiled, *OpenccData::system()->group(groups[i])));
    CHECK(words_of(groups[i], *OpenccData::system())->table().data() == compiled->table().data());
  }
}

TEST_CASE("dictionaries with other bytes than the build saw are read", "[convert][compiled]") {
  namespace fs = std::filesystem;
  const jiaokan::test::TemporaryFolder folder;
  const DictionaryGroup group{{"TSPhrases"}, {"TSCharacters"}};
  const auto number = static_cast<std::size_t>(std::find(compiled_groups().begin(), compiled_groups().end(), group) - compiled_groups().begin());
  for (const char* name : {"TSPhrases.ocd2", "TSCharacters.ocd2"}) fs::copy_file(fs::path(JIAOKAN_OPENCC_DATA) / name, folder.path() / name);
  const std::uint64_t hash = dictionaries_hash(group, folder.path().string());
  CHECK(hash == dictionaries_hash(group, JIAOKAN_OPENCC_DATA));
  CHECK(compiled_words(number, hash));
  const fs::path file = folder.path() / "TSCharacters.ocd2";
  const auto size = fs::file_size(file);
  for (const std::uintmax_t at : {std::uintmax_t{0}, size / 2, size - 1}) {
    std::fstream bytes(file, std::ios::binary | std::ios::in | std::ios::out);
    bytes.seekg(static_cast<std::streamoff>(at));
    const char old = static_cast<char>(bytes.get());
    bytes.seekp(static_cast<std::streamoff>(at)).put(static_cast<char>(old ^ 0x40)).flush();
    const std::uint64_t other = dictionaries_hash(group, folder.path().string());
    CHECK(other != hash);
    CHECK_FALSE(compiled_words(number, other));
    bytes.seekp(static_cast<std::streamoff>(at)).put(old).flush();
  }
  CHECK(dictionaries_hash(group, folder.path().string()) == hash);
  fs::remove(file);
  CHECK(dictionaries_hash(group, folder.path().string()) == 0);
  CHECK_FALSE(compiled_words(number, 0));
  CHECK(dictionaries_hash(group, "") == 0);
}

TEST_CASE("the first dictionary of a compiled group matches as it does alone", "[convert][compiled][oracle]") {
  const auto compiled = words_of({{"STPhrases"}}, *OpenccData::system());
  const auto read = OpenccData::system()->group({{"STPhrases"}});
  const auto both = OpenccData::system()->group({{"STPhrases"}, {"STCharacters"}});
  jiaokan::test::Random rng(5);
  const auto any = [&] { return both->word(rng.below(static_cast<std::uint32_t>(both->size()))).key; };
  std::size_t matched = 0;
  for (int round = 0; round < 20'000; ++round) {
    const std::u32string text = std::u32string(any()) + std::u32string(any());
    const auto a = compiled->match(text), b = read->match(text);
    REQUIRE(a.length == b.length);
    if (a.length > 0) REQUIRE(compiled->value(a.entry) == read->value(b.entry));
    matched += a.length > 0;
    const auto found = compiled->find(text.substr(0, a.length + 1)), alone = read->find(text.substr(0, a.length + 1));
    REQUIRE(found.has_value() == alone.has_value());
    std::size_t prefixes = 0;
    compiled->each_prefix(text, [&](const WordTrie::Word& word) { prefixes += word.key.size(); });
    read->each_prefix(text, [&](const WordTrie::Word& word) { prefixes -= word.key.size(); });
    REQUIRE(prefixes == 0);
  }
  CHECK(matched > 10'000);
}
