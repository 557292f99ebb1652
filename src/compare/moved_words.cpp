#include "compare/moved_words.h"

#include <algorithm>
#include <map>
#include <string>

namespace jiaokan::compare {
namespace {

constexpr std::size_t kFewestIdeographs = 2;

/// Tokens [begin, end) without the marks around them.
void trim_marks(const Side& side, std::size_t& begin, std::size_t& end) {
  while (begin < end && side.tokens[begin].kind == TokenKind::kMark) ++begin;
  while (end > begin && side.tokens[end - 1].kind == TokenKind::kMark) --end;
}

bool is_telling(const std::vector<WrittenNumber>& numbers, std::size_t begin, std::size_t end) {
  if (end - begin >= kFewestIdeographs) return true;
  for (std::size_t i = begin; i < end; ++i)
    if (const auto number = number_at(numbers, i); number && !numbers[*number].weak) return true;
  return false;
}

}  // namespace

std::vector<Hunk> take_moved_words(const BeadText& text, std::vector<Hunk>& hunks) {
  std::map<std::string, std::vector<Hunk*>> only_in_b;
  const auto key_of = [&](const Hunk& hunk, bool in_a) {
    const Side& side = in_a ? text.a : text.b;
    const auto& numbers = in_a ? text.numbers_a : text.numbers_b;
    std::size_t begin = in_a ? hunk.a_begin : hunk.b_begin, end = in_a ? hunk.a_end : hunk.b_end;
    trim_marks(side, begin, end);
    return is_telling(numbers, begin, end) ? canonical_text(side, numbers, begin, end) : std::string();
  };
  for (auto hunk = hunks.rbegin(); hunk != hunks.rend(); ++hunk)
    if (hunk->a_size() == 0) only_in_b[key_of(*hunk, false)].push_back(&*hunk);
  std::vector<Hunk> moved;
  if (only_in_b.empty()) return moved;
  std::vector<bool> taken(hunks.size());
  for (Hunk& hunk : hunks) {
    if (hunk.b_size() > 0 || hunk.a_size() == 0) continue;
    const std::string key = key_of(hunk, true);
    const auto found = key.empty() ? only_in_b.end() : only_in_b.find(key);
    if (found == only_in_b.end() || found->second.empty()) continue;
    const Hunk& there = *found->second.back();
    found->second.pop_back();
    Hunk pair{hunk.a_begin, hunk.a_end, there.b_begin, there.b_end};
    trim_marks(text.a, pair.a_begin, pair.a_end);
    trim_marks(text.b, pair.b_begin, pair.b_end);
    moved.push_back(pair);
    taken[static_cast<std::size_t>(&hunk - hunks.data())] = taken[static_cast<std::size_t>(&there - hunks.data())] = true;
  }
  std::vector<Hunk> rest;
  for (std::size_t i = 0; i < hunks.size(); ++i)
    if (!taken[i]) rest.push_back(hunks[i]);
  hunks = std::move(rest);
  return moved;
}

}  // namespace jiaokan::compare
