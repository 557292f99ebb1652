#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "report/comparison_html.h"
#include "report/csv_writer.h"
#include "report/findings_markdown.h"
#include "report/sample.h"
#include "report/sarif_writer.h"
#include "report/text_writer.h"

using namespace jiaokan;
using namespace jiaokan::test;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;

TEST_CASE("the terminal marks what is new, lists what is fixed and counts what decisions hide", "[report][text][standing]") {
  const SamplePair p = reviewed_pair();
  const std::string text = report::comparison_text({p.a, p.b, p.alignment, p.comparison}, {false, 100});
  CHECK_THAT(text, Contains("  d1   number          content  new\n"));
  CHECK_THAT(text, Contains("  d2   negation        content\n"));
  CHECK_THAT(text, Contains("Fixed since the baseline\n  punctuation     =A mark | is missing in B.\n\nSince the baseline: 1 new, 1 unchanged, 1 fixed\n"
                            "1 finding is hidden by decisions\n2 discrepancies: "));
}

TEST_CASE("CSV tells findings that stand from those decided and those fixed", "[report][csv][standing]") {
  const SamplePair p = reviewed_pair();
  const std::string csv = report::comparison_csv({p.a, p.b, p.alignment, p.comparison}, {});
  CHECK_THAT(csv, Contains("0123456789abcde1,new,,,,\r\n"));
  CHECK_THAT(csv, Contains("0123456789abcde2,unchanged,,,,\r\n"));
  CHECK_THAT(csv, Contains("0123456789abcde3,unchanged,accept,另行发布 <b>,王编辑,\r\n"));
  CHECK_THAT(csv, EndsWith(",form,punctuation,,,,'=A mark | is missing in B.,,,,,,,0123456789abcde4,fixed,,,,\r\n"));
}

TEST_CASE("SARIF gives results their baseline state and suppresses what is decided", "[report][sarif][standing]") {
  const SamplePair p = reviewed_pair();
  const auto results = nlohmann::json::parse(report::comparison_sarif({p.a, p.b, p.alignment, p.comparison}, {}))["runs"][0]["results"];
  REQUIRE(results.size() == 4);
  CHECK(results[0]["baselineState"] == "new");
  CHECK(results[1]["baselineState"] == "unchanged");
  CHECK(results[2]["suppressions"] ==
        nlohmann::json::parse(R"([{"kind": "external", "status": "accepted", "justification": "另行发布 <b>", "properties": {"who": "王编辑"}}])"));
  CHECK(results[3]["baselineState"] == "absent");
  CHECK(results[3]["locations"].empty());
  // All results of a run have them, or none (3.27.23, 3.27.24).
  for (const auto& result : results) {
    CHECK(result["suppressions"].size() == (&result == &results[2] ? 1 : 0));
    CHECK(result.contains("baselineState"));
  }
}

TEST_CASE("Markdown counts, and tells who accepted what and why", "[report][markdown][standing]") {
  const SamplePair p = reviewed_pair();
  const std::string text = report::comparison_markdown({p.a, p.b, p.alignment, p.comparison}, {});
  CHECK_THAT(text, Contains("\n\nSince the baseline: 1 new, 1 unchanged, 1 fixed\n\n1 finding is hidden by decisions\n\n## 一、主要目标\n"));
  CHECK_THAT(text, Contains("- **number** (content, d1, new)  \n"));
  CHECK_THAT(text, Contains("- **negation** (content, d2)  \n"));
  CHECK_THAT(text, EndsWith("\n## Accepted by decisions\n\n- **missing block** The paragraph is missing in B. — 另行发布 \\<b\\> (王编辑)\n"
                            "\n## Fixed since the baseline\n\n- **punctuation** =A mark | is missing in B.\n"));
}

TEST_CASE("the page holds decided findings with reason and name, and chips for new and unchanged", "[report][html][standing]") {
  const SamplePair p = reviewed_pair();
  const std::string html = report::comparison_html({p.a, p.b, p.alignment, p.comparison}, {});
  CHECK_THAT(html, Contains("data-standing=\"new\"> new <b>1</b>"));
  CHECK_THAT(html, Contains("data-standing=\"new\" aria-labelledby=\"d1-t\"><header><span class=\"badge\">content</span><span class=\"badge new\">new</span>"));
  CHECK_THAT(html, Contains("id=\"d3\" tabindex=\"-1\" data-severity=\"content\" data-kind=\"missing_block\" data-fingerprint=\"0123456789abcde3\" "
                            "data-standing=\"unchanged\" aria-labelledby"));
  CHECK_THAT(html, Contains("data-given=\"[{&quot;fingerprint&quot;:&quot;0123456789abcde3&quot;,&quot;decision&quot;:&quot;accept&quot;,&quot;reason&quot;:&quot;另行发布 "
                            "&lt;b&gt;&quot;,&quot;who&quot;:&quot;王编辑&quot;}]\""));
  CHECK_THAT(html, Contains("<p class=\"decision\">Accepted · 另行发布 &lt;b&gt; (王编辑)</p>"));
  CHECK_THAT(html, Contains("<mark class=\"content\" data-d=\"d3\">建立月度通报制度。</mark>"));
  CHECK_THAT(html, Contains("id=\"hide\" checked"));
  CHECK_THAT(html, Contains("<li><b>punctuation</b> =A mark | is missing in B.</li>"));
  const SamplePair plain = sample_pair();
  const std::string without = report::comparison_html({plain.a, plain.b, plain.alignment, plain.comparison}, {});
  for (const char* part : {"data-standing=", "id=\"hide\" checked", "class=\"fixed\"", "&quot;decision&quot;"}) {
    INFO(part);
    CHECK(without.find(part) == std::string::npos);
  }
}

TEST_CASE("a severity of the user's own is that of every report", "[report][severity]") {
  SamplePair p = sample_pair();
  p.comparison.discrepancies[0].ranked = Severity::kArtifact;
  const report::ComparisonView view{p.a, p.b, p.alignment, p.comparison};
  CHECK_THAT(report::comparison_text(view, {false, 100}), Contains("  d1   number          artifact\n"));
  CHECK_THAT(report::comparison_csv(view, {}), Contains("\r\nd1,artifact,number,"));
  CHECK_THAT(report::comparison_markdown(view, {}), Contains("**number** (artifact, d1)"));
  CHECK(nlohmann::json::parse(report::comparison_sarif(view, {}))["runs"][0]["results"][0]["level"] == "note");
}
