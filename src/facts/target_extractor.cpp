#include "facts/target_extractor.h"

#include <algorithm>
#include <map>
#include <set>

#include "facts/block_reader.h"
#include "facts/year_context.h"

namespace jiaokan::facts {
namespace {

/// A lost comma runs two clauses together (打造40个青年众创空间留学归国人员累计8.5万人): where the same section names both nouns elsewhere, they are told apart
/// again.
void part_run_together(std::vector<Target>& targets) {
  std::map<std::vector<std::string>, std::set<std::string>> nouns;
  for (const Target& t : targets) {
    std::set<std::string>& known = nouns[t.section];
    if (known.size() < 400) known.insert(t.indicator);
  }
  for (std::size_t i = 0; i + 1 < targets.size(); ++i) {
    Target &a = targets[i], &b = targets[i + 1];
    if (a.place.block != b.place.block || a.section != b.section || b.indicator.size() < 12 || !a.indicator.starts_with(b.indicator)) continue;
    for (const std::string& first : nouns[a.section]) {
      if (first.empty() || first.size() >= b.indicator.size() || !b.indicator.starts_with(first)) continue;
      const std::string rest = b.indicator.substr(first.size());
      if (!nouns[a.section].contains(rest)) continue;
      a.indicator = first;
      b.indicator = rest;
      break;
    }
  }
}

}  // namespace

std::vector<Target> extract_targets(const Reading& reading) {
  std::vector<Target> targets;
  PlaceMaker places(reading.document);
  YearContext context(reading);
  for (std::size_t i = 0; i < reading.document.blocks.size(); ++i) {
    context.enter(i);
    std::size_t blocks = 1;
    if (is_table(reading, i, blocks)) {
      if (std::optional<std::vector<Target>> cells = extract_table_targets(reading, i, blocks, places)) {
        std::move(cells->begin(), cells->end(), std::back_inserter(targets));
      } else {
        for (std::size_t row = i; row < i + blocks; ++row) BlockReader(reading, row, context, places, targets).read();
      }
      i += blocks - 1;
      continue;
    }
    if (looks_like_heading(reading, i)) continue;
    BlockReader(reading, i, context, places, targets).read();
  }
  part_run_together(targets);
  return targets;
}

}  // namespace jiaokan::facts
