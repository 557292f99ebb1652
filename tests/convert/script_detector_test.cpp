#include "convert/script_detector.h"

#include <catch2/catch.hpp>

using namespace jiaokan;
using namespace jiaokan::convert;

TEST_CASE("the script follows from the characters that only one script has", "[convert][detector]") {
  struct Case {
    const char* text;
    Script script;
  };
  for (const Case& c : {Case{"总则与发展规划", Script::kHans}, Case{"總則與發展規劃", Script::kHant}, Case{"发展规划總則與計劃", Script::kMixed},
                        Case{"山水人口", Script::kUndetermined}, Case{"", Script::kUndetermined}, Case{"GDP 3%", Script::kUndetermined},
                        // what both scripts write in some place is no witness
                        Case{"群峰床台才布占", Script::kUndetermined}, Case{"欄内雇主", Script::kHant}, Case{"乾坤", Script::kUndetermined}}) {
    CAPTURE(c.text);
    CHECK(detect_script(c.text).detected == c.script);
  }
}

TEST_CASE("a few characters of the other script do not make a text mixed", "[convert][detector]") {
  const ScriptInfo hant = detect_script("我們繼續擴大開發區的規劃並發展產業，實現經濟轉型，跻身前列");
  CHECK(hant.detected == Script::kHant);
  CHECK(hant.confidence < 1);
  CHECK(detect_script("我们继续发展产业，参见《總則》").detected == Script::kMixed);
  CHECK(detect_script("我们继续扩大开发区的规划，发展产业，实现经济转型，参见《總论》").detected == Script::kHans);
}

TEST_CASE("more evidence gives more confidence", "[convert][detector]") {
  CHECK(detect_script("发").confidence < detect_script("发展规划").confidence);
  CHECK(detect_script("发展规划").confidence < 1);
  CHECK(detect_script("山").confidence == 0);
}

TEST_CASE("the standard of Traditional text shows in its forms", "[convert][detector]") {
  const auto standard = [](const char* text) { return detect_script(text).standard; };
  CHECK(standard("産業升級爲衆創平台提供條件，成爲門戶，稅務與産值") == ScriptStandard::kMainlandHant);
  CHECK(standard("衞生署為市民説明税務，着重户口與裏程") == ScriptStandard::kHk);
  CHECK(standard("這裡的產業為眾人說明臺灣的稅務，並洩露了污水與汙染，房裡") == ScriptStandard::kTw);
  CHECK_FALSE(standard("發展計劃"));                      // nothing tells
  CHECK_FALSE(standard("産業為衞生說明這裡的爲眾啓事"));  // all of them at once
  CHECK_FALSE(standard("产业为卫生说明"));                // Simplified text has none
}

TEST_CASE("the evidence can be asked for", "[convert][detector]") {
  const ScriptEvidence e = script_evidence("産業爲发");
  CHECK(e.hant_only == 3);
  CHECK(e.hans_only == 1);
  CHECK(e.by_standards[1] == 2);
  CHECK(e.mainland == 2);
  CHECK(e.hk == 0);
}

TEST_CASE("each standard has a score with its characters", "[convert][detector]") {
  const ScriptInfo info = detect_script("産業升級爲衆創平台提供條件，爲門戶");
  REQUIRE(info.standards.size() == 3);
  CHECK(info.standards[0].standard == ScriptStandard::kMainlandHant);
  CHECK(info.standards[0].score > 0.75);
  CHECK(info.standards[1].score < 0.3);
  CHECK(info.standards[2].score < 0.3);
  REQUIRE_FALSE(info.standards[0].evidence.empty());
  CHECK(info.standards[0].evidence[0].character == "爲");
  CHECK(info.standards[0].evidence[0].count == 2);
  CHECK(detect_script("发展规划").standards.empty());
  // More of the same raises the score, one against it lowers it.
  const auto hk = [](const char* text) { return detect_script(text).standards.at(1).score; };
  CHECK(hk("衞生發展") < hk("衞生發展衞生説明"));
  CHECK(hk("衞生發展衞生説明") > hk("衞生發展衞生説明為衆産業"));
}

TEST_CASE("characters of the other script are listed with their first place", "[convert][detector]") {
  const std::string text = "我們繼續擴大開發區的規劃並發展產業，我們繼續擴大開發區的規劃並發展產業，實現經濟轉型，跻身前列，发員跻身";
  const ScriptInfo info = detect_script(text);
  REQUIRE(info.leftovers.size() == 2);
  CHECK(info.leftovers[0].character == "跻");
  CHECK(info.leftovers[0].count == 2);
  CHECK(info.leftovers[0].first.begin == text.find("跻"));
  CHECK(info.leftovers[1].character == "发");
  CHECK(detect_script("发展规划總則與計劃").leftovers.empty());  // mixed: neither is the other
}

TEST_CASE("a text of two scripts is parted where they change", "[convert][detector]") {
  const auto parts = [](const std::string& text) {
    std::string out;
    std::uint32_t at = 0;
    for (const ScriptSpan& span : script_spans(text)) {
      CHECK(span.text.begin == at);  // covers the text
      at = span.text.end;
      out += text.substr(span.text.begin, span.text.size()) + "=" + std::string(to_string(span.script)) + "|";
    }
    CHECK((out.empty() || at == text.size()));
    return out;
  };
  CHECK(parts("发展规划，山水；總則與計劃。") == "发展规划，山水；=hans|總則與計劃。=hant|");
  CHECK(parts("山水，发展") == "山水，发展=hans|");
  CHECK(parts("山水") == "山水=undetermined|");
  CHECK(parts("参见《總則與計劃》一书") == "参见《=hans|總則與計劃》=hant|一书=hans|");
  CHECK(parts("").empty());
}

TEST_CASE("the blocks of a document have scripts of their own", "[convert][detector]") {
  Document d;
  d.add_block(BlockKind::kParagraph, "发展规划");
  d.add_block(BlockKind::kParagraph, "總則與計劃");
  d.add_block(BlockKind::kParagraph, "山水");
  d.add_block(BlockKind::kParagraph, "发展规划，總則與計劃");
  mark_scripts(d);
  CHECK(d.script.detected == Script::kMixed);
  CHECK(d.blocks[0].script == Script::kHans);
  CHECK(d.blocks[1].script == Script::kHant);
  CHECK(d.blocks[2].script == Script::kUndetermined);
  CHECK(d.blocks[3].script == Script::kMixed);
  REQUIRE(d.script_spans.size() == 2);
  CHECK(d.slice(d.script_spans[1].text) == "總則與計劃");
}
