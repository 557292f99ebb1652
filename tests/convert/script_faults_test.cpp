#include "convert/script_faults.h"

#include <catch2/catch.hpp>

#include "convert/script_detector.h"
#include "core/utf8.h"
#include "random_text.h"

using namespace jiaokan;
using namespace jiaokan::convert;

namespace {

Document document_of(std::string_view text, Script script = Script::kHant, std::optional<ScriptStandard> standard = std::nullopt) {
  Document document;
  document.add_block(BlockKind::kParagraph, text);
  document.script = {script, 1, standard, 0, 0, {}, {}};
  return document;
}

/// The findings, readable: [kind printed>suggestion].
std::string show(const Document& document) {
  std::string out;
  for (const SpanFinding& f : find_script_faults(document).findings)
    out += "[" + std::string(to_string(f.kind)) + " " + std::string(document.slice(f.span)) + ">" + f.suggestion + "]";
  return out;
}

std::string hant(std::string_view text) { return show(document_of(text)); }
std::string hans(std::string_view text) { return show(document_of(text, Script::kHans)); }

}  // namespace

TEST_CASE("wrong choices of a converter are found with their word", "[convert][faults]") {
  struct Case {
    const char* text;
    const char* found;
  };
  for (const Case& c :
       {Case{"本館收藏曆史檔案", "[misconversion 曆史>歷史]"}, Case{"按照標准執行", "[misconversion 標准>標準]"}, Case{"制造企業", "[misconversion 制造>製造]"},
        Case{"若幹意見", "[misconversion 若幹>若干]"}, Case{"體繫結構", "[misconversion 體繫>體系]"}, Case{"對于這些問題", "[misconversion 對于>對於]"},
        Case{"皇後和頭發", "[misconversion 皇後>皇后][misconversion 頭發>頭髮]"}, Case{"合並同類項", "[misconversion 合並>合併]"}}) {
    CAPTURE(c.text);
    CHECK(hant(c.text) == c.found);
  }
}

TEST_CASE("right Traditional text has no faults, whatever the standard", "[convert][faults]") {
  for (const char* text : {"歷史與日曆",       "製造制度",         "標準與批准", "頭髮與發展", "皇后與後來",       "乾坤與幹部與若干", "為爲衆眾産產説說",
                           "衞生衛生税稅户戶", "這裏這裡裏面裡面", "著名的著作", "看著看着",   "臺灣台灣平台平臺", "佔占比例佈局布局", "夥伴伙伴",
                           "考核核心才能",     "資金鏈",           "參與製造",   "了解瞭解",   "合併與並存",       "複雜與恢復與答覆", "雲南人云亦云",
                           "于謙與余先生",     "北斗與鬥爭",       "人工智能",   "捲軸"}) {
    CAPTURE(text);
    CHECK(hant(text).empty());
  }
}

TEST_CASE("Simplified characters left in Traditional text are found", "[convert][faults]") {
  CHECK(hant("跻身世界前列的企業") == "[misconversion 跻>躋]");
  CHECK(hant("他总结的會議記錄") == "[misconversion 总结>總結]");
}

TEST_CASE("the suggestion follows the edition's standard", "[convert][faults]") {
  const char* text = "這是为了經濟";
  CHECK(show(document_of(text, Script::kHant, ScriptStandard::kTw)) == "[misconversion 为了>為了]");
  CHECK(show(document_of(text)) == "[misconversion 为了>爲了]");
}

TEST_CASE("a character without a word counts only beside the same fault in words", "[convert][faults]") {
  CHECK(hant("油氣鑽采").empty());
  CHECK(hant("采購設備，油氣鑽采") == "[misconversion 采購>採購][misconversion 采>採]");
}

TEST_CASE("glyph errors are found in either script", "[convert][faults]") {
  CHECK(hant("重大科技裝臵") == "[glyph_error 裝臵>裝置]");
  CHECK(hans("重大科技装臵") == "[glyph_error 装臵>装置]");
  const auto alone = find_script_faults(document_of("裝臵")).findings, beside = find_script_faults(document_of("裝臵與裝置")).findings;
  REQUIRE(alone.size() == 1);
  REQUIRE(beside.size() == 1);
  CHECK(beside[0].confidence > alone[0].confidence);  // the edition writes it right elsewhere
}

