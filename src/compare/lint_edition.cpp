#include "compare/lint_edition.h"

#include <algorithm>

#include "compare/check_enumerations.h"
#include "compare/check_figures.h"
#include "compare/check_furniture.h"
#include "compare/check_numbering.h"
#include "compare/check_unit_names.h"
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

LintReport lint_edition(const Edition& edition, Language language, FindingLimits limits) {
  LintReport report;
  const Document& document = edition.document;
  const PlaceMaker places(document);
  for (const SpanFinding& found : edition.script_findings)
    report.findings.push_back(finding_of(document, places, found, fault(language, found, document.slice(found.span))));
  const auto add = [&](DiscrepancyKind kind, std::size_t count, auto&& make) {
    for (std::size_t i = 0; i < std::min(count, limits.alike); ++i) report.findings.push_back(make(i));
    if (count > limits.alike) report.not_listed.push_back({kind, count - limits.alike});
  };
  std::vector<SpanFinding> numbering = find_numbering_faults(document, language);
  for (SpanFinding& gap : find_enumeration_faults(document, language)) numbering.push_back(std::move(gap));
  add(DiscrepancyKind::kNumbering, numbering.size(), [&](std::size_t i) { return finding_of(document, places, numbering[i], numbering[i].message); });
  const std::vector<SpanFinding> names = find_unit_name_faults(document, edition.facts.responsibilities, language);
  add(DiscrepancyKind::kInconsistency, names.size(), [&](std::size_t i) { return finding_of(document, places, names[i], names[i].message); });
  std::vector<FurnitureFault> furniture = find_furniture_faults(document, language);
  add(DiscrepancyKind::kPageFurniture, furniture.size(), [&](std::size_t i) {
    LintFinding finding;
    finding.kind = DiscrepancyKind::kPageFurniture;
    finding.place = std::move(furniture[i].place);
    finding.message = std::move(furniture[i].message);
    return finding;
  });
  std::vector<FigureFault> figures = find_figure_faults(edition, language);
  for (const DiscrepancyKind kind : {DiscrepancyKind::kGoalDisagrees, DiscrepancyKind::kFiguresDisagree}) {
    std::vector<FigureFault*> of_kind;
    for (FigureFault& fault : figures)
      if (fault.kind == kind) of_kind.push_back(&fault);
    add(kind, of_kind.size(), [&](std::size_t i) {
      LintFinding finding;
      finding.kind = kind;
      finding.place = std::move(of_kind[i]->place);
      finding.message = std::move(of_kind[i]->message);
      return finding;
    });
  }
  std::stable_sort(report.findings.begin(), report.findings.end(),
                   [](const LintFinding& x, const LintFinding& y) { return x.place.span.begin < y.place.span.begin; });
  for (std::size_t i = 0; i < report.findings.size(); ++i) report.findings[i].id = "f" + std::to_string(i + 1);
  return report;
}

}  // namespace jiaokan::compare
