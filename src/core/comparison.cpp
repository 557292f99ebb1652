#include "core/comparison.h"

#include <algorithm>

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

template <class Item>
void apply_to(const KindRules& rules, std::vector<Item>& items, char letter) {
  if (rules.off.empty() && rules.severities.empty()) return;
  std::erase_if(items, [&](const Item& item) { return std::find(rules.off.begin(), rules.off.end(), item.kind) != rules.off.end(); });
  std::size_t number = 0;
  for (Item& item : items) {
    item.id = letter + std::to_string(++number);
    for (const auto& [kind, severity] : rules.severities)
      if (kind == item.kind) item.ranked = severity;
  }
}

}  // namespace

void apply(const KindRules& rules, LintReport& report) { apply_to(rules, report.findings, 'f'); }
void apply(const KindRules& rules, Comparison& comparison) { apply_to(rules, comparison.discrepancies, 'd'); }

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
