#include <catch2/catch.hpp>
#include <map>

#include "convert/dictionary_file.h"
#include "convert/normalize.h"
#include "convert/opencc_data.h"
#include "convert/script_converter.h"
#include "convert/script_faults.h"
#include "core/error.h"
#include "core/resources.h"
#include "core/utf8.h"

using namespace jiaokan;
using namespace jiaokan::convert;

TEST_CASE("every table of resources/dicts is sorted, unique and well-formed", "[convert][dictionaries]") {
  std::size_t tables = 0;
  for (const Resource& r : resources()) {
    if (!r.name.starts_with("dicts/") || !r.name.ends_with(".txt")) continue;
    CAPTURE(r.name);
    CHECK_NOTHROW(parse_dictionary(r.name, r.content));
    CHECK_FALSE(parse_dictionary(r.name, r.content).empty());
    CHECK(r.content.starts_with("# "));  // says what it is
    ++tables;
  }
  CHECK(tables >= 6);
}

TEST_CASE("a table that breaks the format is refused with its line", "[convert][dictionaries]") {
  const auto message = [](std::string_view content) -> std::string {
    try {
      parse_dictionary("t.txt", content);
    } catch (const Error& e) {
      return e.what();
    }
    return "accepted";
  };
  CHECK(message("# comment\n\n甲\t乙\n") == "accepted");
  CHECK(message("甲\t乙") == "accepted");
  CHECK(message("") == "accepted");
  CHECK(message("甲\n") == "t.txt: line 1: a row needs 2 fields parted by tabs; see resources/dicts/README.md for the format");
  CHECK(message("b\t1\na\t2\n") == "t.txt: line 2: a is out of order; see resources/dicts/README.md for the format");
  CHECK(message("a\t1\na\t2\n") == "t.txt: line 2: a stands twice; see resources/dicts/README.md for the format");
  CHECK(message("\tb\n") == "t.txt: line 1: the first field is empty; see resources/dicts/README.md for the format");
  CHECK(message("a\t\xFF\n") == "t.txt: line 1: not UTF-8; see resources/dicts/README.md for the format");
}

TEST_CASE("each row of the folding tables does what it says and folds no further", "[convert][dictionaries]") {
  const std::map<std::string, FoldId> tables{
      {"dicts/glyph_confusions.txt", FoldId::kGlyph}, {"dicts/variants.txt", FoldId::kVariant}, {"dicts/cjk_radicals.txt", FoldId::kCompatibility}};
  for (const auto& [name, fold] : tables) {
    for (const DictionaryRow& row : load_dictionary(name)) {
      CAPTURE(name, row.fields[0]);
      REQUIRE(row.fields.size() == 2);
      CHECK(apply_fold(fold, row.fields[0]).text == row.fields[1]);
      CHECK(apply_fold(fold, row.fields[1]).text == row.fields[1]);
      CHECK(utf8::length(row.fields[0]) == utf8::length(row.fields[1]));
    }
  }
}

TEST_CASE("no row of the variants repeats what the script fold does", "[convert][dictionaries]") {
  std::u32string phrases;  // what t2s leaves in some words: 乾 in 乾坤
  for (const OpenccEntry& row : OpenccData::system()->load("TSPhrases")) phrases += row.choices.front() + U"|";
  for (const DictionaryRow& row : load_dictionary("dicts/variants.txt")) {
    CAPTURE(row.fields[0]);
    CHECK((apply_fold(FoldId::kScript, row.fields[0]).text == row.fields[0] || phrases.find(utf8::to_utf32(row.fields[0])) != std::u32string::npos));
  }
}

TEST_CASE("forms that are listed as standard for one character are one character in Simplified", "[convert][dictionaries]") {
  for (const DictionaryRow& row : load_dictionary("dicts/both_standard.txt")) {
    for (std::size_t i = 1; i < row.fields.size(); ++i) {
      CAPTURE(row.fields[0], row.fields[i]);
      CHECK(utf8::length(row.fields[i]) == 1);
      Document document;
      document.add_block(BlockKind::kParagraph, row.fields[i]);
      document.add_block(BlockKind::kParagraph, row.fields[0]);
      const NormalizedText folded = normalize(document, comparison_plan());
      CHECK(folded.segment_text(0) == folded.segment_text(1));
    }
  }
}

TEST_CASE("each word that is right in Traditional is no finding, and OpenCC does write it otherwise", "[convert][dictionaries]") {
  for (const DictionaryRow& row : load_dictionary("dicts/right_in_hant.txt")) {
    CAPTURE(row.fields[0]);
    REQUIRE(row.fields.size() == 2);
    Document document;
    document.add_block(BlockKind::kParagraph, row.fields[0]);
    document.script.detected = Script::kHant;
    CHECK(find_script_faults(document).findings.empty());
    CHECK(convert_script(convert_script(row.fields[0], Variety::kHant, Variety::kHans).text, Variety::kHans, Variety::kHant).text == row.fields[1]);
  }
}

TEST_CASE("each word that Simplified keeps is no finding, where its character alone is one", "[convert][dictionaries]") {
  for (const DictionaryRow& row : load_dictionary("dicts/right_in_hans.txt")) {
    CAPTURE(row.fields[0]);
    for (const bool word : {true, false}) {
      Document document;
      document.add_block(BlockKind::kParagraph, "环境中的" + (word ? row.fields[0] : "噁") + "应当减少");
      document.script.detected = Script::kHans;
      CHECK(find_script_faults(document).findings.size() == (word ? 0 : 1));
    }
    CHECK(convert_script(row.fields[0], Variety::kHant, Variety::kHans).text == row.fields[1]);
  }
}

TEST_CASE("each passage that its neighbours decide is found, and right as it should be", "[convert][dictionaries]") {
  for (const DictionaryRow& row : load_dictionary("dicts/decided_by_context.txt")) {
    CAPTURE(row.fields[0]);
    REQUIRE(utf8::length(row.fields[0]) == utf8::length(row.fields[1]));
    for (const bool wrong : {true, false}) {
      Document document;
      document.add_block(BlockKind::kParagraph, row.fields[wrong ? 0 : 1]);
      document.script.detected = Script::kHant;
      CHECK(find_script_faults(document).findings.size() == (wrong ? 1 : 0));
    }
  }
}

TEST_CASE("each character that stands in words only is found where it stands alone", "[convert][dictionaries]") {
  for (const DictionaryRow& row : load_dictionary("dicts/word_bound.txt")) {
    CAPTURE(row.fields[0]);
    REQUIRE(row.fields.size() == 2);
    Document document;
    document.add_block(BlockKind::kParagraph, row.fields[0]);
    document.script.detected = Script::kHant;
    CHECK(find_script_faults(document).findings.size() == 1);
  }
}

TEST_CASE("each foreign word is found between ideographs and not inside a longer word", "[convert][dictionaries]") {
  for (const DictionaryRow& row : load_dictionary("dicts/foreign_words.txt")) {
    CAPTURE(row.fields[0]);
    for (const bool alone : {true, false}) {
      Document document;
      document.add_block(BlockKind::kParagraph, "甲" + row.fields[0] + (alone ? "乙" : "xq乙"));
      document.script.detected = Script::kHans;
      CHECK(find_script_faults(document).findings.size() == (alone ? 1 : 0));
    }
  }
}
