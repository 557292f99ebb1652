#include "compare/compare_editions.h"

#include <catch2/catch.hpp>

#include "compare/edition_builder.h"

using namespace jiaokan;
using namespace jiaokan::test;
using K = DiscrepancyKind;

namespace {

Comparison compare_texts(const std::vector<std::string>& a, const std::vector<std::string>& b, const std::vector<FoldRule>& rules_b = {}, bool list_expected = false) {
  const Edition left = build_edition(a), right = build_edition(b, rules_b);
  return compare::compare_editions(left, right, align_in_step(left, right), {list_expected});
}

std::string shown(const Comparison& c) {
  std::string out;
  for (const Discrepancy& d : c.discrepancies)
    out += std::string(to_string(d.kind)) + "[" + (d.a ? d.a->text : "-") + "|" + (d.b ? d.b->text : "-") + "]";
  return out;
}

struct Case {
  K kind;
  const char *a, *b;        ///< the two readings of one paragraph
  const char *a_text, *b_text;  ///< the changed words
};

}  // namespace

TEST_CASE("each change is named by its kind and its words", "[compare][kinds]") {
  const Case cases[] = {
      {K::kNumber, "到2026年新建公园12个。", "到2026年新建公园15个。", "12", "15"},
      {K::kNumber, "新增学位三千五百个。", "新增学位三千八百个。", "三千五百", "三千八百"},
      {K::kNumber, "投入1.2亿元用于改造。", "投入1.8亿元用于改造。", "1.2亿", "1.8亿"},
      {K::kUnit, "利用率提高5%。", "利用率提高5‰。", "5%", "5‰"},
      {K::kUnit, "绿地面积达到300公顷。", "绿地面积达到300亩。", "公顷", "亩"},
      {K::kDate, "方案自2026年3月1日起施行。", "方案自2026年5月1日起施行。", nullptr, nullptr},
      {K::kDate, "到2025年全面完成。", "到2027年全面完成。", nullptr, nullptr},
      {K::kNegation, "建设单位不得擅自变更规划。", "建设单位得擅自变更规划。", "不得", "得"},
      {K::kNegation, "禁止在核心区新建工厂。", "允许在核心区新建工厂。", "禁止", "允许"},
      {K::kWording, "总结推广改革经验。", "总结推广改革模式。", "经验", "模式"},
      {K::kOmission, "建设公园、绿道、湿地和口袋广场。", "建设公园、湿地和口袋广场。", nullptr, nullptr},
      {K::kAddition, "加强监督检查。", "加强监督检查，每季度向社会公布结果。", nullptr, nullptr},
      {K::kPunctuation, "深化改革，扩大开放。", "深化改革扩大开放。", "，", ""},
      {K::kPunctuation, "深化改革，扩大开放。", "深化改革、扩大开放。", "，", "、"},
      {K::kForeignWord, "规划and建设同步推进。", "规划和建设同步推进。", "and", "和"},
      {K::kEncoding, "推进\uFFFD色发展。", "推进绿色发展。", "\uFFFD", "绿"},
      {K::kNumbering, "(三)强化保障。", "(四)强化保障。", "三", "四"},
      {K::kWording, "在此进行的修改会影响结果。", "在此进行的更改会影响结果。", nullptr, nullptr},
      {K::kOrganisation, "由渡口协会、水务局负责。", "由河道协会、水务局负责。", nullptr, nullptr},
      {K::kWording, "我们持续改善住房条件。", "我们不断改善住房条件。", nullptr, nullptr},
      {K::kNegation, "此事再予受理。", "此事不再予受理。", nullptr, nullptr},
      {K::kNumber, "建成“六大中心”和配套设施。", "建成“七大中心”和配套设施。", nullptr, nullptr},
      {K::kOmission, "五年来，我们改善了住房条件。", "我们改善了住房条件。", "五年来，", ""},
      {K::kDate, "2025年，我们改善了住房条件。", "我们改善了住房条件。", nullptr, nullptr},
      {K::kWording, "这时一般用户可能会与管理员联系。", "这时一般用户必然会与管理员联系。", nullptr, nullptr},
      {K::kWording, "会议要求推进金融企业、文化企业改革。", "会议要求推动金融企业、文化企业改革。", nullptr, nullptr},
  };
  for (const Case& c : cases) {
    const Comparison result = compare_texts({c.a}, {c.b});
    INFO(c.a << " / " << c.b << ": " << shown(result));
    REQUIRE(result.discrepancies.size() == 1);
    const Discrepancy& d = result.discrepancies[0];
    CHECK(to_string(d.kind) == to_string(c.kind));
    REQUIRE(d.a);
    REQUIRE(d.b);
    if (c.a_text) CHECK(d.a->text == c.a_text);
    if (c.b_text) CHECK(d.b->text == c.b_text);
    CHECK(d.id == "d1");
    CHECK(d.bead == 0u);
    CHECK(d.message.back() == '.');
  }
}

