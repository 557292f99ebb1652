#include <catch2/catch.hpp>

#include "report/html_writer.h"
#include "report/markdown_writer.h"

using namespace jiaokan;

namespace {

Document sample() {
  Document d;
  d.source.name = "plan.pdf";
  d.script.detected = Script::kHant;
  d.script.standard = ScriptStandard::kHk;
  d.add_block(BlockKind::kTitle, "水利建設方案");
  d.add_block(BlockKind::kNote, "雲府〔2024〕8號");
  d.add_block(BlockKind::kHeading, "一、目標", 1, "一");
  d.add_block(BlockKind::kParagraph, "1.建成水庫 3 座 <A&B>。");
  d.add_block(BlockKind::kListItem, "水渠；");
  d.add_block(BlockKind::kListItem, "堤壩。");
  d.add_block(BlockKind::kTable, "指標\t2025年\n水|庫\t3");
  d.pages = {{1, "1", 595, 842, TextSource::kText}, {2, "2", 595, 842, TextSource::kText}};
  d.runs.push_back({d.blocks[3].text, 1, {90, 100, 300, 112}, false, {}});
  d.runs.push_back({d.blocks[6].text, 2, {90, 100, 300, 112}, false, {}});
  return d;
}

}  // namespace

TEST_CASE("a document as Markdown has headings, quoted notes, lists and pipe tables", "[report][markdown]") {
  CHECK(report::document_markdown(sample(), {}) ==
        "# 水利建設方案\n\n> 雲府〔2024〕8號\n\n## 一、目標\n\n1\\.建成水庫 3 座 \\<A\\&B\\>。\n\n- 水渠；\n- 堤壩。\n\n"
        "| 指標 | 2025年 |\n| --- | --- |\n| 水\\|庫 | 3 |\n");
}

TEST_CASE("a document as HTML says its language, its blocks and their pages", "[report][html]") {
  const std::string html = report::document_html(sample(), {});
  CHECK(html.find("<html lang=\"zh-Hant-HK\">") != std::string::npos);
  CHECK(html.find("<title>plan.pdf</title>") != std::string::npos);
  CHECK(html.substr(html.find("<main>")) ==
        "<main>\n<h1 id=\"b1\">水利建設方案</h1>\n<p id=\"b2\" class=\"note\">雲府〔2024〕8號</p>\n<h2 id=\"b3\">一、目標</h2>\n"
        "<p id=\"b4\" data-page=\"1\">1.建成水庫 3 座 &lt;A&amp;B&gt;。</p>\n<ul>\n<li id=\"b5\">水渠；</li>\n<li id=\"b6\">堤壩。</li>\n</ul>\n"
        "<table id=\"b7\" "
        "data-page=\"2\">\n<thead>\n<tr><th>指標</th><th>2025年</th></tr>\n</thead>\n<tbody>\n<tr><td>水|庫</td><td>3</td></tr>\n</tbody>\n</table>\n"
        "</main>\n</body>\n</html>\n");
}