TEST_CASE("Traditional characters left in Simplified text are found, quotations and what Simplified keeps are not", "[convert][faults]") {
  CHECK(hans("加快產业发展") == "[misconversion 產业>产业]");
  CHECK(hans("各项發展计划") == "[misconversion 發展>发展]");
  for (const char* text : {"乾坤与瞭望", "著名的著作", "参见《總則》", "“發展”二字", "乾隆年间", "於戏", "发展规划"}) {
    CAPTURE(text);
    CHECK(hans(text).empty());
  }
}

TEST_CASE("in a document of both scripts each block is read by its own", "[convert][faults]") {
  Document document;
  document.add_block(BlockKind::kParagraph, "这是简体的段落，发展经济");
  document.add_block(BlockKind::kParagraph, "這是繁體的段落，發展經濟");
  document.script = {Script::kMixed, 1, std::nullopt, 0, 0, {}, {}};
  CHECK(show(document).empty());
}

TEST_CASE("a block that is mostly in one script is read by it, also where it makes the document mixed", "[convert][faults]") {
  const auto mixed = [](const char* text) { return show(document_of(text, Script::kMixed)); };
  CHECK(mixed("他签署了協議與說明") == "[misconversion 签署>簽署]");
  CHECK(mixed("这是简体的說明") == "[misconversion 說明>说明]");
  CHECK(mixed("这是說明").empty());
}

TEST_CASE("a chain that was taken for forged metal is found, names of persons are let be", "[convert][faults]") {
  CHECK(hant("完善產業鍊和供應鍊") == "[misconversion 鍊>鏈][misconversion 鍊>鏈]");
  for (const char* text : {"一條項鍊", "產業鏈與鏈條", "資金鏈"}) {
    CAPTURE(text);
    CHECK(hant(text).empty());
  }
  // Beside the same fault in words a character alone counts, but not where it is a surname.
  CHECK(hant("擴大范圍，余額不足，請范先生與余小姐參加") == "[misconversion 范圍>範圍][misconversion 余額>餘額]");
}

TEST_CASE("a whole passage in the other script is one finding", "[convert][faults]") {
  const char* simplified = "这是简体的附件，内容关于经济发展与产业规划";
  CHECK(hant(simplified) == "[misconversion " + std::string(simplified) + ">]");
  const char* traditional = "這是繁體的附件，內容關於經濟發展與產業規劃";
  CHECK(hans(traditional) == "[misconversion " + std::string(traditional) + ">]");
}

TEST_CASE("an English function word between ideographs is foreign, names and terms are not", "[convert][faults]") {
  CHECK(hans("学习思想 and 党的精神") == "[foreign_word and>和]");
  CHECK(hans("质量or数量") == "[foreign_word or>或]");
  CHECK(hans("加快建tion设") == "[foreign_word tion>]");
  for (const char* text : {"推广5G技术", "提高GDP总量", "支持R&D投入", "iStartup 大赛", "长度为3 km的路段", "“思想and党”", "（甲 and 乙）",
                           "Research and Development 中心", "见 www.example.cn 网站", "and 开头", "结尾 and", "使用 apt 命令"}) {
    CAPTURE(text);
    CHECK(hans(text).empty());
  }
}

TEST_CASE("torn pieces do not stand out in a technical text, function words do", "[convert][faults]") {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "运行 apt 命令后用 dpkg 查看状态。";
  CHECK(hans(text + "执行re操作").empty());
  CHECK(hans(text + "甲 and 乙") == "[foreign_word and>和]");
}

