#include "convert/self_consistency.h"

#include <catch2/catch.hpp>

using namespace jiaokan;
using namespace jiaokan::convert;

namespace {

std::string show(const std::vector<std::string>& blocks, Script script = Script::kHant) {
  Document document;
  for (const std::string& text : blocks) document.add_block(BlockKind::kParagraph, text);
  document.script.detected = script;
  std::string out;
  for (const SpanFinding& f : find_inconsistencies(document).findings)
    out += "[" + std::string(to_string(f.kind)) + " " + std::string(document.slice(f.span)) + ">" + f.suggestion + "]";
  return out;
}

}  // namespace

TEST_CASE("the rarer spelling of a word is found beside the commoner", "[convert][consistency]") {
  CHECK(show({"公告發布之後", "再行發布", "並發布結果", "由市府發佈"}) == "[inconsistency 發佈>發布]");
  CHECK(show({"交流平臺", "信息平臺", "服務平臺", "公共平台"}) == "[inconsistency 平台>平臺]");
}

TEST_CASE("spellings that are about as common or that are different words are let be", "[convert][consistency]") {
  CHECK(show({"公告發布之後", "由市府發佈"}).empty());
  CHECK(show({"製造與製造與製造", "制度"}).empty());
  // Another word, though Simplified writes both 回复; with 迴 beside 回 the word has forms at all.
  CHECK(show({"書面回覆", "即時回覆", "逐項回覆", "回復常態", "巡迴展覽"}).empty());
  CHECK(show({"周先生，周先生，周先生", "一週"}).empty());
  CHECK(show({"發布發布發布", "发布"}, Script::kHans).empty());
}

TEST_CASE("quotation marks and punctuation of another style are found", "[convert][consistency]") {
  CHECK(show({"所謂「創新」與「發展」與「共享」", "所謂“協調”"}) == "[punctuation “>「][punctuation ”>」]");
  CHECK(show({"先規劃，後建設，再驗收，最後移交", "先規劃,後建設"}) == "[punctuation ,>，]");
  CHECK(show({"先规划,后建设,再验收,最后移交", "先规划，后建设"}, Script::kHans) == "[punctuation ，>,]");
}

TEST_CASE("marks of numbers and of foreign words are no other style", "[convert][consistency]") {
  CHECK(show({"共1,200人，時間為10:30，網址http://a.b，版本", "甲，乙，丙，丁"}).empty());
  CHECK(show({"say “hello” to 「世界」「世界」「世界」"}).empty());
  CHECK(show({""}).empty());
}

TEST_CASE("of many occurrences the first are listed and all are counted", "[convert][consistency]") {
  std::vector<std::string> blocks;
  for (int i = 0; i < 40; ++i) blocks.push_back("甲,乙");
  for (int i = 0; i < 200; ++i) blocks.push_back("甲，乙");
  Document document;
  for (const std::string& text : blocks) document.add_block(BlockKind::kParagraph, text);
  const std::vector<SpanFinding> found = find_inconsistencies(document).findings;
  REQUIRE(found.size() == 20);
  CHECK(found.front().message.find("40 against 200") != std::string::npos);
}
