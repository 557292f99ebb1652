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
                        Case{"群峰床台才布占", Script::kUndetermined}, Case{"乾坤", Script::kUndetermined}}) {
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