TEST_CASE("what says the same is silent", "[compare][kinds]") {
  const std::pair<const char*, const char*> cases[] = {
      {"培育企业12000家。", "培育企业1.2万家。"},     {"培育企业一万二千家。", "培育企业12000家。"}, {"展望2035年，基本建成。", "展望二〇三五年，基本建成。"},
      {"安排资金4.5亿元。", "安排资金45000万元。"},   {"比重超过百分之十五。", "比重超过15%。"},      {"补助三成费用。", "补助30%费用。"},
      {"工期3至5年。", "工期3~5年。"},                {"到 2026 年，新建 12 个。", "到2026年，新建12个。"}, {"", ""},
      {"写在 index.html。 然后保存。", "写在 index.html. 然后保存。"},
      {"按 ‘d’) 删除。", "按 『d』) 删除。"},
  };
  for (const auto& [a, b] : cases) {
    const Comparison result = compare_texts({a}, {b});
    INFO(a << " / " << b << ": " << shown(result));
    CHECK(result.discrepancies.empty());
  }
}

TEST_CASE("a difference that a fold explains is expected, and one that the glyph fold explains is a fault", "[compare][expected]") {
  const std::vector<FoldRule> rules{{"裝", "装", FoldId::kScript}, {"臵", "置", FoldId::kGlyph}, {"備", "备", FoldId::kScript}};
  const Comparison result = compare_texts({"更新装置和装备。"}, {"更新裝臵和裝備。"}, rules, true);
  REQUIRE(result.discrepancies.size() == 1);
  CHECK(result.discrepancies[0].kind == K::kGlyphError);
  CHECK(result.discrepancies[0].a->text == "置");
  CHECK(result.discrepancies[0].b->text == "臵");
  CHECK(result.expected_count == 2);
  REQUIRE(result.expected.size() == 2);
  CHECK(result.expected[1].fold == FoldId::kScript);
  CHECK(result.expected[1].b.text == "裝備");
}

TEST_CASE("a finding of one edition becomes a discrepancy with both places, unless both editions have the fault", "[compare][misconversion]") {
  const std::vector<FoldRule> rules{{"曆", "历", FoldId::kScript}};
  Edition a = build_edition({"回顾发展历史。"}), b = build_edition({"回顾发展曆史。"}, rules);
  const auto at = static_cast<std::uint32_t>(b.document.text.find("曆史"));
  b.script_findings.push_back({K::kMisconversion, {at, at + 6}, "歷史", "曆 is the calendar", 0.9});
  const Comparison result = compare::compare_editions(a, b, align_in_step(a, b));
  INFO(shown(result));
  REQUIRE(result.discrepancies.size() == 1);
  CHECK(result.discrepancies[0].kind == K::kMisconversion);
  CHECK(result.discrepancies[0].a->text == "历史");
  CHECK(result.discrepancies[0].b->text == "曆史");
  const Comparison same = compare::compare_editions(b, b, align_in_step(b, b));
  CHECK(same.discrepancies.empty());
}

