#include "compare/lint_edition.h"

#include <algorithm>

#include "compare/check_furniture.h"
#include "compare/check_numbering.h"
#include "compare/messages.h"

namespace jiaokan::compare {
namespace {

LintFinding finding_of(const Document& document, const PlaceMaker& places, const SpanFinding& found, std::string message) {
  LintFinding finding;
  finding.kind = found.kind;
  finding.place = places.make_in(block_at(document, found.span.begin), found.span);
  finding.suggestion = found.suggestion;
  finding.message = std::move(message);
  finding.confidence = found.confidence;
  return finding;
}

}  // namespace

LintReport lint_edition(const Edition& edition, Language language) {
  LintReport report;
  const Document& document = edition.document;
  const PlaceMaker places(document);
  for (const SpanFinding& found : edition.script_findings)
    report.findings.push_back(finding_of(document, places, found, fault(language, found, document.slice(found.span))));
  for (const SpanFinding& found : find_numbering_faults(document, language)) report.findings.push_back(finding_of(document, places, found, found.message));
  for (FurnitureFault& furniture : find_furniture_faults(document, language)) {
    LintFinding finding;
    finding.kind = DiscrepancyKind::kPageFurniture;
    finding.place = std::move(furniture.place);
    finding.message = std::move(furniture.message);
    report.findings.push_back(std::move(finding));
  }
  for (const FactCheck& check : edition.facts.checks) {
    if (check.agrees || check.kind != "goal-vs-milestone" || check.targets.size() < 2) continue;
    const std::vector<Target>& targets = edition.facts.targets;
    const auto named = [&](const std::string& id) { return std::find_if(targets.begin(), targets.end(), [&](const Target& target) { return target.id == id; }); };
    const auto goal = named(check.targets[0]), milestone = named(check.targets[1]);
    if (goal == targets.end() || milestone == targets.end()) continue;
    LintFinding finding;
    finding.kind = DiscrepancyKind::kGoalDisagrees;
    finding.place = goal->place;
    finding.message = goal_disagrees(language, check, *goal, *milestone);
    report.findings.push_back(std::move(finding));
  }
  std::stable_sort(report.findings.begin(), report.findings.end(), [](const LintFinding& x, const LintFinding& y) { return x.place.span.begin < y.place.span.begin; });
  for (std::size_t i = 0; i < report.findings.size(); ++i) report.findings[i].id = "f" + std::to_string(i + 1);
  return report;
}

}  // namespace jiaokan::compare
