#include "convert/script_converter.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <opencc/SimpleConverter.hpp>
#include <sstream>

#include "convert/dictionary_file.h"
#include "convert/normalize.h"
#include "convert/opencc_data.h"
#include "core/error.h"
#include "core/utf8.h"
#include "random_text.h"
#include "support/command.h"
#include "support/paths.h"

using namespace jiaokan;
using namespace jiaokan::convert;
using jiaokan::test::Random;

namespace {

std::string converted(std::string_view text, Variety from, Variety to) { return convert_script(text, from, to).text; }

std::string show(const ConversionResult& result) {
  std::string out;
  for (const ConversionChange& c : result.changes)
    out += "[" + std::to_string(c.start) + "-" + std::to_string(c.end) + " " + c.from + ">" + c.to + " " + c.rule + "]";
  return out;
}

/// Words that OpenCC's tables treat in different ways, in all varieties, at random: boundaries of words fall everywhere.
std::string random_words(Random& rng) {
  static const std::string pool =
      "头发发展里面干部干燥乾坤皇后后来历史日历着力著名只有一只台湾台风制造制度征收象征面条方面云彩云集斗争北斗松树轻松谷物山谷范围姓范准备批准余额"
      "頭髮發展裏面裡面幹部乾燥皇后後來歷史日曆著力着力衹有一隻臺灣颱風製造制度徵收象徵麵條雲彩鬥爭北斗鬆樹輕鬆穀物山谷範圍準備批准餘額"
      "核心才能方針肥皂參考嘗試吃飯群眾山峰說說説衛衞戶户稅税啟啓汙污線綫為爲秘祕資訊信息軟件軟體打印機印表機。，a1 ";
  static const std::u32string points = utf8::to_utf32(pool);
  std::u32string out;
  const std::uint32_t pieces = 1 + rng.below(30);
  for (std::uint32_t i = 0; i < pieces; ++i) {
    const std::uint32_t at = rng.below(static_cast<std::uint32_t>(points.size()));
    out += points.substr(at, 1 + rng.below(4));
  }
  return utf8::from_utf32(out);
}

std::string fold_all(const std::string& text) {
  Document document;
  document.add_block(BlockKind::kParagraph, text);
  return normalize(document, comparison_plan()).text;
}

struct Pair {
  const char* config;
  Variety from, to;
};

}  // namespace

TEST_CASE("conversion gives the same bytes as OpenCC", "[convert][converter][oracle]") {
  using enum Variety;
  for (const Pair& pair : {Pair{"s2t", kHans, kHant}, Pair{"s2hk", kHans, kHk}, Pair{"s2tw", kHans, kTw}, Pair{"t2s", kHant, kHans}, Pair{"hk2s", kHk, kHans},
                           Pair{"tw2s", kTw, kHans}, Pair{"t2hk", kHant, kHk}, Pair{"t2tw", kHant, kTw}}) {
    CAPTURE(pair.config);
    const opencc::SimpleConverter reference(std::string(pair.config) + ".json");
    Random rng(42);
    for (int round = 0; round < 400; ++round) {
      std::string text = round % 2 == 0 ? random_words(rng) : test::random_text(rng, 1 + rng.below(30));
      std::erase(text, '\0');  // OpenCC stops there
      CAPTURE(text);
      // 核 and 才 go through rows of hk2s and tw2s that we leave out; t2s takes them back to where they were.
      REQUIRE(converted(text, pair.from, pair.to) == reference.Convert(text));
    }
    if (!std::filesystem::is_directory(test::corpus())) continue;
    for (const auto& file : std::filesystem::recursive_directory_iterator(test::corpus())) {
      if (file.path().extension() != ".txt") continue;
      const std::string text = test::read_file(file.path());
      if (utf8::find_invalid(text)) continue;
      CAPTURE(file.path().filename());
      REQUIRE(converted(text, pair.from, pair.to) == reference.Convert(text));
    }
  }
}

TEST_CASE("conversion between Traditional standards keeps ordinary words", "[convert][converter]") {
  using enum Variety;
  CHECK(converted("核心才能", kHk, kHant) == "核心才能");
  CHECK(converted("核心才能方針肥皂參考", kTw, kHant) == "核心才能方針肥皂參考");
  CHECK(converted("衞生説明", kHk, kTw) == "衛生說明");
  CHECK(converted("裡面為了", kTw, kHk) == "裏面為了");
  CHECK(converted("歷史", kTw, kTw) == "歷史");
}

