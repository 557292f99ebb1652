#include "compare/moved_words.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "core/utf8.h"

namespace jiaokan::compare {
namespace {

constexpr std::size_t kFewestIdeographs = 2;
constexpr std::size_t kFewestOfPassage = 12;  // tokens: shorter ones without a figure may be anywhere
constexpr std::size_t kRareDigits = 3, kRareWords = 4;
constexpr std::size_t kNearBlocks = 3, kFarthestUnderHeading = 40;  // blocks

/// Tokens [begin, end) without the marks around them; a sign of percent is part of its figure.
void trim_marks(const Side& side, const std::vector<WrittenNumber>& numbers, std::size_t& begin, std::size_t& end) {
  const std::size_t all = end;
  while (begin < end && side.tokens[begin].kind == TokenKind::kMark) ++begin;
  while (end > begin && side.tokens[end - 1].kind == TokenKind::kMark) --end;
  if (const auto number = end > begin ? number_at(numbers, end - 1) : std::nullopt) end = std::min(all, numbers[*number].end);
}

std::size_t distance(std::size_t x, std::size_t y) { return std::max(x, y) - std::min(x, y); }

}  // namespace

LoneWords lone_words(const BeadText& text, const Hunk& hunk) {
  const bool in_a = hunk.b_size() == 0;
  const Side& side = in_a ? text.a : text.b;
  const auto& numbers = in_a ? text.numbers_a : text.numbers_b;
  std::size_t begin = in_a ? hunk.a_begin : hunk.b_begin, end = in_a ? hunk.a_end : hunk.b_end;
  trim_marks(side, numbers, begin, end);
  LoneWords words;
  words.tokens = end - begin;
  std::size_t digits = 0, of_figures = 0;
  for (std::size_t i = begin; i < end;) {
    const auto number = number_at(numbers, i);
    if (!number || numbers[*number].begin < begin || numbers[*number].end > end || numbers[*number].weak) {
      ++i;
      continue;
    }
    words.has_figure = true;
    digits = std::max(digits, utf8::length(numbers[*number].digits));
    of_figures += numbers[*number].end - i;
    i = numbers[*number].end;
  }
  const std::size_t others = words.tokens - of_figures;
  words.is_rare = words.has_figure && ((digits >= kRareDigits && others > 0) || others >= kRareWords);
  if (words.tokens >= kFewestIdeographs || words.has_figure) words.key = canonical_text(side, numbers, begin, end);
  return words;
}

std::vector<MovedWords> take_moved_words(const BeadText& text, std::vector<Hunk>& hunks) {
  std::map<std::string, std::vector<const Hunk*>> only_in_b;
  for (auto hunk = hunks.rbegin(); hunk != hunks.rend(); ++hunk)
    if (hunk->a_size() == 0) only_in_b[lone_words(text, *hunk).key].push_back(&*hunk);
  std::vector<MovedWords> moved;
  if (only_in_b.empty()) return moved;
  std::vector<bool> taken(hunks.size());
  for (const Hunk& hunk : hunks) {
    if (hunk.b_size() > 0 || hunk.a_size() == 0) continue;
    const std::string key = lone_words(text, hunk).key;
    const auto found = key.empty() ? only_in_b.end() : only_in_b.find(key);
    if (found == only_in_b.end() || found->second.empty()) continue;
    const Hunk& there = *found->second.back();
    found->second.pop_back();
    MovedWords pair{hunk, there};
    trim_marks(text.a, text.numbers_a, pair.only_in_a.a_begin, pair.only_in_a.a_end);
    trim_marks(text.b, text.numbers_b, pair.only_in_b.b_begin, pair.only_in_b.b_end);
    moved.push_back(pair);
    taken[static_cast<std::size_t>(&hunk - hunks.data())] = taken[static_cast<std::size_t>(&there - hunks.data())] = true;
  }
  std::vector<Hunk> rest;
  for (std::size_t i = 0; i < hunks.size(); ++i)
    if (!taken[i]) rest.push_back(hunks[i]);
  hunks = std::move(rest);
  return moved;
}

std::vector<std::size_t> headings_above(const Document& document) {
  std::vector<std::size_t> above;
  std::size_t last = document.blocks.size();
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (document.blocks[i].kind == BlockKind::kHeading) last = i;
    above.push_back(last);
  }
  return above;
}

void MovedBetweenBlocks::add(LoneWords words, std::size_t discrepancy, bool in_a) {
  if (words.key.empty() || (!words.has_figure && words.tokens < kFewestOfPassage)) return;
  entries_.push_back({std::move(words), discrepancy, in_a});
}

std::vector<MovedBetweenBlocks::Pair> MovedBetweenBlocks::pairs(const Edition& a, const Edition& b, const std::vector<Discrepancy>& discrepancies) const {
  struct Found {
    const Entry *in_a = nullptr, *in_b = nullptr;
    std::size_t count_a = 0, count_b = 0;
  };
  std::map<std::string_view, Found> by_key;
  for (const Entry& entry : entries_) {
    Found& found = by_key[entry.words.key];
    (entry.in_a ? found.in_a : found.in_b) = &entry;
    ++(entry.in_a ? found.count_a : found.count_b);
  }
  std::vector<std::size_t> above_a, above_b;
  const auto is_near = [&](const Document& document, std::vector<std::size_t>& above, std::size_t x, std::size_t y) {
    if (distance(x, y) <= kNearBlocks) return true;
    if (above.empty()) above = headings_above(document);
    return above[x] == above[y] && above[x] < document.blocks.size() && distance(x, y) <= kFarthestUnderHeading;
  };
  std::vector<Pair> found;
  for (const auto& [key, both] : by_key) {
    if (both.count_a != 1 || both.count_b != 1) continue;
    const Discrepancy &from = discrepancies[both.in_a->discrepancy], &to = discrepancies[both.in_b->discrepancy];
    const bool is_date = from.kind == DiscrepancyKind::kDate || to.kind == DiscrepancyKind::kDate;
    const bool anywhere = (both.in_a->words.is_rare || !both.in_a->words.has_figure) && !is_date;
    if (anywhere || is_near(a.document, above_a, from.a->block, to.a->block) || is_near(b.document, above_b, from.b->block, to.b->block))
      found.push_back({both.in_a->discrepancy, both.in_b->discrepancy});
  }
  std::sort(found.begin(), found.end(), [](const Pair& x, const Pair& y) { return x.from < y.from; });
  return found;
}

}  // namespace jiaokan::compare