TEST_CASE("characters that no text has are encoding faults", "[convert][faults]") {
  CHECK(hans("建\uFFFD\uFFFD设") == "[encoding \uFFFD\uFFFD>]");
  CHECK(hans("建\uE123设") == "[encoding \uE123>]");
  CHECK(hans(std::string("建\0设", 7)) == "[encoding " + std::string("\0", 1) + ">]");
  CHECK(hans("建\u0002设") == "[encoding \u0002>]");
  CHECK(hans("建\uFFFE设") == "[encoding \uFFFE>]");
  CHECK(hans("建\u0378设") == "[encoding \u0378>]");
  CHECK(hans("甲ä¸­å›½乙") == "[encoding ä¸­å›½>中国]");
  CHECK(hans("乱码锟斤拷锟斤拷") == "[encoding 锟斤拷锟斤拷>]");
  for (const char* text : {"Ångström 与 São Paulo", "naïve café", "25 °C ± 2", "甲\t乙\n丙", "Übergrößenträger", "£50 至 £60", "😀 与 𠮷 与 ①㈱"}) {
    CAPTURE(text);
    CHECK(hans(text).empty());
  }
}

TEST_CASE("markup that was left as text is found", "[convert][faults]") {
  CHECK(hans("甲&nbsp;乙") == "[markup &nbsp;> ]");
  CHECK(hans("甲<br/>乙</p>") == "[markup <br/>>][markup </p>>]");
  CHECK(hans("**甲**") == "[markup **>][markup **>]");
  for (const char* text : {"修改<中华人民共和国邮政法>的决定", "a < b 且 b > c", "R&D;甲", "甲***乙", "3*5=15", "<邮政>", "< b >", "AT&T; 公司"}) {
    CAPTURE(text);
    CHECK(hans(text).empty());
  }
}

TEST_CASE("forms of another standard are counted and not listed", "[convert][faults]") {
  CHECK(find_script_faults(document_of("爲産業")).standard_only == 2);
  CHECK(find_script_faults(document_of("發展計劃")).standard_only == 0);
  CHECK(find_script_faults(document_of("为产业", Script::kHans)).standard_only == 0);
}

TEST_CASE("every message is a sentence that names the fault", "[convert][faults]") {
  for (const char* text : {"曆史", "跻身", "裝臵", "建\uFFFD設", "思想 and 黨", "甲<br>乙"}) {
    const auto found = find_script_faults(document_of(text)).findings;
    REQUIRE(found.size() == 1);
    CHECK(found[0].message.ends_with("."));
    CHECK(found[0].message.size() > 20);
  }
}

TEST_CASE("findings are sorted, lie in the text and never fail on hostile text", "[convert][faults][property]") {
  test::Random rng(77);
  for (int round = 0; round < 300; ++round) {
    std::string text = test::random_text(rng, 1 + rng.below(60));
    CAPTURE(text);
    for (const Script script : {Script::kHans, Script::kHant, Script::kUndetermined}) {
      const Document document = document_of(text, script);
      const auto findings = find_script_faults(document).findings;
      for (std::size_t i = 0; i < findings.size(); ++i) {
        REQUIRE(findings[i].span.end <= document.text.size());
        REQUIRE_FALSE(findings[i].span.empty());
        REQUIRE(utf8::is_boundary(document.text, findings[i].span.begin));
        REQUIRE(utf8::is_boundary(document.text, findings[i].span.end));
        REQUIRE(findings[i].confidence > 0);
        REQUIRE(findings[i].confidence <= 1);
        if (i > 0) REQUIRE(findings[i - 1].span.begin <= findings[i].span.begin);
      }
    }
  }
}

TEST_CASE("a passage is read word by word, not by the leftmost word", "[convert][faults]") {
  struct Case {
    const char* text;
    const char* found;
  };
  for (const Case& c :
       {Case{"檢察長徵詢意見", ""}, Case{"特制定本條例", ""}, Case{"用於都市更新", ""}, Case{"夫妻財產制契約", ""},
        Case{"的曆史機遇", "[misconversion 曆史>歷史]"}, Case{"不同體繫結構", "[misconversion 體繫>體系]"}, Case{"密封後開啟", ""}, Case{"並為長者服務", ""}}) {
    CAPTURE(c.text);
    CHECK(hant(c.text) == c.found);
  }
}

