#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "report/comparison_html.h"
#include "report/comparison_xlsx.h"
#include "report/csv_writer.h"
#include "report/findings_markdown.h"
#include "report/html_text.h"
#include "report/sample.h"
#include "report/sarif_writer.h"
#include "report/section_paths.h"
#include "report/ui_words.h"
#include "report/workbook.h"
#include "report/writers.h"

using namespace jiaokan;
using namespace jiaokan::test;

namespace {

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++n;
  return n;
}

/// A pair whose every word is trouble, with a finding over each block.
SamplePair hostile_pair() {
  SamplePair p;
  const std::vector<std::string> words{
      "</script><script>x()</script>",   "\"--><img src=x>", "=HYPERLINK(\"http://x\")", "@SUM(1)", "+cmd|' /C calc'!A0", "a|b\t`c`\n# d",
      "\x01\x7F\xEE\x80\x80\xE2\x80\xAE"};
  for (Edition* e : {&p.a, &p.b}) {
    e->document.source.name = "<evil> \"1\".txt";
    for (const std::string& w : words) e->document.add_block(BlockKind::kParagraph, w);
    assign_sections(e->document);
    e->folded.text = e->document.text;
    e->folded.map = OffsetMap::identity(static_cast<std::uint32_t>(e->document.text.size()));
  }
  const Document& d = p.a.document;
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (Edition* e : {&p.a, &p.b}) e->folded.segments.push_back({{d.blocks[i].text.begin, d.blocks[i].text.end}, static_cast<std::uint32_t>(i)});
    p.alignment.beads.push_back({{i, i + 1}, {i, i + 1}, 1});
    const Place place = make_place(d, d.blocks[i].text);
    p.comparison.discrepancies.push_back(
        {"d" + std::to_string(i + 1), DiscrepancyKind::kWording, i, place, place, {}, {}, "Says " + words[i] + ".", "0000000000000000"});
  }
  return p;
}

}  // namespace

TEST_CASE("a comparison as CSV has one record for each finding", "[report][csv]") {
  const SamplePair p = sample_pair();
  CHECK(report::comparison_csv({p.a, p.b, p.alignment, p.comparison}, {}) ==
        "id,severity,kind,section,a,b,message,page_a,page_b,block_a,block_b,context_a,context_b,fingerprint,"
        "standing,decision,reason,who,check\r\n"
        "d1,content,number,一、主要目标,12,15,The figure is 12 in A and 15 in B.,1,1,b2,b2,到2026年，全市新建公园【12】个， "
        "改造老旧小区30个。,到2026年，全市新建公園【15】個， 改造老舊小區30個。,0123456789abcde1,,,,,\r\n"
        "d2,content,negation,一、主要目标,不,,A denies with 不 what B does "
        "not.,1,1,b3,b3,鼓励社会资本参与运营，【不】得损害公共利益。,鼓勵社會資本參與運營，【】得損害公共利益。,0123456789abcde2,,,,,\r\n"
        "d3,content,missing_block,一、主要目标,建立月度通报制度。,,The paragraph is missing in B.,2,,b4,,【建立月度通报制度。】,,0123456789abcde3,,,,,\r\n");
  report::TextStyle style;
  style.byte_order_mark = true;
  CHECK(report::comparison_csv({p.a, p.b, p.alignment, p.comparison}, style).starts_with("\xEF\xBB\xBFid,"));
}

TEST_CASE("fields of CSV are quoted where they must be, and no field is a formula", "[report][csv]") {
  CHECK(report::csv_record({"a", "b,c", "say \"x\"", "two\nlines", ""}) == "a,\"b,c\",\"say \"\"x\"\"\",\"two\nlines\",\r\n");
  const std::pair<const char*, const char*> cases[] = {{"=1+1", "'=1+1"},   {"@SUM(1)", "'@SUM(1)"}, {"+cmd|x", "'+cmd|x"},
                                                       {"-2+A1", "'-2+A1"}, {"-5%", "-5%"},          {"+3.5", "+3.5"},
                                                       {"-", "-"},          {"1=1", "1=1"},          {"－5", "－5"}};
  for (const auto& [field, written] : cases) {
    INFO(field);
    CHECK(report::csv_record({field}) == std::string(written) + "\r\n");
  }
}

