#include "compare/fact_places.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace jiaokan::compare {

namespace {

/// Farther before the surface its deadline is not looked for, in bytes: a clause or two.
constexpr std::uint32_t kFarthestDeadline = 600;

/// Where the deadline of a target is printed: the last of these words before the end of its surface, in its block.
std::optional<RawSpan> deadline_of(const Document& document, const Target& target) {
  if (!target.deadline || target.deadline->empty() || target.place.block >= document.blocks.size()) return std::nullopt;
  const std::uint32_t block = document.blocks[target.place.block].text.begin, end = target.place.span.end;
  if (end < block) return std::nullopt;
  const std::uint32_t from = end - block > kFarthestDeadline + target.place.span.size() ? end - kFarthestDeadline - target.place.span.size() : block;
  const std::size_t at = document.slice({from, end}).rfind(*target.deadline);
  if (at == std::string_view::npos) return std::nullopt;
  const auto begin = from + static_cast<std::uint32_t>(at);
  return RawSpan{begin, begin + static_cast<std::uint32_t>(target.deadline->size())};
}

}  // namespace

FactPlaces::FactPlaces(const Document& document, const Facts& facts) : facts_(&facts) {
  for (std::size_t i = 0; i < facts.targets.size(); ++i) {
    targets_.push_back({facts.targets[i].place.span, 0, i});
    if (const auto deadline = deadline_of(document, facts.targets[i])) targets_.push_back({*deadline, 0, i});
  }
  for (std::size_t i = 0; i < facts.responsibilities.size(); ++i) responsibilities_.push_back({facts.responsibilities[i].place.span, 0, i});
  sort(targets_);
  sort(responsibilities_);
}

void FactPlaces::sort(std::vector<Entry>& entries) {
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& x, const Entry& y) { return x.span < y.span; });
  std::uint32_t furthest = 0;
  for (Entry& entry : entries) entry.furthest = furthest = std::max(furthest, entry.span.end);
}

std::vector<std::size_t> FactPlaces::find(const std::vector<Entry>& entries, RawSpan span) {
  std::vector<std::size_t> found;
  // Entries that begin behind the span cannot touch it; of those before, only as long as one of them reaches so far.
  auto entry = std::upper_bound(entries.begin(), entries.end(), span.end, [](std::uint32_t at, const Entry& e) { return at < e.span.begin; });
  while (entry != entries.begin() && (--entry)->furthest >= span.begin) {
    const bool touches = span.empty() ? entry->span.begin <= span.begin && span.end <= entry->span.end : entry->span.overlaps(span);
    if (touches) found.push_back(entry->index);
  }
  std::reverse(found.begin(), found.end());
  return found;
}

std::vector<std::size_t> FactPlaces::targets_at(RawSpan span) const {
  std::vector<std::size_t> found = find(targets_, span);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<std::size_t> FactPlaces::responsibilities_at(RawSpan span) const {
  std::vector<std::size_t> found = find(responsibilities_, span);
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> FactPlaces::targets_touching(RawSpan span) const {
  std::vector<std::string> ids;
  for (const std::size_t i : targets_at(span)) ids.push_back(facts_->targets[i].id);
  return ids;
}

bool FactPlaces::in_responsibility(RawSpan span) const { return !find(responsibilities_, span).empty(); }

}  // namespace jiaokan::compare
