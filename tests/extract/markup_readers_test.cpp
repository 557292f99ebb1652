#include <catch2/catch.hpp>

#include "core/error.h"
#include "extract/html/html_reader.h"
#include "extract/reader.h"
#include "extract/text/markdown_reader.h"
#include "support/block_texts.h"

using namespace jiaokan;
using namespace jiaokan::extract;

namespace {
using jiaokan::test::blocks_of;
}  // namespace

TEST_CASE("formats are told apart by their content", "[extract][formats]") {
  CHECK(read_document("<!DOCTYPE html><p>水利建设。</p>", "a.txt").source.media_type == "text/html");
  CHECK(read_document("\n<div class=x>水利建设。</div>", "a.md").source.media_type == "text/html");
  CHECK(read_document("# 水利建设\n\n修渠。\n", "a.html").source.media_type == "text/markdown");
  CHECK(read_document("水利建设。\n\n**修渠。**筑坝。\n", "a.md").source.media_type == "text/plain");
  CHECK(read_document("<水利建设>方案\n", "a.html").source.media_type == "text/plain");
}

TEST_CASE("an HTML page gives what it shows", "[extract][html]") {
  const Document document = read_document(R"(<!DOCTYPE html><html><head><meta charset="utf-8"><title>方案_云溪市</title><style>p{}</style>
<script>document.write("<p>脚本</p>")</script></head><body>
<div class="nav"><a href="/">首页</a> &gt; 公开</div>
<h1>云溪市水利建设方案</h1><div>来源：云溪市水利局</div><div>发布时间：2024-05-06</div>
<p>　　为了加强水利建设，提高防洪
能力，制定 A
B 方案&hellip;&amp;更多。</p>
<h2>一、总体目标</h2><p>到2026年，建成水库3座。<br>新增灌溉面积5万亩。</p>
<table><caption>表1 指标</caption><tr><th>指标</th><th>2026年</th></tr><tr><td>水<br>库</td><td><p>3</p></td></tr></table>
<ol><li>工作目标。完成投资12亿元。</li><li>主要任务。修渠。</li></ol><ul><li>水库</li><li>渠道</li></ul>
<p style="display:none">隐藏</p><footer>版权所有 云溪市</footer></body></html>)",
                                          "a");
  CHECK(blocks_of(document) ==
        "[title]云溪市水利建设方案\n为了加强水利建设，提高防洪能力，制定 A B "
        "方案…&更多。\n[heading1]一、总体目标\n到2026年，建成水库3座。\n新增灌溉面积5万亩。\n[note]表1 指标\n[table]指标\t2026年\n水库\t3\n"
        "[heading3]1. 工作目标。\n完成投资12亿元。\n[heading3]2. 主要任务。\n修渠。\n[list_item]水库\n[list_item]渠道\n");
  REQUIRE(document.furniture.size() == 4);
  CHECK(document.furniture[0].text == "首页 > 公开");
  CHECK(document.furniture[3].text == "版权所有 云溪市");
  CHECK(document.metadata.issuer == "云溪市水利局");
  CHECK(document.metadata.published == "2024-05-06");
}

TEST_CASE("a page's main element is its text, the rest is frame", "[extract][html]") {
  const Document document =
      read_document("<body><div>导航 栏目</div><main><header><h1>方案</h1></header><p>修渠筑坝，防洪抗旱。</p></main><div>友情链接</div></body>", "a");
  CHECK(blocks_of(document) == "[title]方案\n修渠筑坝，防洪抗旱。\n");
  CHECK(document.furniture.size() == 2);
}