TEST_CASE("each change says where it is and which dictionary decided", "[convert][converter]") {
  using enum Variety;
  CHECK(show(convert_script("我的头发和发展", kHans, kHant)) == "[2-4 头发>頭髮 STPhrases][5-7 发展>發展 STPhrases]");
  CHECK(show(convert_script("衞生在裏面", kHk, kTw)) == "[0-1 衞>衛 HKVariantsRev][3-4 裏>裡 TWVariants]");
  CHECK(show(convert_script("为", kHans, kTw)) == "[0-1 为>為 STCharacters+TWVariants]");
  CHECK(show(convert_script("著名", kTw, kHans)).empty());
}

TEST_CASE("applying the changes to the source gives the result", "[convert][converter][property]") {
  using enum Variety;
  Random rng(8);
  for (int round = 0; round < 200; ++round) {
    const std::string text = round % 2 == 0 ? random_words(rng) : test::random_text(rng, 20);
    CAPTURE(text);
    for (const auto& [from, to] : {std::pair{kHans, kTw}, std::pair{kTw, kHans}, std::pair{kHk, kHans}}) {
      const ConversionResult result = convert_script(text, from, to, {{"历史", "發展", "a"}});
      const std::u32string source = utf8::to_utf32(text);
      std::string applied;
      std::size_t at = 0;
      for (const ConversionChange& change : result.changes) {
        REQUIRE(change.start >= at);
        REQUIRE(utf8::from_utf32(source.substr(change.start, change.end - change.start)) == change.from);
        applied += utf8::from_utf32(source.substr(at, change.start - at)) + change.to;
        at = change.end;
      }
      applied += utf8::from_utf32(source.substr(at));
      REQUIRE(applied == result.text);
    }
  }
}

TEST_CASE("words to keep stay as they are and say so", "[convert][converter]") {
  using enum Variety;
  const ConversionResult kept = convert_script("头发和里程碑", kHans, kHant, {{"头发"}});
  CHECK(kept.text == "头发和里程碑");
  CHECK(show(kept) == "[0-2 头发>头发 keep]");
  CHECK(convert_script("大头发展", kHans, kHant, {{"头发"}}).text == "大头发展");
  CHECK(show(convert_script("里程", kHans, kHant, {{"里程"}})).empty());  // nothing would have changed
  CHECK_THROWS_AS(convert_script("甲", kHans, kHant, {{""}}), Error);
  CHECK_THROWS_AS(convert_script("甲", kHans, kHant, {{std::string(5000, 'a')}}), Error);
}

TEST_CASE("NUL bytes and empty text pass through conversion", "[convert][converter]") {
  using enum Variety;
  CHECK(converted("", kHans, kHant).empty());
  CHECK(converted(std::string("历\0史", 7), kHans, kHant) == std::string("歷\0史", 7));
  CHECK_THROWS_AS(converted("\xE5", kHans, kHant), std::logic_error);
}

TEST_CASE("a dictionary that OpenCC does not have is an error with advice", "[convert][converter]") {
  CHECK_THROWS_WITH(OpenccData::system()->load("NoSuch"),
                    Catch::StartsWith("NoSuch.ocd2: OpenCC cannot load this dictionary: ") && Catch::EndsWith("; install OpenCC's data (libopencc-data)"));
}

TEST_CASE("varieties are known by name", "[convert][converter]") {
  CHECK(variety_from("hans") == Variety::kHans);
  CHECK(variety_from("tw") == Variety::kTw);
  CHECK_FALSE(variety_from("s2t"));
  CHECK_FALSE(variety_from(""));
}

namespace {

std::string fed(const std::shared_ptr<const ConversionChain>& chain, std::string_view text, const ConvertOptions& options, Random* rng,
                ConversionResult& result) {
  ScriptConverter converter(chain, options);
  while (!text.empty()) {
    const std::size_t piece = rng ? 1 + rng->below(7) : text.size();
    converter.feed(text.substr(0, piece), result);
    text.remove_prefix(std::min(piece, text.size()));
  }
  converter.finish(result);
  return result.text;
}

std::string show_all(const ConversionResult& result) {
  std::string out = show(result);
  for (const ConversionChange& c : result.changes)
    for (const std::string& choice : c.choices) out += choice + ",";
  return out;
}

}  // namespace