TEST_CASE("blocks without a counterpart are whole discrepancies, moved ones a single one", "[compare][blocks]") {
  const Comparison missing = compare_texts({"第一段文字。", "第二段文字很重要。"}, {"第一段文字。"});
  REQUIRE(missing.discrepancies.size() == 1);
  CHECK(missing.discrepancies[0].kind == K::kMissingBlock);
  CHECK_FALSE(missing.discrepancies[0].b);
  const Comparison extra = compare_texts({"第一段文字。"}, {"第一段文字。", "第二段文字很重要。"});
  REQUIRE(extra.discrepancies.size() == 1);
  CHECK(extra.discrepancies[0].kind == K::kExtraBlock);

  const Edition a = build_edition({"甲段落的文字。", "乙段落的内容。"}), b = build_edition({"乙段落的内容。", "甲段落的文字。"});
  Alignment alignment;
  alignment.segments_a = alignment.segments_b = 2;
  alignment.beads = {{{0, 1}, {0, 0}, 0}, {{1, 2}, {0, 1}, 1}, {{2, 2}, {1, 2}, 0}};
  alignment.moved = {{0, 1, 1}};
  const Comparison moved = compare::compare_editions(a, b, alignment);
  INFO(shown(moved));
  REQUIRE(moved.discrepancies.size() == 1);
  CHECK(moved.discrepancies[0].kind == K::kMovedBlock);

  // Where a footnote stands is a matter of pages; what it says is not.
  struct Note {
    std::string a, b, found;
  };
  const std::vector<Note> notes{{"1 含在建水库。", "1 含在建水库。", ""},
                                {"①含在建水库。", "①含在建水库。", ""},
                                {"[2] 含在建水库三座。", "[2] 含在建水库五座。", "number[三|五]"},
                                {"3月5日印发。", "3月5日印发。", "moved_block[3月5日印发。|3月5日印发。]"},
                                {"附注在此处。", "附注在此处。", "moved_block[附注在此处。|附注在此处。]"}};
  for (const Note& note : notes) {
    CAPTURE(note.a);
    Edition c = build_edition({note.a, "乙段落的内容。"}), d = build_edition({"乙段落的内容。", note.b});
    c.document.blocks[0].kind = d.document.blocks[1].kind = BlockKind::kNote;
    CHECK(shown(compare::compare_editions(c, d, alignment)) == note.found);
  }
  CHECK(moved.discrepancies[0].a->block == 0);
  CHECK(moved.discrepancies[0].b->block == 1);
}

TEST_CASE("a paragraph that moved and stands in lines there is a single finding, and what changed in it another", "[compare][blocks]") {
  const Edition a = build_edition({"甲段落的文字很长，分成三行才写得下，共有120个字。", "乙段落的内容。"}),
                b = build_edition({"乙段落的内容。", "甲段落的文字很长，", "— 7 —", "分成三行才写得下，", "共有150个字。"});
  Alignment alignment;
  alignment.segments_a = 2, alignment.segments_b = 5;
  alignment.beads = {{{0, 1}, {0, 0}, 0}, {{1, 2}, {0, 1}, 1}, {{2, 2}, {1, 2}, 0}, {{2, 2}, {2, 3}, 0}, {{2, 2}, {3, 4}, 0}, {{2, 2}, {4, 5}, 0}};
  alignment.moved = {{0, 1, 0.9}, {0, 3, 0.9}, {0, 4, 0.9}};
  const Comparison moved = compare::compare_editions(a, b, alignment);
  CHECK(shown(moved) == "moved_block[甲段落的文字很长，分成三行才写得下，共有120个字。|甲段落的文字很长，]number[120|150]page_furniture[-|— 7 —]");
}

TEST_CASE("lines of a paragraph that moved are one finding though they are cut at other spots there", "[compare][blocks]") {
  const std::string one = "加大对社区党建工作的投入，不断增强各种组织整合", two = "资源、协调力量的能力。", other = "加大对社区党建工作的投入，不断增强各种组织整合资源", rest = "、协调力量的能力。";
  const Edition a = build_edition({one, two, "乙段落的内容。"}), b = build_edition({"乙段落的内容。", other, rest});
  Alignment alignment;
  alignment.segments_a = alignment.segments_b = 3;
  alignment.beads = {{{0, 1}, {0, 0}, 0}, {{1, 2}, {0, 0}, 0}, {{2, 3}, {0, 1}, 1}, {{3, 3}, {1, 2}, 0}, {{3, 3}, {2, 3}, 0}};
  alignment.moved = {{0, 1, 0.9}, {1, 2, 0.9}};
  CHECK(shown(compare::compare_editions(a, b, alignment)) == "moved_block[" + one + "|" + other + "]");
  // Paragraphs that end each their sentence are two that moved.
  const Edition c = build_edition({one + "。", two, "乙段落的内容。"}), d = build_edition({"乙段落的内容。", one + "。", two});
  CHECK(compare::compare_editions(c, d, alignment).discrepancies.size() == 2);
}

