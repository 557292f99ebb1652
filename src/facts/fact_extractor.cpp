#include "facts/fact_extractor.h"

#include <algorithm>

#include "facts/dates.h"
#include "facts/fact_checks.h"
#include "facts/fact_links.h"
#include "facts/number.h"
#include "facts/quantity.h"
#include "facts/reading.h"
#include "facts/responsibility_extractor.h"
#include "facts/target_extractor.h"

namespace jiaokan::facts {
namespace {

Quantity to_quantity(const Reading& reading, const Figure& f) {
  Quantity q;
  q.span = reading.raw({f.begin, f.end});
  q.value = f.value;
  q.value_max = f.value_max;
  q.unit = f.unit ? *f.unit : reading.unit({f.unit_begin, f.unit_end});
  q.comparator = f.comparator;
  q.value_text = reading.printed({f.number_begin, f.number_end});
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

/// What is odd about the text itself. One warning for each block and sort, so that a million open brackets are one.
void warn_of_odd_text(const Reading& reading, std::vector<Warning>& warnings) {
  for (const Date& d : reading.dates) {
    if (d.impossible)
      warnings.push_back({"impossible-date", "“" + reading.printed({d.words, d.end}) + "” is no date of the calendar; it is left as printed", std::nullopt});
  }
  for (const Figure& f : reading.figures) {
    if (f.too_long)
      warnings.push_back(
          {"number-too-long", "a number of more than " + std::to_string(kLongestNumber) + " digits is left as printed, without a value", std::nullopt});
  }
  for (std::size_t i = 0; i < reading.document.blocks.size(); ++i) {
    if (const std::size_t unclosed = unclosed_brackets(reading.text, reading.block(i)); unclosed > 0) {
      warnings.push_back({"bracket-not-closed",
                          std::to_string(unclosed) + (unclosed == 1 ? " bracket of block " : " brackets of block ") + block_id(i) + " are never closed",
                          std::nullopt});
    }
  }
}

}  // namespace

Facts extract_facts(const Document& document, const NormalizedText& width_folded) {
  Facts facts;
  const Reading reading = read_text(document, width_folded);
  facts.quantities.reserve(reading.figures.size());
  for (const Figure& f : reading.figures) facts.quantities.push_back(to_quantity(reading, f));
  facts.targets = extract_targets(reading);
  facts.targets.shrink_to_fit();  // a large document has hundreds of megabytes of them
  warn_of_odd_text(reading, facts.warnings);
  mark_milestones(facts.targets, opening_years(reading, facts.targets));
  for (std::size_t i = 0; i < facts.targets.size(); ++i) facts.targets[i].id = "t" + std::to_string(i + 1);
  facts.checks = check_facts(facts.targets);
  for (const auto more : {check_totals, check_same_indicators}) {
    for (FactCheck& check : more(facts.targets)) facts.checks.push_back(std::move(check));
  }
  facts.responsibilities = extract_responsibilities(reading, facts.warnings);
  for (std::size_t i = 0; i < facts.responsibilities.size(); ++i) facts.responsibilities[i].id = "r" + std::to_string(i + 1);
  link_targets(document, facts);
  set_fingerprints(facts);
  return facts;
}

}  // namespace jiaokan::facts
