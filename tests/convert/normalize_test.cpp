#include "convert/normalize.h"

#include <catch2/catch.hpp>
#include <thread>

using namespace jiaokan;
using namespace jiaokan::convert;

namespace {

Document document_of(std::initializer_list<std::string_view> blocks) {
  Document document;
  for (const std::string_view block : blocks) document.add_block(BlockKind::kParagraph, block);
  return document;
}

}  // namespace

TEST_CASE("both editions of one sentence fold to the same text", "[convert][normalize]") {
  const auto hans = normalize(document_of({"（一）着力建设“众创”平台，到2021年达12.5%。"}), comparison_plan());
  const auto hant = normalize(document_of({"(一) 著力建設「衆創」平台， 到 2021 年達 １２.５％。"}), comparison_plan());
  CHECK(hans.text == hant.text);
}

TEST_CASE("a comma that one edition lost stays a difference", "[convert][normalize]") {
  CHECK(normalize(document_of({"加快建设，提升能力"}), comparison_plan()).text != normalize(document_of({"加快建設提升能力"}), comparison_plan()).text);
  CHECK(normalize(document_of({"甲、乙"}), comparison_plan()).text != normalize(document_of({"甲，乙"}), comparison_plan()).text);
}

TEST_CASE("segments follow the blocks, the empty ones too", "[convert][normalize]") {
  const Document document = document_of({" 歷史 ", "", "　", "完成.", "甲"});
  const NormalizedText folded = normalize(document, comparison_plan());
  CHECK(folded.text == "历史\n\n\n完成。\n甲");
  REQUIRE(folded.segments.size() == 5);
  for (std::uint32_t i = 0; i < 5; ++i) CHECK(folded.segments[i].block == i);
  CHECK(folded.segment_text(0) == "历史");
  CHECK(folded.segment_text(1).empty());
  CHECK(folded.segment_text(3) == "完成。");
  CHECK(document.slice(folded.map.to_raw(folded.segments[0].text)) == "歷史");
  CHECK(folded.map.raw_size() == document.text.size());
}

TEST_CASE("each change is recorded with its fold on the printed text", "[convert][normalize]") {
  const Document document = document_of({"裝臵 １"});
  std::string seen;
  for (const FoldRecord& record : normalize(document, comparison_plan()).folds)
    seen += std::string(to_string(record.fold)) + "(" + std::string(document.slice(record.raw)) + ")";
  CHECK(seen == "script(裝)glyph(臵)spacing( )width(１)");
}

TEST_CASE("the facts plan keeps blanks and script", "[convert][normalize]") {
  CHECK(normalize(document_of({"建設 １２ 家"}), facts_plan()).text == "建設 12 家");
}

TEST_CASE("an empty document folds to nothing", "[convert][normalize]") {
  CHECK(normalize(Document{}, comparison_plan()).text.empty());
  CHECK(normalize(Document{}, comparison_plan()).segments.empty());
}

TEST_CASE("bytes that are no UTF-8 are refused", "[convert][normalize]") {
  CHECK_THROWS_AS(apply_fold(FoldId::kWidth, "\xE4\xB8"), std::logic_error);
  CHECK_THROWS_AS(normalize(document_of({"\xFF"}), facts_plan()), std::logic_error);
}

TEST_CASE("the tables may be used first by several threads at once", "[convert][normalize][threads]") {
  // ctest runs each case in a process of its own, so that nothing is built yet here.
  const Document document = document_of({"裝臵與歷史，著力「衆創」 １２.５％。"});
  std::vector<std::string> folded(4);
  std::vector<std::thread> threads;
  for (std::string& out : folded) threads.emplace_back([&out, &document] { out = normalize(document, comparison_plan()).text; });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& out : folded) CHECK(out == "装置与历史,着力\"众创\"12.5%。");
}

TEST_CASE("a long run of letters folds in pieces as it does at once", "[convert][normalize]") {
  const std::string letters(200000, 'a');
  CHECK(normalize(document_of({letters + " 建設 . b"}), comparison_plan()).text == letters + "建设。b");
}
