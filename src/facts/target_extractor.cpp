#include "facts/target_extractor.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

#include "core/characters.h"
#include "facts/block_reader.h"
#include "facts/pattern_set.h"
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

/// 完成时限：2026年12月底 in a line of its own: holds for what the task above promises without a year.
void apply_deadline_label(const Reading& reading, std::size_t index, std::vector<Target>& targets) {
  static const PatternGroup& labels = pattern_group("deadline-label");
  const Range block = reading.block(index);
  const auto label = labels.at(reading.text, block.begin);
  if (!label) return;
  const auto date = std::lower_bound(reading.dates.begin(), reading.dates.end(), label->end, [](const Date& d, std::size_t at) { return d.words < at; });
  if (date == reading.dates.end() || date->words >= block.end || date->kind != DateKind::kYear || !date->year || date->impossible) return;
  constexpr std::size_t kMostBlocks = 6;  // task, its units and its deadline stand close together
  for (auto t = targets.rbegin(); t != targets.rend() && t->place.block + kMostBlocks > index; ++t) {
    if (t->section != reading.document.blocks[index].section) break;
    bool another = false;  // a task of its own with its own deadline between
    for (std::size_t b = t->place.block + 1; b < index && !another; ++b) another = labels.at(reading.text, reading.block(b).begin).has_value();
    if (another) break;
    if (t->year) continue;
    t->year = date->year;
    t->deadline = reading.printed({date->words, date->end});
    if (t->kind == TargetKind::kPolicy) t->kind = TargetKind::kGoal;
  }
}

/// 1.3 本期工作 . . . . . . 5: what a table of contents says is said again where it leads.
bool is_contents_row(const Document& document, std::size_t index) {
  const Block& block = document.blocks[index];
  if (block.kind != BlockKind::kListItem) return false;
  const std::string_view text = document.slice(block.text);
  constexpr std::string_view kLeaders[] = {"....", ". . . .", "……", "… …", "······", "．．．", "・・・"};
  return !text.empty() && is_ascii_digit(static_cast<unsigned char>(text.back())) &&
         std::any_of(std::begin(kLeaders), std::end(kLeaders), [&](std::string_view l) { return text.find(l) != std::string_view::npos; });
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
    if (looks_like_heading(reading, i) || context.review() || is_contents_row(reading.document, i)) continue;
    apply_deadline_label(reading, i, targets);
    BlockReader(reading, i, context, places, targets).read();
  }
  part_run_together(targets);
  return targets;
}

}  // namespace jiaokan::facts