TEST_CASE("a comparison as Markdown is a summary and the findings by section", "[report][markdown]") {
  const SamplePair p = sample_pair();
  CHECK(report::comparison_markdown({p.a, p.b, p.alignment, p.comparison}, {}) ==
        "# Comparison\n\n- A: **plan.zh-Hans.pdf** (Simplified, 4 blocks, 2 pages)\n- B: **plan.zh-Hant.pdf** (Traditional, 3 blocks, 2 pages)\n\n"
        "content 3 · form 0 · artifact 0; 1,204 expected differences (script, variants, width, blanks, quotation style) are not listed\n\n"
        "## 一、主要目标\n\n"
        "- **number** (content, d1)  \n  A: 到2026年，全市新建公园【12】个， 改造老旧小区30个。 (p. 1)  \n  B: 到2026年，全市新建公園【15】個， "
        "改造老舊小區30個。 (p. 1)  \n  The figure is 12 in A and 15 in B.\n"
        "- **negation** (content, d2)  \n  A: 鼓励社会资本参与运营，【不】得损害公共利益。 (p. 1)  \n  B: 鼓勵社會資本參與運營，【∅】得損害公共利益。 (p. 1)  "
        "\n  A denies with 不 what B does not.\n"
        "- **missing block** (content, d3)  \n  A: 【建立月度通报制度。】 (p. 2)  \n  B: –  \n  The paragraph is missing in B.\n");
}

