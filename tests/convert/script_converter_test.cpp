#include "convert/script_converter.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <opencc/SimpleConverter.hpp>

#include "convert/opencc_dictionaries.h"
#include "core/error.h"
#include "core/utf8.h"
#include "random_text.h"
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
  CHECK_THROWS_WITH(load_opencc_dictionary("NoSuch"),
                    Catch::StartsWith("NoSuch.ocd2: OpenCC cannot load this dictionary: ") && Catch::EndsWith("; install OpenCC's data (libopencc-data)"));
}

TEST_CASE("varieties are known by name", "[convert][converter]") {
  CHECK(variety_from("hans") == Variety::kHans);
  CHECK(variety_from("tw") == Variety::kTw);
  CHECK_FALSE(variety_from("s2t"));
  CHECK_FALSE(variety_from(""));
}
