#include "facts/fact_extractor.h"

#include "facts/dates.h"
#include "facts/match_text.h"
#include "facts/quantity.h"
#include "facts/reading.h"
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

}  // namespace

Facts extract_facts(const Document& document, const NormalizedText& width_folded) {
  Facts facts;
  Reading reading{document, width_folded, match_text(width_folded.text), {}, {}};
  reading.dates = find_dates(reading.text);
  reading.figures = find_figures(reading.text, reading.dates);
  facts.quantities.reserve(reading.figures.size());
  for (const Figure& f : reading.figures) facts.quantities.push_back(to_quantity(document, width_folded, f));
  facts.targets = extract_targets(reading);
  for (std::size_t i = 0; i < facts.targets.size(); ++i) facts.targets[i].id = "t" + std::to_string(i + 1);
  return facts;
}

}  // namespace jiaokan::facts