TEST_CASE("words beside a change that a passage repeats are no part of it", "[compare][kinds]") {
  // The diff finds 有 again in 还有, behind which it would go on.
  const Comparison result = compare_texts({"渡口和码头也有。"}, {"渡口或者码头也有。关于这一点，我们当然还有很多工作要做，最近已开始改进了。"});
  INFO(shown(result));
  REQUIRE(result.discrepancies.size() == 2);
  CHECK(result.discrepancies[1].kind == K::kAddition);
  CHECK(result.discrepancies[1].a->text == "");
  CHECK(result.discrepancies[1].b->text == "关于这一点，我们当然还有很多工作要做，最近已开始改进了。");
}

TEST_CASE("a clause left out beside a changed word is a finding of its own", "[compare][kinds]") {
  const Comparison result = compare_texts({"下面是一些常见的环境变量，可能在这台机器上不存在。"}, {"下面是一些常见的渡口变量。"});
  CHECK(shown(result) == "wording[环境|渡口]omission[，可能在这台机器上不存在|]");
}

TEST_CASE("marks of emphasis that both editions print are no difference", "[compare][markup]") {
  Edition a = build_edition({"运算符**表示乘方。"}), b = build_edition({"运算符**表示乘方。"});
  for (Edition* edition : {&a, &b}) {
    const auto at = static_cast<std::uint32_t>(edition->document.text.find("**"));
    edition->script_findings.push_back({K::kMarkup, {at, at + 2}, "", "Marks of emphasis were left as text.", 0.9});
  }
  a.document.script.detected = Script::kHans;
  b.document.script.detected = Script::kHant;
  CHECK(shown(compare::compare_editions(a, b, align_in_step(a, b))) == "");
}

TEST_CASE("a paragraph that was split or merged is layout", "[compare][blocks]") {
  const Edition a = build_edition({"推进园区建设，完善配套设施。加强监督检查。"}), b = build_edition({"推进园区建设，完善配套设施。", "加强监督检查。"});
  Alignment alignment;
  alignment.segments_a = 1;
  alignment.segments_b = 2;
  alignment.beads = {{{0, 1}, {0, 2}, 1}};
  CHECK(compare::compare_editions(a, b, alignment).discrepancies.empty());
}

TEST_CASE("furniture is a fault inside a sentence and around a web text, not on the pages of a PDF", "[compare][furniture]") {
  Edition a = build_edition({"加强监督检查，确保落实。"}), b = build_edition({"加强监督检查，确保落实。"});
  const auto middle = static_cast<std::uint32_t>(b.document.text.find("检查"));
  add_furniture(b, {"7 / 12", FurnitureKind::kPageNumber, std::nullopt, {}, middle, true}, "7 / 12");
  add_furniture(b, {"信息来源：某网站", FurnitureKind::kWeb, std::nullopt, {}, 0, false}, "信息来源:某网站");
  const Comparison result = compare::compare_editions(a, b, align_in_step(a, b));
  REQUIRE(result.discrepancies.size() == 2);
  CHECK(result.discrepancies[1].kind == K::kPageFurniture);
  CHECK(result.discrepancies[1].b->text == "7 / 12");
  CHECK(result.discrepancies[1].b->start == 4);
  CHECK(result.count(Severity::kArtifact) == 2);

  CHECK(compare::compare_editions(b, b, align_in_step(b, b)).discrepancies.empty());

  // The menus of a web page belong to it as running heads do to a page; in a copy of its text they do not.
  Edition site = build_edition({"加强监督检查，确保落实。"});
  site.document.source.media_type = "text/html";
  site.document.furniture.push_back({"首页", FurnitureKind::kWeb, std::nullopt, {}, 0, false});
  CHECK(compare::compare_editions(a, site, align_in_step(a, site)).discrepancies.empty());

  Edition paged = build_edition({"加强监督检查，确保落实。"});
  paged.document.pages.push_back({1, "1", 595, 842, TextSource::kText});
  add_furniture(paged, {"— 1 —", FurnitureKind::kPageNumber, 1u, {{1, {280, 800, 310, 812}}}, 0, false}, "—1—");
  CHECK(compare::compare_editions(a, paged, align_in_step(a, paged)).discrepancies.empty());
}

