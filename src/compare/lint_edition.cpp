#include "compare/lint_edition.h"

#include <algorithm>

#include "compare/check_furniture.h"
#include "compare/check_numbering.h"

namespace jiaokan::compare {
namespace {

LintFinding finding_of(const Document& document, const PlaceMaker& places, const SpanFinding& found) {
  LintFinding finding;
  finding.kind = found.kind;
  finding.place = places.make_in(block_at(document, found.span.begin), found.span);
  finding.suggestion = found.suggestion;
  finding.message = found.message;
  finding.confidence = found.confidence;
  return finding;
}

}  // namespace

LintReport lint_edition(const Edition& edition) {
  LintReport report;
  const Document& document = edition.document;
  const PlaceMaker places(document);
  for (const SpanFinding& found : edition.script_findings) report.findings.push_back(finding_of(document, places, found));
  for (const SpanFinding& found : find_numbering_faults(document)) report.findings.push_back(finding_of(document, places, found));
  for (FurnitureFault& fault : find_furniture_faults(document)) {
    LintFinding finding;
    finding.kind = DiscrepancyKind::kPageFurniture;
    finding.place = std::move(fault.place);
    finding.message = std::move(fault.message);
    report.findings.push_back(std::move(finding));
  }
  for (const FactCheck& check : edition.facts.checks) {
    if (check.agrees || check.kind != "goal-vs-milestone" || check.targets.empty()) continue;
    const auto goal = std::find_if(edition.facts.targets.begin(), edition.facts.targets.end(), [&](const Target& target) { return target.id == check.targets.front(); });
    if (goal == edition.facts.targets.end()) continue;
    LintFinding finding;
    finding.kind = DiscrepancyKind::kGoalDisagrees;
    finding.place = goal->place;
    finding.message = check.message;
    report.findings.push_back(std::move(finding));
  }
  std::stable_sort(report.findings.begin(), report.findings.end(), [](const LintFinding& x, const LintFinding& y) { return x.place.span.begin < y.place.span.begin; });
  for (std::size_t i = 0; i < report.findings.size(); ++i) report.findings[i].id = "f" + std::to_string(i + 1);
  return report;
}

}  // namespace jiaokan::compare
