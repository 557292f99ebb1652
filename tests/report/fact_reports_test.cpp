#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "report/collation_writers.h"
#include "report/comparison_html.h"
#include "report/fact_rows.h"
#include "report/figure_words.h"
#include "report/findings_markdown.h"
#include "report/sample.h"
#include "report/sarif_writer.h"

using namespace jiaokan;
using namespace jiaokan::test;
using Catch::Matchers::Contains;

namespace {

Target target(const Document& d, std::size_t block, const std::string& indicator, const std::string& figure) {
  Target t;
  t.id = "t1";
  t.section = {"一"};
  t.indicator = indicator;
  t.year = 2026;
  t.value_text = figure;
  t.unit = "个";
  t.place = make_place(d, d.blocks[block].text);
  return t;
}

/// The sample with a target that differs, a list of units that only A has, and a goal that B alone contradicts.
SamplePair pair_with_facts() {
  SamplePair p = sample_pair();
  p.a.facts.targets = {target(p.a.document, 1, "公园", "12")};
  p.b.facts.targets = {target(p.b.document, 1, "公園", "15")};
  Responsibility r;
  r.id = "r1";
  r.section = {"一", "(二)"};
  r.task = "建立通报制度";
  r.units = {{"市科技局", "市科技局", UnitRole::kLead, {}}, {"市财政局", "市财政局", UnitRole::kResponsible, {}}};
  r.place = make_place(p.a.document, p.a.document.blocks[3].text);
  p.a.facts.responsibilities = {r};
  p.comparison.facts = {{FactKind::kTarget, 0, 0, {{"value", "12", "15"}, {"modality", "", "力爭"}}, {"d1"}},
                        {FactKind::kResponsibility, 0, std::nullopt, {}, {"d3"}}};
  CheckedStatement c{"c1",
                     "goal-vs-milestone",
                     DiscrepancyKind::kGoalDisagrees,
                     Verdict::kAgrees,
                     Verdict::kDiffers,
                     p.a.facts.targets[0].place,
                     p.b.facts.targets[0].place,
                     {"t1"},
                     {"t1"},
                     "Parks: goal 15 | milestone 12."};
  p.comparison.checks = {c};
  return p;
}

}  // namespace

TEST_CASE("a fact stands beside its counterpart with what differs", "[report][facts]") {
  const SamplePair p = pair_with_facts();
  const auto rows = report::fact_rows({p.a, p.b, p.alignment, p.comparison}, Language::kEnglish);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].subject == "公园");
  CHECK(rows[0].a.figure == "12个");
  CHECK(rows[0].b.figure == "15个");
  CHECK(rows[0].differences == "value 12 / 15; modality – / 力爭");
  CHECK(rows[0].findings == std::vector<std::string>{"d1"});
  CHECK(rows[1].section == "一 › (二)");
  CHECK(rows[1].a.figure == "市科技局 [lead]、市财政局");
  CHECK(rows[1].b.place == nullptr);
  CHECK(!rows[0].agrees());
  CHECK(!rows[1].agrees());
  CHECK(report::fact_rows({p.a, p.b, p.alignment, p.comparison}, Language::kHans)[0].differences == "数值 12 / 15；语气 – / 力爭");
}

TEST_CASE("the page shows facts side by side and leads to their passages and findings", "[report][html][facts]") {
  const SamplePair p = pair_with_facts();
  const std::string html = report::comparison_html({p.a, p.b, p.alignment, p.comparison}, {});
  CHECK_THAT(html, Contains("Targets and responsible units: 2, of which 2 differ"));
  CHECK_THAT(html, Contains("<td lang=\"zh-Hans\"><a href=\"#a-b2\">12个 <span>2026</span></a></td>"));
  CHECK_THAT(html, Contains("<td><a href=\"#d1\">d1</a></td>"));
  CHECK_THAT(html, Contains("<td><i>No counterpart</i></td>"));
  CHECK_THAT(html, Contains("<tr id=\"c1\"><td>goal disagrees</td><td><a href=\"#a-b2\">agree</a></td><td><a href=\"#b-b2\">differ</a></td>"
                            "<td>Parks: goal 15 | milestone 12.</td></tr>"));
}