TEST_CASE("a comparison as SARIF has a rule for each kind and a result for each finding", "[report][sarif]") {
  const SamplePair p = sample_pair();
  const auto log = nlohmann::json::parse(report::comparison_sarif({p.a, p.b, p.alignment, p.comparison}, {}));
  CHECK(log["version"] == "2.1.0");
  const auto& run = log["runs"][0];
  CHECK(run["tool"]["driver"]["rules"].size() == discrepancy_kinds().size());
  CHECK(run["artifacts"][1]["location"]["uri"] == "./plan.zh-Hant.pdf");
  REQUIRE(run["results"].size() == 3);
  for (const auto& result : run["results"]) {
    CHECK(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
    CHECK(result["level"] == "error");
    CHECK(result["locations"].size() == 1);
    CHECK(!result["message"]["text"].get<std::string>().empty());
  }
  const auto& first = run["results"][0];
  CHECK(first["partialFingerprints"]["jiaokan/v1"] == "0123456789abcde1");
  CHECK(first["locations"][0]["properties"]["page"] == 1);
  CHECK(first["locations"][0]["properties"]["boxes"].size() == 1);
  CHECK(first["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["index"] == 1);
  CHECK(!run["results"][2].contains("relatedLocations"));
}

TEST_CASE("the page marks the words of both sides, with a caret where some are missing", "[report][html]") {
  const SamplePair p = sample_pair();
  const std::string html = report::comparison_html({p.a, p.b, p.alignment, p.comparison}, {});
  CHECK(html.find("全市新建公园<mark class=\"content\" data-d=\"d1\">12</mark>个") != std::string::npos);
  CHECK(html.find("，<mark class=\"gap content\" data-d=\"d2\" role=\"img\" aria-label=\"missing here\"></mark>得損害") != std::string::npos);
  CHECK(html.find("<p id=\"a-b4\"><mark class=\"content\" data-d=\"d3\">建立月度通报制度。</mark></p>") != std::string::npos);
  CHECK(html.find("href=\"./plan.zh-Hans.pdf#page=2\"") != std::string::npos);
  CHECK(count(html, "<article") == 3);
  CHECK(count(html, "<section>") == count(html, "</section>"));
  CHECK(count(html, "<div") == count(html, "</div>"));
}

TEST_CASE("expected differences lie inside the words of a finding and beside them", "[report][html]") {
  SamplePair p = sample_pair();
  const Document &a = p.a.document, &b = p.b.document;
  const auto expect = [&](const std::string& in_a, const std::string& in_b) {
    const auto place = [](const Document& d, const std::string& words) {
      const auto at = static_cast<std::uint32_t>(d.text.find(words));
      return make_place(d, {at, at + static_cast<std::uint32_t>(words.size())});
    };
    p.comparison.expected.push_back({place(a, in_a), place(b, in_b), FoldId::kScript});
  };
  expect("园", "園");
  const auto whole = make_place(b, b.blocks[1].text);
  p.comparison.discrepancies.push_back({"d4", DiscrepancyKind::kMovedBlock, 1, make_place(a, a.blocks[1].text), whole, {}, {}, "Moved.", "0123456789abcde4"});
  const std::string html = report::comparison_html({p.a, p.b, p.alignment, p.comparison}, {});
  CHECK(html.find("新建公<u class=\"script\">園</u></mark><mark class=\"content\" data-d=\"d4 d1\">15</mark>") != std::string::npos);
}

TEST_CASE("a section is the headings above it, and an annex begins anew with its title", "[report]") {
  Document d;
  d.add_block(BlockKind::kTitle, "行动计划");
  d.add_block(BlockKind::kParagraph, "前言。");
  d.add_block(BlockKind::kHeading, "一、目标", 1, "一");
  d.add_block(BlockKind::kHeading, "（一）总体", 2, "(一)");
  d.add_block(BlockKind::kParagraph, "正文。");
  d.add_block(BlockKind::kHeading, "二、任务", 1, "二");
  d.add_block(BlockKind::kNote, "附件", 0, "附件");
  d.add_block(BlockKind::kTitle, "任务清单");
  d.add_block(BlockKind::kTable, "1\t2");
  d.add_block(BlockKind::kHeading, "一、表一", 1, "一");
  const report::SectionPaths paths(d);
  const char* expected[] = {"", "", "一、目标", "一、目标 › （一）总体", "一、目标 › （一）总体", "二、任务", "附件", "任务清单", "任务清单", "任务清单 › 一、表一"};
  for (std::size_t i = 0; i < d.blocks.size(); ++i) CHECK(paths.path(paths.section_of(i)) == expected[i]);
}

TEST_CASE("nothing that a text holds breaks out of a report", "[report][hostile]") {
  const SamplePair p = hostile_pair();
  const report::ComparisonView view{p.a, p.b, p.alignment, p.comparison};
  const std::string html = report::comparison_html(view, {});
  CHECK(count(html, "<script") == 1);
  CHECK(count(html, "<img") == 0);
  CHECK(html.find("&lt;/script&gt;&lt;script&gt;x()") != std::string::npos);
  CHECK(html.find("‹U+0001›‹U+007F›‹U+E000›‹U+202E›") != std::string::npos);
  CHECK(html.find("href=\"./%3Cevil%3E%20%221%22.txt\"") != std::string::npos);
  const std::string csv = report::comparison_csv(view, {});
  CHECK(csv.find(",=") == std::string::npos);
  CHECK(csv.find(",\"=") == std::string::npos);
  const std::string markdown = report::comparison_markdown(view, {});
  CHECK(markdown.find("<img") == markdown.find("\\<img") + (markdown.find("\\<img") == std::string::npos ? 0 : 1));
  CHECK(nlohmann::json::accept(report::comparison_sarif(view, {})));
  CHECK(report::comparison_xlsx(view, {}).starts_with("PK"));
}

TEST_CASE("file names become addresses without a scheme, a host or a fragment", "[report][html]") {
  const std::pair<const char*, const char*> cases[] = {{"plan.pdf", "./plan.pdf"},
                                                       {"../a b/计划#1.pdf", "../a%20b/%E8%AE%A1%E5%88%92%231.pdf"},
                                                       {"javascript:x", "./javascript%3Ax"},
                                                       {"a?b", "./a%3Fb"},
                                                       {"//host/x", "/.//host/x"}};
  for (const auto& [name, address] : cases) CHECK(report::relative_address(name) == address);
}

TEST_CASE("the policy of the page names the hash of its script", "[report][html]") {
  // RFC 4648 and FIPS 180-4.
  CHECK(report::base64("foobar") == "Zm9vYmFy");
  CHECK(report::base64("fo") == "Zm8=");
  CHECK(report::sha256_base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST_CASE("every report is the same twice", "[report][determinism]") {
  const SamplePair p = sample_pair();
  for (const auto& writer : report::comparison_writers()) {
    INFO(writer.name);
    CHECK(writer.write({p.a, p.b, p.alignment, p.comparison}, {}) == writer.write({p.a, p.b, p.alignment, p.comparison}, {}));
  }
}

TEST_CASE("an empty comparison makes a report in every format", "[report]") {
  SamplePair p;
  p.alignment = {};
  for (const auto& writer : report::comparison_writers()) {
    INFO(writer.name);
    CHECK((!writer.write({p.a, p.b, p.alignment, p.comparison}, {}).empty() || writer.name == "jsonl"));
  }
}

TEST_CASE("a workbook refuses more rows than a sheet holds", "[report][xlsx]") {
  report::Workbook book;
  book.sheet("Findings", {{"A", 10}});
  for (int i = 0; i < 1'048'575; ++i) book.row({});
  book.row({"too many"});
  CHECK_THROWS_WITH(book.finish(), Catch::Matchers::Contains("1048576 rows"));
}

TEST_CASE("the report's own words are there in every language", "[report][language]") {
  for (const report::WordRow& row : report::ui_words()) {
    INFO(row.english);
    CHECK(!row.hans.empty());
    CHECK(!row.hant.empty());
    CHECK(report::word(Language::kHans, row.english) == row.hans);
  }
  for (const KindRow& row : discrepancy_kinds()) {
    INFO(row.name);
    CHECK(report::kind_word(Language::kHant, row.kind) != report::kind_word(Language::kEnglish, row.kind));
    CHECK(report::kind_meaning(Language::kHans, row.kind) != row.meaning);
  }
}