TEST_CASE("text in pieces of any length becomes what the whole text becomes", "[convert][converter][property]") {
  using enum Variety;
  Random rng(77);
  const std::vector<FixedWord> dictionary{{"里面", "内面"}, {"发展中", "開展"}};
  for (const auto& [from, to] : {std::pair{kHans, kTw}, std::pair{kHans, kHant}, std::pair{kTw, kHans}, std::pair{kHk, kTw}, std::pair{kHant, kHans}}) {
    for (int round = 0; round < 150; ++round) {
      const std::string text = round % 2 == 0 ? random_words(rng) : test::random_text(rng, 40);
      CAPTURE(text);
      ConvertOptions options{{"历史", "發展"}, dictionary, own_rows(from, to), round % 3 != 0, round % 3 == 2};
      ConversionResult whole, pieces;
      fed(chain_between(from, to), text, options, nullptr, whole);
      fed(chain_between(from, to), text, options, &rng, pieces);
      REQUIRE(pieces.text == whole.text);
      REQUIRE(show_all(pieces) == show_all(whole));
    }
  }
}

TEST_CASE("a converter keeps little of a text without end", "[convert][converter]") {
  // One character over and over is one word for OpenCC: nothing but the length of the dictionary's words may be held back.
  ScriptConverter converter(chain_between(Variety::kHans, Variety::kTw), {});
  ConversionResult result;
  std::string piece;
  for (int i = 0; i < 10000; ++i) piece += "的";
  for (int i = 0; i < 20; ++i) {
    converter.feed(piece, result);
    CHECK(result.text.size() > piece.size() - 3 * 200);
    result.text.clear();
  }
}

TEST_CASE("bytes that are not UTF-8 are refused at their offset in the whole text", "[convert][converter][bad-input]") {
  const auto message = [](const std::vector<std::string>& pieces) -> std::string {
    ScriptConverter converter(chain_between(Variety::kHant, Variety::kHans), {});
    ConversionResult result;
    try {
      for (const std::string& piece : pieces) converter.feed(piece, result);
      converter.finish(result);
    } catch (const Error& e) {
      return e.message();
    }
    return "accepted";
  };
  CHECK(message({"歷", "史\xFF"}) == "is not UTF-8 at byte 6");
  CHECK(message({"歷\xE6", "\xAD", "\xB7"}) == "accepted");
  CHECK(message({"歷\xE6", "\xAD"}) == "is not UTF-8 at byte 3, where a character is cut off");
  CHECK(message({"歷\xE6", "史"}) == "is not UTF-8 at byte 3");
  CHECK(message({"\xE6", "\xAD", "a"}) == "is not UTF-8 at byte 0");
}