TEST_CASE("a character that stands in some words only is wrong elsewhere", "[convert][faults]") {
  CHECK(hant("取得瞭進展") == "[misconversion 瞭>了]");
  CHECK(hant("為瞭發展") == "[misconversion 瞭>了]");
  CHECK(hant("嚮社會公開") == "[misconversion 嚮>向]");
  CHECK(hant("在广州舉行") == "[misconversion 广州>廣州]");
  for (const char* text : {"一目瞭然", "瞭望台與瞭解", "嚮往", "嚮導", "党項族與拮据"}) {
    CAPTURE(text);
    CHECK(hant(text).empty());
  }
}

TEST_CASE("what is compiled and what is an establishment are told apart by what follows", "[convert][faults]") {
  CHECK(hant("編制年度預算") == "[misconversion 編制>編製]");
  CHECK(hant("編制產品目錄") == "[misconversion 編制>編製]");
  for (const char* text : {"編製年度預算", "人員編制", "機構編制委員會", "編制員額", "組織編制"}) {
    CAPTURE(text);
    CHECK(hant(text).empty());
  }
}

TEST_CASE("what is written as Cantonese is spoken may have 係 before anything", "[convert][faults]") {
  CHECK(hant("佢話呢個系統係好嘅").empty());
  CHECK(hant("這個係統很好") == "[misconversion 係統>系統]");
}

TEST_CASE("what another standard writes is listed for that standard only", "[convert][faults]") {
  const auto shown = [](const char* text, ScriptStandard standard) {
    const Document document = document_of(text);
    std::string out;
    for (const SpanFinding& f : find_script_faults(document, {standard, {}}).other_standard) out += std::string(document.slice(f.span)) + ">" + f.suggestion + " ";
    return out;
  };
  CHECK(shown("裏面的台階", ScriptStandard::kTw).find("裏>裡") != std::string::npos);
  CHECK(shown("說明與裡面", ScriptStandard::kHk).find("裡>裏") != std::string::npos);
  CHECK(shown("産業爲眾", ScriptStandard::kHk) == "産>產 爲>為 ");
  CHECK(shown("産業爲眾", ScriptStandard::kTw) == "産>產 爲>為 ");
  CHECK(shown("市場與發展", ScriptStandard::kHk).empty());
}

TEST_CASE("findings beyond the limits are counted and what bears a doubtful one out still counts", "[convert][faults]") {
  Document document;
  for (int i = 0; i < 30; ++i) document.add_block(BlockKind::kParagraph, "收藏曆史，采購設備，跻身前列");
  document.add_block(BlockKind::kParagraph, "油氣鑽采");
  document.script.detected = Script::kHant;
  const ScriptFaults all = find_script_faults(document);
  CHECK(all.findings.size() == 91);
  CHECK(all.not_listed.empty());
  const auto count = [](const ScriptFaults& faults) {
    std::size_t n = 0;
    for (const NotListed& more : faults.not_listed) n += more.count;
    return n;
  };
  for (const FindingLimits limits : {FindingLimits{10, 1000}, FindingLimits{1000, 50}, FindingLimits{1, 2}, FindingLimits{0, 0}}) {
    const ScriptFaults some = find_script_faults(document, {std::nullopt, limits});
    CHECK(some.findings.size() + count(some) == all.findings.size());
    CHECK(some.findings.size() <= std::min<std::size_t>(3 * limits.alike, limits.in_all) + 1);
    for (const SpanFinding& f : some.findings)
      CHECK(std::any_of(all.findings.begin(), all.findings.end(), [&](const SpanFinding& g) { return g.span == f.span && g.confidence == f.confidence; }));
  }
}

TEST_CASE("a text without any mark is read in pieces and loses no fault", "[convert][faults]") {
  std::string text;
  for (int i = 0; i < 500'000; ++i) text += i % 1000 == 0 ? "曆史" : "檔案";
  CHECK(find_script_faults(document_of(text)).findings.size() == 500);
}