TEST_CASE("HTML nested without end is refused, not read for ever", "[extract][html][bad-input]") {
  std::string html = "<html>";
  for (int i = 0; i < 200'000; ++i) html += "<div>";
  try {
    read_document(html + "水", "a");
    FAIL("read");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kLimit);
  }
  // As deep as the tree is, not as many tags are open: a thread's stack may be 2 MB.
  std::string divs = "<html>", pictures = "<html><p>水</p><svg>";
  for (int i = 0; i < 1'100; ++i) divs += "<div>", pictures += "<path d='M0'/>";
  CHECK_THROWS_AS(read_document(divs + "水", "a"), Error);
  CHECK(read_document(pictures + "</svg><p>库</p>", "a").blocks.size() == 2);
  std::string items = "<ul>";
  for (int i = 0; i < 20'000; ++i) items += "<li>项";
  CHECK(read_document(items, "a").blocks.size() == 20'000);
}

TEST_CASE("Markdown's marks go and its text stays", "[extract][markdown]") {
  const Document document = read_document(
      "---\ntitle: 方案\ndate: 2024-05-06\n---\n\n# 云溪市水利建设方案\n\n云府〔2024〕8号\n\n为了加强水利建设，**提高防洪能力。**制定本方案。\n\n## "
      "一、总体目标\n\n到2026年，建成水库 3 座，\n新增灌溉面积5万亩。\n\n"
      "1. 工作目标。完成投资12亿元。\n2. 主要任务。修渠。\n\n- 水库\n- 渠道\n\n| 指标 | 2026年 |\n|---|---:|\n| 水库 | 3 |\n\n指标 | 值\n--- | ---\n甲 | "
      "2\n\n<table><tr><td>项目</td><td>投资</td></tr>"
      "<tr><td>渠</td><td>3亿</td></tr></table>\n\n见[附件](http://a.example/x)，转义\\*号。\n",
      "a");
  CHECK(blocks_of(document) ==
        "[title]云溪市水利建设方案\n[note]云府〔2024〕8号\n为了加强水利建设，提高防洪能力。制定本方案。\n[heading1]一、总体目标\n到2026年，建成水库 3 "
        "座，新增灌溉面积5万亩。\n[heading3]1. 工作目标。\n完成投资12亿元。\n"
        "[heading3]2. "
        "主要任务。\n修渠。\n[list_item]水库\n[list_item]渠道\n[table]指标\t2026年\n水库\t3\n[table]指标\t值\n甲\t2\n[table]项目\t投资\n渠\t3亿\n见附件，转义*"
        "号。\n");
  CHECK(document.metadata.published == "2024-05-06");
}

TEST_CASE("lines that end Chinese sentences are paragraphs in Markdown too, English ones are not", "[extract][markdown]") {
  CHECK(blocks_of(read_document("# 方案\n\n到2025年，修渠三条。\n到2026年，修渠五条。\n", "a")) == "[title]方案\n到2025年，修渠三条。\n到2026年，修渠五条。\n");
  CHECK(blocks_of(read_document("# Plan\n\nThe city builds.\nThe river flows.\n", "a")) == "[title]Plan\nThe city builds. The river flows.\n");
}

TEST_CASE("a footnote in Markdown is kept, though CommonMark takes it for a link, and its mark stands beside the line", "[extract][markdown]") {
  const Document d = read_document("# 方案\n\n修渠五条[^1]，筑坝三座[^甲]。\n\n[^1]: 含在建。\n", "a");
  CHECK(blocks_of(d) == "[title]方案\n修渠五条，筑坝三座[^甲]。\n[note][^1]: 含在建。\n");
  REQUIRE(d.furniture.size() == 1);
  CHECK(d.furniture[0].text == "[^1]");
}

TEST_CASE("lines about the text before a Markdown document are furniture, whatever YAML they hold", "[extract][markdown]") {
  struct Case {
    std::string before;
    bool apart;
  };
  const std::vector<Case> cases{
      {"---\ntitle: 方案\n---\n", true},
      {"---\ntitle: 方案\nrelated:\n  - metrics\n- leadership\n\n# 待补\nnote: >\n  第二行\n---\n", true},
      {"---\n- 一\ntitle: 方案\n---\n", false},      // a rule, and a list
      {"---\ntitle: 方案\n正文在此。\n\n---\n", false},  // a rule, and the text
      {"---\ntitle: 方案\n", false},                  // never closed
  };
  for (const Case& c : cases) {
    CAPTURE(c.before);
    const Document d = read_document(c.before + "\n# 云溪市方案\n\n修渠五条。\n", "a");
    CHECK((blocks_of(d) == "[title]云溪市方案\n修渠五条。\n") == c.apart);
    CHECK(d.furniture.empty() != c.apart);
  }
}

TEST_CASE("a Markdown document whose title stands before it opens with a chapter", "[extract][markdown]") {
  const std::string chapters = "## 总体目标\n\n修渠五条。\n\n## 主要任务\n\n筑坝三座。\n";
  const Document said = read_document("---\nlayout: page\ntitle: \"云溪市水利建设方案\"\n---\n\n" + chapters, "a");
  CHECK(blocks_of(said) == "[heading1]总体目标\n修渠五条。\n[heading1]主要任务\n筑坝三座。\n");
  CHECK(said.metadata.title == "云溪市水利建设方案");
  CHECK(read_document(chapters, "a").metadata.title == "总体目标");
  const Document twice = read_document("---\ntitle: 云溪市方案\n---\n\n## 云溪市方案\n\n修渠五条。\n\n## 附则\n\n筑坝三座。\n", "a");
  CHECK(blocks_of(twice) == "[title]云溪市方案\n修渠五条。\n[heading1]附则\n筑坝三座。\n");
}

TEST_CASE("HTML inside Markdown is the document's own, also where a web page would have its site", "[extract][markdown][html]") {
  const Document d = read_document("# 方案\n\n<aside>\n修渠三条，一位居民这样说。\n<p>甲村</p>\n</aside>\n\n<footer>附则。</footer>\n\n修渠五条。\n", "a");
  CHECK(blocks_of(d) == "[title]方案\n修渠三条，一位居民这样说。\n甲村\n附则。\n修渠五条。\n");
  CHECK(d.furniture.empty());
}

TEST_CASE("a pipe table's rule may have one hyphen a column, and the marks of struck words go", "[extract][markdown]") {
  CHECK(blocks_of(read_document("# 方案\n\n|任务|数量|\n|-|:-|\n|修渠|5条|\n\n建设~~两座~~三座水库，长~~5公里。\n", "a")) ==
        "[title]方案\n[table]任务\t数量\n修渠\t5条\n建设两座三座水库，长~~5公里。\n");
}

TEST_CASE("front matter is no text, lists in it neither, and says what the file is", "[extract][markdown][metadata]") {
  const Document d = read_document(
      "---\ntitle: \"渡口停航公告\"\ndate: '2024-05-06'\ntags:\n  - \"渡口\"\n- 停航\n\nurl: \"https://a.example/x\"\n---\n\n渡口停航期间，改由临时码头上下客。\n", "a");
  CHECK(blocks_of(d) == "渡口停航期间，改由临时码头上下客。\n");
  CHECK(d.metadata.title == "渡口停航公告");
  CHECK(d.metadata.published == "2024-05-06");
  CHECK(d.metadata.source_url == "https://a.example/x");
  CHECK(d.furniture.size() == 6);
  // A text between rules is a text, and what has nothing but front matter has its words there.
  CHECK(test::has(read_document("---\n渡口停航：改由临时码头上下客。\n---\n恢复通航另行公告。\n", "a"), "渡口停航：改由临时码头上下客。"));
  CHECK_FALSE(read_document("---\ntitle: 渡口停航公告\n---\n", "a").blocks.empty());
}

TEST_CASE("headings with a line of marks below are Markdown's, the head of a table drawn with blanks is none", "[extract][markdown]") {
  CHECK(blocks_of(read_document("第一章  總則\n============\n\n第一條\n-------\n　　渡口停航，應公告之。\n\n第二條\n-------\n　　恢復通航者，亦同。\n", "a")) ==
        "[heading1]第一章  總則\n[heading4]第一條\n渡口停航，應公告之。\n[heading4]第二條\n恢復通航者，亦同。\n");
  CHECK(test::has(read_document("渡口   数量\n----------\n东渡   3\n\n码头   数量\n----------\n南岸   5\n", "a"), "----------"));
}

TEST_CASE("a text that is one list with stars is Markdown, a note with a star is not", "[extract][markdown]") {
  CHECK(blocks_of(read_document("* 1 省設渡口。\n\n* 2 縣設碼頭。\n\n* 3 本規程自公布日施行。\n", "a")) ==
        "[list_item]1 省設渡口。\n[list_item]2 縣設碼頭。\n[list_item]3 本規程自公布日施行。\n");
  CHECK(test::has(read_document("渡口停航。\n\n* 含临时码头。\n", "a"), "* 含临时码头。"));
}