namespace {

/// The names of all configurations that OpenCC's data offers.
std::vector<std::string> configurations() {
  std::vector<std::string> names;
  for (const auto& file : std::filesystem::directory_iterator(JIAOKAN_OPENCC_DATA))
    if (file.path().extension() == ".json") names.push_back(file.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

/// Holds one configuration against OpenCC's own converter: whole, without the list of changes, and in pieces.
class Against {
 public:
  explicit Against(const std::string& name)
      : reference_(name + ".json"), chain_(chain_of_configuration(name, OpenccData::system()->configuration(name), *OpenccData::system())) {}

  void check(const std::string& text, Random& rng) const {
    CAPTURE(text.substr(0, 200));
    const std::string expected = reference_.Convert(text);
    ConversionResult traced, plain, pieces;
    ConvertOptions options;
    CHECK(fed(chain_, text, options, nullptr, traced) == expected);
    options.list_changes = false;
    REQUIRE(fed(chain_, text, options, nullptr, plain) == expected);
    REQUIRE(fed(chain_, text, options, &rng, pieces) == expected);
  }

 private:
  opencc::SimpleConverter reference_;
  std::shared_ptr<const ConversionChain> chain_;
};

}  // namespace

TEST_CASE("every configuration of OpenCC gives the same bytes as OpenCC, whole and in pieces", "[convert][converter][oracle]") {
  const std::vector<std::string> names = configurations();
  REQUIRE(names.size() >= 14);
  for (const std::string& name : names) {
    CAPTURE(name);
    const Against opencc(name);
    Random rng(7);
    for (int round = 0; round < 200; ++round) {
      std::string text = round % 2 == 0 ? random_words(rng) : test::random_text(rng, 1 + rng.below(30));
      std::erase(text, '\0');  // OpenCC stops there
      opencc.check(text, rng);
    }
    if (!std::filesystem::is_directory(test::corpus())) continue;
    for (const auto& file : std::filesystem::recursive_directory_iterator(test::corpus()))
      if (file.path().extension() == ".txt") opencc.check(test::read_file(file.path()), rng);
  }
}

TEST_CASE("every configuration gives the same bytes as OpenCC on the inputs of OpenCC's own cases", "[convert][converter][oracle][shared]") {
  const auto folder = test::shared();
  if (!folder) return;
  std::vector<std::string> inputs;
  std::istringstream rows(test::read_file(*folder / "peer/opencc_master_testcases.jsonl"));
  for (std::string row; std::getline(rows, row);) inputs.push_back(nlohmann::json::parse(row).at("input"));
  for (const std::string& name : configurations()) {
    CAPTURE(name);
    const Against opencc(name);
    Random rng(11);
    for (const std::string& text : inputs) opencc.check(text, rng);
  }
}

TEST_CASE("configurations that are none are refused by what is wrong", "[convert][converter][bad-input]") {
  const auto message = [](const std::string& json) -> std::string {
    try {
      chain_of_configuration("x", json, *OpenccData::system());
    } catch (const Error& e) {
      return e.message();
    }
    return "accepted";
  };
  CHECK(message("{").starts_with("is no OpenCC configuration"));
  CHECK(message("{}").starts_with("is no OpenCC configuration"));
  CHECK(message(R"({"conversion_chain": []})") == "accepted");
  CHECK(message(R"({"conversion_chain": [{"dict": {"type": "darts", "file": "a"}}]})") == "this OpenCC configuration has a dictionary of type darts");
  CHECK(message(R"({"segmentation": {"type": "jieba"}, "conversion_chain": []})") == "this OpenCC configuration has a segmentation of type \"jieba\"");
  CHECK(message(R"({"conversion_chain": [{"dict": {"type": "ocd2", "file": "../../x.ocd2"}}]})") ==
        "this OpenCC configuration has a dictionary outside its folder");
  CHECK_THROWS_WITH(OpenccData::system()->configuration("s2x"), "s2x.json: no such OpenCC configuration; name one such as s2t, t2s, s2twp");
}

TEST_CASE("another set of dictionaries is read from its folder", "[convert][converter]") {
  using enum Variety;
  const test::TemporaryFolder folder;
  const auto write = [&](const char* name, const std::string& content) { folder.file(name, content); };
  write("One.txt", "# a comment\n甲\t乙 丙\n甲甲\t丁\n\n");
  write("Two.txt", "甲甲甲\t戊\r\n己\t己\n甲甲\t庚\n");
  write(
      "s2t.json",
      R"({"conversion_chain": [{"dict": {"type": "group", "match_policy": "union", "dicts": [{"type": "text", "file": "One.txt"}, {"type": "text", "file": "Two.txt"}]}}]})");
  write("t2s.json",
        R"({"conversion_chain": [{"dict": {"type": "group", "dicts": [{"type": "text", "file": "One.txt"}, {"type": "text", "file": "Two.txt"}]}}]})");
  write("t2tw.json",
        R"({"normalization": [{"dict": {"type": "text", "file": "Two.txt"}}], "conversion_chain": [{"dict": {"type": "text", "file": "One.txt"}}]})");
  const auto data = OpenccData::folder(folder.path().string());
  ConversionResult longest, first, normalized;
  CHECK(fed(chain_between(kHans, kHant, data), "甲甲甲己甲甲", {}, nullptr, longest) == "戊己丁");
  CHECK(fed(chain_between(kHant, kHans, data), "甲甲甲己甲甲", {}, nullptr, first) == "丁乙己丁");
  CHECK(fed(chain_between(kHant, kTw, data), "甲甲甲甲己", {}, nullptr, normalized) == "戊乙己");
  CHECK_THROWS_WITH(chain_between(kHans, kHk, data), Catch::StartsWith("s2hk.json: no such OpenCC configuration"));
  CHECK_THROWS_WITH(OpenccData::folder((folder.path() / "none").string()),
                    Catch::EndsWith("is no folder with OpenCC's dictionaries; name the folder that holds STCharacters.txt"));
  write("One.txt", "甲乙\n");
  CHECK_THROWS_WITH(OpenccData::folder(folder.path().string())->load("One"),
                    "One.txt: line 1 is no key and values parted by a tab, in UTF-8; see OpenCC's text dictionaries");
  write("One.txt", "# twice\n甲\t乙 丙\n丁\t戊\n甲\t乙 丙\n");
  CHECK(OpenccData::folder(folder.path().string())->load("One").size() == 2);
  write("One.txt", "# twice\n甲\t乙\n丁\t戊\n甲\t丙\n");
  CHECK_THROWS_WITH(OpenccData::folder(folder.path().string())->load("One"), "One.txt: line 4 gives 甲 other values than line 2; keep one of them");
  CHECK_THROWS_WITH(data->load("Three"), "Three: the folder has neither Three.txt nor Three.ocd2; give a complete set of OpenCC's dictionaries");
}

TEST_CASE("what the dictionaries leave open is listed with its choices", "[convert][converter]") {
  using enum Variety;
  ConvertOptions options;
  options.list_choices = true;
  ConversionResult result;
  fed(chain_between(kHans, kTw), "他向里走，着手干", options, nullptr, result);
  std::string seen;
  for (const ConversionChange& c : result.changes) {
    seen += "[" + std::to_string(c.start) + " " + c.from + ">" + c.to + ":";
    for (const std::string& choice : c.choices) seen += choice;
    seen += "]";
  }
  CHECK(seen.find("[2 里>裡:裡里]") != std::string::npos);
  CHECK(seen.find("[7 干>幹:幹乾干") != std::string::npos);
  CHECK(seen.find("他") == std::string::npos);
}

TEST_CASE("own words go before OpenCC's and a user's before them", "[convert][converter]") {
  using enum Variety;
  const auto with_own = [](std::string_view text, Variety from, Variety to, std::vector<FixedWord> dictionary = {}) {
    return convert_script(text, from, to, {{}, std::move(dictionary), own_rows(from, to)});
  };
  CHECK(with_own("著力打造裝臵著名著作", kHant, kHans).text == "着力打造装置著名著作");
  CHECK(with_own("對著作權，對著鏡子，顯著實現", kTw, kHans).text == "对著作权，对着镜子，显著实现");
  CHECK(with_own("汇报资金链", kHans, kHk).text == "匯報資金鏈");
  CHECK(convert_script("汇报", kHans, kHant).text == "彙報");
  CHECK(with_own("汇报", kHans, kHant, {{"汇报", "報告"}}).text == "報告");
  CHECK(show(with_own("汇报", kHans, kHant)) == "[0-2 汇报>匯報 own]");
  CHECK_THROWS_AS(convert_script("甲", kHans, kHant, {{}, {{"甲", ""}}}), Error);
}

TEST_CASE("each own row gives its word where OpenCC alone does not, or protects a longer one", "[convert][dictionaries]") {
  using enum Variety;
  for (const auto& [table, from, to] : {std::tuple{"dicts/hans_phrases.txt", kHant, kHans}, std::tuple{"dicts/policy_terms.txt", kHans, kHant}}) {
    const std::vector<DictionaryRow> rows = load_dictionary(table);
    for (const DictionaryRow& row : rows) {
      const std::string &word = row.fields[0], &meant = row.fields[1];
      CAPTURE(word);
      CHECK(convert_script(word, from, to, {{}, {}, own_rows(from, to)}).text == meant);
      const bool protects = std::any_of(rows.begin(), rows.end(), [&](const DictionaryRow& other) {
        return other.fields[0] != word && (word.find(other.fields[0]) != std::string::npos || other.fields[0].substr(0, 3) == word.substr(word.size() - 3));
      });
      CHECK((protects || convert_script(word, from, to).text != meant));
    }
  }
  for (const Variety to : {kHk, kTw})
    for (const FixedWord& row : own_rows(kHans, to)) CHECK(convert_script(row.to, kHant, to).text == row.to);  // right in every standard
}

TEST_CASE("what the own rows convert is equal for a comparison without them", "[convert][dictionaries]") {
  // The folds do not read these tables: a phrase and what it becomes are one text to them all the same.
  for (const char* table : {"dicts/hans_phrases.txt", "dicts/policy_terms.txt"})
    for (const DictionaryRow& row : load_dictionary(table)) {
      CAPTURE(row.fields[0]);
      CHECK(fold_all(row.fields[0]) == fold_all(row.fields[1]));
    }
}
