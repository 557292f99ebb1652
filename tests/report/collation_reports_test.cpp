#include <catch2/catch.hpp>

#include "report/collation_writers.h"
#include "report/sample.h"

using namespace jiaokan;
using namespace jiaokan::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// The sample's editions with a third that agrees with the base in the figure and lacks the last paragraph too.
struct SampleCollation {
  SamplePair p = sample_pair();
  Edition c = p.b;
  std::vector<Alignment> alignments{p.alignment, p.alignment};
  Collation collation;

  SampleCollation() {
    c.document.source.name = "third <c>.pdf";
    collation.comparisons = {p.comparison, p.comparison};
    const Discrepancy &figure = p.comparison.discrepancies[0], &negation = p.comparison.discrepancies[1], &block = p.comparison.discrepancies[2];
    collation.variants.entries = {{"v1", *figure.a, false, {{{0}, {figure.b}, figure.kind, Severity::kContent, {{"d1"}}}}, {1}, {}},
                                  {"v2", *negation.a, false, {{{0, 1}, {negation.b, negation.b}, negation.kind, Severity::kContent, {{"d2"}, {"d1"}}}}, {}, {}},
                                  {"v3", *block.a, true, {{{0}, {std::nullopt}, block.kind, Severity::kContent, {{"d3"}}}}, {}, {1}}};
    collation.warnings.push_back({"hardly-matched", "C | is another <plan>.", std::nullopt});
  }

  report::CollationView view() const { return {{&p.a, &p.b, &c}, alignments, collation, {"../a.pdf", "", ""}}; }
};

}  // namespace

TEST_CASE("a collation as a page marks the base's words and lists who reads what", "[report][html][collation]") {
  const SampleCollation s;
  const std::string html = report::collation_html(s.view(), {});
  CHECK_THAT(html, Contains("全市新建公园<mark class=\"content\" data-d=\"v1\">12</mark>个"));
  CHECK_THAT(html, Contains("<dt>A C</dt><dd>"));
  CHECK_THAT(html, Contains("<dt>B C</dt><dd>"));
  CHECK_THAT(html, Contains("href=\"../a.pdf#page=1\""));
  CHECK_THAT(html, Contains("<dt>C</dt><dd><a href=\"./third%20%3Cc%3E.pdf\">third &lt;c&gt;.pdf</a>"));
  CHECK_THAT(html, Contains("id=\"v1\" tabindex=\"-1\" data-severity=\"content\" data-kind=\"number\" data-fingerprint=\"0123456789abcde1\" data-witnesses=\"B\""));
  CHECK_THAT(html, Contains("<dt>B</dt><dd><i>No counterpart</i></dd><dt>C</dt><dd><i>lack the block</i></dd>"));
  CHECK_THAT(html, Contains("C | is another &lt;plan&gt;."));
}

TEST_CASE("the page of a collation shows what is accepted on demand, and pictures of the first witness of each reading", "[report][html][collation][standing]") {
  SampleCollation s;
  Comparison& first = s.collation.comparisons[0];
  first.decided.push_back({first.discrepancies[2], "另行<发布>", "王编辑"});
  first.discrepancies.pop_back();
  s.collation.variants.entries[2].decided = true;
  s.collation.variants.decided.push_back(s.collation.variants.entries[2]);
  s.collation.variants.entries.pop_back();
  report::CollationCrops crops{{{report::PageCrop{"png", 1, {0, 0, 100, 20}, {}}, std::nullopt}, {report::PageCrop{"png", 2, {0, 0, 100, 20}, {}}, std::nullopt}, {std::nullopt, std::nullopt}}};
  report::CollationView view = s.view();
  view.crops = &crops;
  const std::string html = report::collation_html(view, {});
  CHECK_THAT(html, Contains("1 variant is hidden by decisions <button type=\"button\" id=\"reveal\">"));
  CHECK_THAT(html, Contains("<article class=\"finding content accepted\" id=\"v3\""));
  CHECK_THAT(html, Contains("<p class=\"decision\">Accepted · 另行&lt;发布&gt; (王编辑)</p>"));
  CHECK_THAT(html, Contains("data-given=\"[{&quot;fingerprint&quot;:&quot;0123456789abcde3&quot;,&quot;decision&quot;:&quot;accept&quot;,"));
  CHECK_THAT(html, Contains("aria-label=\"A, p. 1\""));
  CHECK_THAT(html, Contains("aria-label=\"B, p. 2\""));
  CHECK_THAT(html, !Contains("aria-label=\"C, p."));
  CHECK_THAT(html, Contains("id=\"export\""));
  CHECK_THAT(report::collation_markdown(view, {}), Contains("A – B: content 2 · form 0 · artifact 0; 1 finding is hidden by decisions"));
  CHECK_THAT(report::collation_text(view, {}), Contains("; 1 finding is hidden by decisions"));
  CHECK_THAT(report::collation_json(view, {}), Contains("\"decided\": ["));
}

TEST_CASE("a collation as Markdown lists the variants by section", "[report][markdown][collation]") {
  const SampleCollation s;
  const std::string text = report::collation_markdown(s.view(), {});
  CHECK_THAT(text, StartsWith("# Variants\n\n- A: **plan.zh-Hans.pdf** (Simplified, 4 blocks, 2 pages)\n"));
  CHECK_THAT(text, Contains("\n## 一、主要目标\n\n- **number** (content, v1)  \n  A C: 到2026年，全市新建公园【12】个， 改造老旧小区30个。 (p. 1)  \n  B: "
                            "到2026年，全市新建公園【15】個， 改造老舊小區30個。 (p. 1)\n"));
  CHECK_THAT(text, Contains("  \n  B: –  \n  C: lack the block\n"));
  CHECK_THAT(text, Contains("> C | is another \\<plan\\>.\n"));
}

TEST_CASE("a collation as a workbook is a file of its kind, and each report of it is the same twice", "[report][xlsx][collation][determinism]") {
  const SampleCollation s;
  CHECK(report::collation_xlsx(s.view(), {}).starts_with("PK"));
  for (const auto& writer : report::collation_writers()) {
    INFO(writer.name);
    CHECK(writer.write(s.view(), {}) == writer.write(s.view(), {}));
  }
}

TEST_CASE("a collation of empty editions makes a report in every format", "[report][collation]") {
  const Edition empty;
  const std::vector<Alignment> alignments(2);
  Collation collation;
  collation.comparisons.resize(2);
  for (const auto& writer : report::collation_writers()) {
    INFO(writer.name);
    CHECK((!writer.write({{&empty, &empty, &empty}, alignments, collation}, {}).empty() || writer.name == "jsonl"));
  }
}