TEST_CASE("what an edition says against itself stands in Markdown and SARIF too", "[report][facts]") {
  const SamplePair p = pair_with_facts();
  const report::ComparisonView view{p.a, p.b, p.alignment, p.comparison};
  CHECK_THAT(report::comparison_markdown(view, {}),
             Contains("\n## What the editions say against themselves\n\n- **goal disagrees** (content) A agree, B differ: "
                      "Parks: goal 15 | milestone 12.\n"));
  const auto runs = nlohmann::json::parse(report::comparison_sarif(view, {}))["runs"];
  REQUIRE(runs.size() == 2);
  CHECK(runs[0]["results"].size() == 3);
  REQUIRE(runs[1]["results"].size() == 1);
  CHECK(runs[1]["results"][0]["ruleId"] == "goal_disagrees");
  CHECK(runs[1]["results"][0]["properties"]["in_b"] == "differ");
  CHECK(!runs[1]["results"][0].contains("partialFingerprints"));
}

TEST_CASE("what an edition says against itself stands in every report of a pair and of a collation", "[report][facts][collation]") {
  SamplePair p = pair_with_facts();
  CheckedStatement numbering = p.comparison.checks.front(), units = numbering;
  numbering.id = "c2";
  numbering.check = "enumeration";
  numbering.kind = DiscrepancyKind::kNumbering;
  numbering.message = "Numbers leap.";
  units.id = "c3";
  units.check = "unit-name";
  units.kind = DiscrepancyKind::kInconsistency;
  units.message = "Two names.";
  p.comparison.checks.insert(p.comparison.checks.end(), {numbering, units});
  for (const auto& writer : report::comparison_writers()) {
    // Workbooks are read by tests/cli; translation memories and lists of discrepancies alone hold no checks.
    if (writer.binary || writer.name == "tmx" || writer.name == "jsonl") continue;
    INFO(writer.name);
    const std::string text = writer.write({p.a, p.b, p.alignment, p.comparison}, {});
    CHECK_THAT(text, Contains("Numbers leap.") && Contains("Two names.") && Contains("goal 15"));
  }
  Collation collation;
  collation.comparisons = {p.comparison, p.comparison};
  // A fault of the base alone is told once.
  for (Comparison& c : collation.comparisons) {
    c.checks[1].in_a = Verdict::kDiffers;
    c.checks[1].in_b = Verdict::kAgrees;
  }
  CHECK(report::own_faults(collation).size() == 5);
  const std::vector<Alignment> alignments{p.alignment, p.alignment};
  for (const auto& writer : report::collation_writers()) {
    if (writer.binary || writer.name == "csv" || writer.name == "jsonl") continue;
    INFO(writer.name);
    const std::string text = writer.write({{&p.a, &p.b, &p.b}, alignments, collation}, {});
    CHECK_THAT(text, Contains("Numbers leap.") && Contains("Two names.") && Contains("goal 15"));
  }
}

TEST_CASE("figures are closed up as Chinese prints them, with the bound people write", "[report][facts]") {
  struct Case {
    const char *figure, *unit, *shown;
    Comparator comparator;
  };
  const Case cases[] = {{"1200 亿", "元", "> 1200亿元", Comparator::kGreater},
                        {"22", "家", "22家", Comparator::kEqual},
                        {"3.1", "%", "≤ 3.1%", Comparator::kLessEqual},
                        {"65", "%", "~ 65%", Comparator::kAbout},
                        {"5", "km", "≥ 5 km", Comparator::kGreaterEqual},
                        {"1~2", "家", "1~2家", Comparator::kRange},
                        {"", "", "", Comparator::kEqual}};
  for (const Case& c : cases) {
    INFO(c.shown);
    CHECK(report::bounded(c.comparator, report::with_unit(c.figure, c.unit), Language::kEnglish) == c.shown);
  }
  CHECK(report::bounded(Comparator::kAbout, "65%", Language::kHant) == "約 65%");
}

TEST_CASE("a figure whose multiplier stands above its column is shown in full", "[report][facts]") {
  Target t;
  t.unit = "元";
  t.value_text = "1530";
  t.value = Decimal(153'000'000'000);
  CHECK(report::figure_words(t, Language::kEnglish) == "153000000000元");
  t.value_text = "1530 亿";
  CHECK(report::figure_words(t, Language::kEnglish) == "1530亿元");
  t.value_text = "1530";
  t.value = Decimal(1530);
  CHECK(report::figure_words(t, Language::kEnglish) == "1530元");
}
