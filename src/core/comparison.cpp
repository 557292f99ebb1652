#include "core/comparison.h"

#include <algorithm>
#include <set>

#include "core/error.h"

namespace jiaokan {

const std::vector<KindRow>& discrepancy_kinds() {
  using K = DiscrepancyKind;
  using S = Severity;
  static const std::vector<KindRow> rows{
      {K::kNumber, "number", S::kContent, "a figure differs in value"},
      {K::kUnit, "unit", S::kContent, "the unit of a figure differs (% against 百分点)"},
      {K::kDate, "date", S::kContent, "a year, month, day or deadline differs"},
      {K::kOrganisation, "organisation", S::kContent, "a responsible unit or body differs, is missing or added"},
      {K::kNegation, "negation", S::kContent, "one side denies, forbids or obliges where the other does not"},
      {K::kWording, "wording", S::kContent, "other words"},
      {K::kOmission, "omission", S::kContent, "a passage of a block is missing in B"},
      {K::kAddition, "addition", S::kContent, "a passage of a block stands only in B"},
      {K::kMissingBlock, "missing_block", S::kContent, "a whole block is missing in B"},
      {K::kExtraBlock, "extra_block", S::kContent, "a whole block stands only in B"},
      {K::kMovedBlock, "moved_block", S::kContent, "a block stands elsewhere"},
      {K::kPunctuation, "punctuation", S::kForm, "a mark is missing, added or another one"},
      {K::kNumbering, "numbering", S::kForm, "a heading's or item's number differs or is skipped"},
      {K::kMisconversion, "misconversion", S::kForm, "a character that conversion chose wrongly (曆史 for 歷史)"},
      {K::kGlyphError, "glyph_error", S::kForm, "a look-alike code point (裝臵 for 裝置)"},
      {K::kForeignWord, "foreign_word", S::kArtifact, "a foreign word inside Chinese text"},
      {K::kPageFurniture, "page_furniture", S::kArtifact, "a page number, running header or web text among the text"},
      {K::kMarkup, "markup", S::kArtifact, "left-over markup"},
      {K::kEncoding, "encoding", S::kArtifact, "U+FFFD, private-use characters, mojibake"},
      {K::kGoalDisagrees, "goal_disagrees", S::kContent, "a goal that disagrees with its own milestones", true},
      {K::kFiguresDisagree, "figures_disagree", S::kContent, "figures of one edition that contradict each other", true},
      {K::kInconsistency, "inconsistency", S::kForm, "one word in two spellings (發佈 beside 發布)", true},
  };
  return rows;
}

const KindRow& row_of(DiscrepancyKind kind) {
  for (const KindRow& row : discrepancy_kinds())
    if (row.kind == kind) return row;
  JIAOKAN_CHECK(false && "every kind has a row");
  return discrepancy_kinds().front();
}

std::string_view to_string(DiscrepancyKind kind) { return row_of(kind).name; }

std::optional<DiscrepancyKind> discrepancy_kind_from(std::string_view text) {
  for (const KindRow& row : discrepancy_kinds())
    if (row.name == text) return row.kind;
  return std::nullopt;
}

namespace {

bool is_off(const KindRules& rules, DiscrepancyKind kind) { return std::find(rules.off.begin(), rules.off.end(), kind) != rules.off.end(); }

template <class Item>
void rank(const KindRules& rules, Item& item) {
  for (const auto& [kind, severity] : rules.severities)
    if (kind == item.kind) item.ranked = severity;
}

template <class Item>
void apply_to(const KindRules& rules, std::vector<Item>& items) {
  std::erase_if(items, [&](const Item& item) { return is_off(rules, item.kind); });
  for (Item& item : items) rank(rules, item);
}

}  // namespace

void apply(const KindRules& rules, LintReport& report) {
  if (rules.off.empty() && rules.severities.empty()) return;
  apply_to(rules, report.findings);
  apply_to(rules, report.not_listed);
  for (std::size_t i = 0; i < report.findings.size(); ++i) report.findings[i].id = "f" + std::to_string(i + 1);
}

void apply(const KindRules& rules, Comparison& comparison) {
  std::set<std::string> dropped;
  for (const Discrepancy& d : comparison.discrepancies)
    if (is_off(rules, d.kind)) dropped.insert(d.id);
  for (const DecidedDiscrepancy& d : comparison.decided)
    if (is_off(rules, d.finding.kind)) dropped.insert(d.finding.id);
  apply_to(rules, comparison.discrepancies);
  apply_to(rules, comparison.checks);
  std::erase_if(comparison.decided, [&](const DecidedDiscrepancy& d) { return is_off(rules, d.finding.kind); });
  for (DecidedDiscrepancy& d : comparison.decided) rank(rules, d.finding);
  std::erase_if(comparison.fixed, [&](const BaselineFinding& f) {
    const auto kind = discrepancy_kind_from(f.kind);
    return kind && is_off(rules, *kind);
  });
  for (FactPair& pair : comparison.facts) std::erase_if(pair.discrepancies, [&](const std::string& id) { return dropped.contains(id); });
}

std::string_view to_string(FactKind kind) {
  switch (kind) {
    case FactKind::kTarget: return "target";
    case FactKind::kResponsibility: return "responsibility";
  }
  return {};
}

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::kAbsent: return "absent";
    case Verdict::kAgrees: return "agree";
    case Verdict::kDiffers: return "differ";
  }
  return {};
}

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::kContent: return "content";
    case Severity::kForm: return "form";
    case Severity::kArtifact: return "artifact";
  }
  return {};
}

std::optional<Severity> severity_from(std::string_view text) {
  for (const Severity s : {Severity::kContent, Severity::kForm, Severity::kArtifact})
    if (to_string(s) == text) return s;
  return std::nullopt;
}

std::size_t Comparison::count(Standing standing) const {
  return static_cast<std::size_t>(std::count_if(discrepancies.begin(), discrepancies.end(), [&](const Discrepancy& d) { return d.standing == standing; }));
}

std::size_t Comparison::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(discrepancies.begin(), discrepancies.end(), [&](const Discrepancy& d) { return d.severity() == severity; }));
}

}  // namespace jiaokan