TEST_CASE("what the web page prints around both texts is no disagreement, in whatever script and beside whatever block", "[compare][furniture]") {
  const std::vector<std::string> text{"加强监督检查。", "确保落实到位。"};
  Edition a = build_edition(text), b = build_edition(text);
  const std::uint32_t second = b.document.blocks[1].text.begin;
  add_furniture(a, {"首页 > 信息公开", FurnitureKind::kWeb, std::nullopt, {}, 0, false}, "首页>信息公开");
  add_furniture(b, {"首頁 > 信息公開", FurnitureKind::kWeb, std::nullopt, {}, second, false}, "首页>信息公开");
  CHECK(compare::compare_editions(a, b, align_in_step(a, b)).discrepancies.empty());

  // Once more on one side is; and a page number inside a sentence is where the other has it elsewhere.
  add_furniture(b, {"首頁 > 信息公開", FurnitureKind::kWeb, std::nullopt, {}, second, false}, "首页>信息公开");
  add_furniture(a, {"— 3 —", FurnitureKind::kPageNumber, std::nullopt, {}, 6, true}, "—3—");
  add_furniture(b, {"— 3 —", FurnitureKind::kPageNumber, std::nullopt, {}, second + 6, true}, "—3—");
  const Comparison result = compare::compare_editions(a, b, align_in_step(a, b));
  REQUIRE(result.discrepancies.size() == 3);
  CHECK(std::count_if(result.discrepancies.begin(), result.discrepancies.end(), [](const Discrepancy& d) { return d.a.has_value(); }) == 1);
}

TEST_CASE("words of another region are told whole", "[compare][readings]") {
  // 代码 is folded to 程式碼, 设置 to 設定 on both sides (folded text is Simplified).
  const std::vector<FoldRule> rules{{"代", "程式", FoldId::kRegional}, {"碼", "码", FoldId::kScript}, {"設", "设", FoldId::kScript}};
  const auto edition = [&](const std::string& text) {
    Edition e = build_edition({text}, rules);
    // As fold_regional() records them: the word, not what it changed of it.
    const std::string& printed = e.document.text;
    for (const std::string word : {"代码", "设置", "設置"})
      if (const std::size_t at = printed.find(word); at != std::string::npos) {
        const RawSpan span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())};
        std::erase_if(e.folded.folds, [&](const FoldRecord& r) { return r.fold == FoldId::kRegional && r.raw.overlaps(span); });
        e.folded.folds.push_back({span, FoldId::kRegional});
      }
    std::stable_sort(e.folded.folds.begin(), e.folded.folds.end(), [](const FoldRecord& x, const FoldRecord& y) { return x.raw.begin < y.raw.begin; });
    return e;
  };
  struct Case {
    std::string a, b, discrepancies, expected;
  };
  const std::vector<Case> cases{
      {"改善代码质量", "改善程式质量", "wording[代码|程式]", ""},
      {"改善代码质量", "改善程式碼质量", "", "regional[代码|程式碼]"},
      {"改善设置方法", "改善設置方法", "", "script[设|設]"},
      {"改善代码的质量", "改善程式碼质量", "wording[的|]", "regional[代码|程式碼]"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.a, c.b);
    const Edition a = edition(c.a), b = edition(c.b);
    compare::CompareOptions options;
    options.list_expected = true;
    const Comparison result = compare::compare_editions(a, b, align_in_step(a, b), options);
    CHECK(shown(result) == c.discrepancies);
    std::string expected;
    for (const ExpectedDifference& e : result.expected) expected += std::string(to_string(e.fold)) + "[" + e.a.text + "|" + e.b.text + "]";
    CHECK(expected == c.expected);
  }
}

