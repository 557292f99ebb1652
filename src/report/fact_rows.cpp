#include "report/fact_rows.h"

#include <algorithm>

#include "report/figure_words.h"
#include "report/finding_rows.h"
#include "report/ui_words.h"

namespace jiaokan::report {
namespace {

FactRow::Side side_of(const Target& t, Language language) { return {&t.place, t.id, figure_words(t, language), t.year ? std::to_string(*t.year) : ""}; }
FactRow::Side side_of(const Responsibility& r, Language language) { return {&r.place, r.id, unit_words(r, language), ""}; }

const std::string& subject_of(const Target& t) { return t.indicator; }
const std::string& subject_of(const Responsibility& r) { return r.task; }

template <class Fact>
void fill(FactRow& row, const FactPair& pair, const std::vector<Fact>& facts_a, const std::vector<Fact>& facts_b, Language language) {
  const auto take = [&](const Fact& fact, FactRow::Side& side, bool names) {
    side = side_of(fact, language);
    if (!names) return;
    row.section = section_labels(fact.section);
    row.subject = one_line(subject_of(fact));
  };
  if (pair.a) take(facts_a[*pair.a], row.a, true);
  if (pair.b) take(facts_b[*pair.b], row.b, !pair.a);
}

std::string told(const FactDifference& difference, Language language) {
  const auto said = [](const std::string& text) { return text.empty() ? std::string("–") : one_line(text); };
  return std::string(word(language, difference.field)) + " " + said(difference.a) + " / " + said(difference.b);
}

}  // namespace

std::vector<FactRow> fact_rows(const ComparisonView& v, Language language) {
  std::vector<FactRow> rows;
  for (const FactPair& pair : v.comparison.facts) {
    FactRow row;
    row.kind = pair.kind;
    if (pair.kind == FactKind::kTarget)
      fill(row, pair, v.a.facts.targets, v.b.facts.targets, language);
    else
      fill(row, pair, v.a.facts.responsibilities, v.b.facts.responsibilities, language);
    for (const FactDifference& d : pair.differences) row.differences += (row.differences.empty() ? "" : std::string(word(language, "; "))) + told(d, language);
    row.findings = pair.discrepancies;
    rows.push_back(std::move(row));
  }
  return rows;
}

std::size_t disagreeing(const std::vector<FactRow>& rows) {
  return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [](const FactRow& row) { return !row.agrees(); }));
}

}  // namespace jiaokan::report
