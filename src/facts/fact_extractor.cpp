#include "facts/fact_extractor.h"

#include <algorithm>

#include "facts/dates.h"
#include "facts/fact_checks.h"
#include "facts/match_text.h"
#include "facts/number.h"
#include "facts/quantity.h"
#include "facts/reading.h"
#include "facts/responsibility_extractor.h"
#include "facts/target_extractor.h"

namespace jiaokan::facts {
namespace {

NormSpan norm_span(std::size_t begin, std::size_t end) { return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}; }

Quantity to_quantity(const Document& document, const NormalizedText& folded, const Figure& f) {
  Quantity q;
  q.span = folded.map.to_raw(norm_span(f.begin, f.end));
  q.value = f.value;
  q.value_max = f.value_max;
  q.unit = f.unit ? *f.unit : std::string(folded.slice(norm_span(f.unit_begin, f.unit_end)));
  q.comparator = f.comparator;
  q.value_text = document.slice(folded.map.to_raw(norm_span(f.number_begin, f.number_end)));
  return q;
}

/// The year that the block of each target opens with, 0 where it opens with none: 到2019年，… is a line of milestones.
std::vector<int> opening_years(const Reading& reading, const std::vector<Target>& targets) {
  std::vector<int> years(targets.size(), 0);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const Range block = reading.block(targets[i].place.block);
    const auto date = std::lower_bound(reading.dates.begin(), reading.dates.end(), block.begin, [](const Date& d, std::size_t at) { return d.words < at; });
    if (date == reading.dates.end() || date->words >= block.end || date->kind != DateKind::kYear || !date->year || date->base) continue;
    if (skip_blanks(reading.text, block.begin) >= date->begin) years[i] = *date->year;
  }
  return years;
}

}  // namespace

Facts extract_facts(const Document& document, const NormalizedText& width_folded) {
  Facts facts;
  Reading reading{document, width_folded, match_text(width_folded.text), {}, {}};
  reading.dates = find_dates(reading.text);
  reading.figures = find_figures(reading.text, reading.dates);
  facts.quantities.reserve(reading.figures.size());
  for (const Figure& f : reading.figures) facts.quantities.push_back(to_quantity(document, width_folded, f));
  facts.targets = extract_targets(reading);
  mark_milestones(facts.targets, opening_years(reading, facts.targets));
  for (std::size_t i = 0; i < facts.targets.size(); ++i) facts.targets[i].id = "t" + std::to_string(i + 1);
  facts.checks = check_facts(facts.targets);
  facts.responsibilities = extract_responsibilities(reading, facts.warnings);
  for (std::size_t i = 0; i < facts.responsibilities.size(); ++i) facts.responsibilities[i].id = "r" + std::to_string(i + 1);
  return facts;
}

}  // namespace jiaokan::facts