TEST_CASE("two unrelated texts are said to hardly match", "[compare]") {
  const Edition a = build_edition({"关于渔业捕捞的规定。"}), b = build_edition({"图书馆开放时间表。"});
  Alignment alignment;
  alignment.segments_a = alignment.segments_b = 1;
  alignment.beads = {{{0, 1}, {0, 0}, 0}, {{1, 1}, {0, 1}, 0}};
  alignment.hardly_matched = true;
  const Comparison result = compare::compare_editions(a, b, alignment);
  REQUIRE(result.warnings.size() == 1);
  CHECK(result.warnings[0].code == "hardly-matched");
}

TEST_CASE("one empty side is all missing, and nothing against nothing is nothing", "[compare]") {
  const Edition none = build_edition({}), some = build_edition({"第一段文字。", "第二段文字。"});
  Alignment alignment = align_in_step(some, none);
  alignment.hardly_matched = true;
  const Comparison result = compare::compare_editions(some, none, alignment);
  CHECK(result.discrepancies.size() == 2);
  REQUIRE(result.warnings.size() == 1);
  CHECK(result.warnings[0].message == "B has no text that anything could be compared with");
  CHECK(compare::compare_editions(none, none, align_in_step(none, none)).discrepancies.empty());
}

TEST_CASE("the page numbers of a table of contents are no findings, other numbers behind a title are", "[compare][contents]") {
  struct Case {
    std::vector<std::string> a, b;
    std::string found;
  };
  const std::vector<Case> cases{
      {{"总则 3", "附则 9", "总则", "附则"}, {"总则 5", "附则 12", "总则", "附则"}, ""},
      {{"总则 3", "附则 9", "总则", "附则"}, {"总则", "附则", "总则", "附则"}, ""},
      {{"总则…3", "附则 9", "总则", "附则"}, {"总则", "附则…12", "总则", "附则"}, ""},
      {{"水库 3", "附则 9", "总则", "附则"}, {"水库 5", "附则 9", "总则", "附则"}, "number[3|5]"},  // no heading says 水库
      {{"总则 3 座", "附则 9", "总则", "附则"}, {"总则 5 座", "附则 9", "总则", "附则"}, "number[3|5]"},
      {{"总则 3", "附则 9", "总则 3", "附则"}, {"总则 3", "附则 9", "总则 5", "附则"}, "number[3|5]"},  // of the heading itself
  };
  for (const Case& c : cases) {
    CAPTURE(c.a, c.b);
    Edition a = build_edition(c.a), b = build_edition(c.b);
    for (Edition* e : {&a, &b}) {
      e->document.blocks[0].kind = e->document.blocks[1].kind = BlockKind::kListItem;
      e->document.blocks[2].kind = e->document.blocks[3].kind = BlockKind::kHeading;
    }
    CHECK(shown(compare::compare_editions(a, b, align_in_step(a, b))) == c.found);
  }
}

TEST_CASE("lines that come back inside the pages of an edition are its text, those at the edges of its pages run along", "[compare][furniture]") {
  const Edition a = build_edition({"总则的文字很重要。"});
  struct Case {
    const char* line;
    bool at_edge;
    std::size_t furniture;
  };
  for (const auto& [line, at_edge, expected] : {Case{"云溪市公报", true, 4}, Case{"云溪市公报", false, 0}, Case{"现予公告。", true, 0}}) {
    CAPTURE(line, at_edge);
    std::vector<std::string> text{"总则的文字很重要。"};
    for (const char* page : {"甲", "乙", "丙", "丁"}) {
      if (at_edge) text.push_back(line);
      text.push_back(std::string("本页开头的文字") + page + "。");
      if (!at_edge) text.push_back(line);
      text.push_back(std::string("本页末尾的文字") + page + "。");
    }
    Edition b = build_edition(text);
    Document& d = b.document;
    for (std::uint32_t page = 1; page <= 5; ++page) d.pages.push_back({page, std::to_string(page), 595, 842, TextSource::kText});
    for (std::size_t i = 0; i < d.blocks.size(); ++i) {
      const auto page = static_cast<std::uint32_t>(i == 0 ? 1 : 2 + (i - 1) / 3);
      d.runs.push_back({d.blocks[i].text, page, {90, 100, 200, 112}, false, {}});
    }
    std::size_t furniture = 0;
    for (const Discrepancy& found : compare::compare_editions(a, b, align_in_step(a, b)).discrepancies) furniture += found.kind == K::kPageFurniture;
    CHECK(furniture == expected);
  }
}
