#include "align/similarity.h"

#include <algorithm>

namespace jiaokan::align {

void Likeness::shared_with_each(std::size_t i, IndexRange b, std::span<const char> asked, std::span<double> out) {
  for (std::size_t j = b.begin; j < b.end; ++j)
    if (asked[j - b.begin] != 0) out[j - b.begin] = shared({i, i + 1}, {j, j + 1});
}

void TermIndex::index(const TermTable& table, IndexRange stretch) {
  for (const std::uint32_t term : terms_) places_[term] = {};
  terms_.clear();
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    for (const TermCount t : table.of(i)) {
      if (places_[t.term].end == 0) terms_.push_back(t.term);
      ++places_[t.term].end;
    }
  }
  std::uint32_t begin = 0;
  for (const std::uint32_t term : terms_) {
    const std::uint32_t count = places_[term].end;
    places_[term] = {begin, begin};
    begin += count;
  }
  occurrences_.resize(begin);
  for (std::size_t i = stretch.begin; i < stretch.end; ++i)
    for (const TermCount t : table.of(i)) occurrences_[places_[t.term].end++] = {static_cast<std::uint32_t>(i - stretch.begin), t.count};
  stretch_ = stretch;
}

void TermLikeness::shared_with_each(std::size_t i, IndexRange b, std::span<const char>, std::span<double> out) {
  constexpr std::size_t kLeastAhead = 64;
  if (b.empty()) return;
  // Rows are asked for in order, by ranges that move on a little each: some of what comes next is indexed at once.
  if (b.begin < index_.stretch().begin || b.end > index_.stretch().end) {
    index_.index(terms_.b, {b.begin, std::min(size_b(), b.end + std::max(kLeastAhead, b.size() / 2))});
    work_ += index_.size();
  }
  sums_.assign(index_.stretch().size(), 0);
  for (const TermCount t : terms_.a.of(i)) {
    const std::span<const TermIndex::Occurrence> occurrences = index_.of(t.term);
    const auto worth = static_cast<double>(terms_.worth[t.term]);
    for (const TermIndex::Occurrence& there : occurrences) sums_[there.segment] += 2.0 * std::min(t.count, there.count) * worth;
    work_ += occurrences.size() + 1;
  }
  const auto first = sums_.begin() + static_cast<std::ptrdiff_t>(b.begin - index_.stretch().begin);
  std::copy(first, first + static_cast<std::ptrdiff_t>(b.size()), out.begin());
}

double TermLikeness::shared(IndexRange a, IndexRange b) {
  // Neighbouring calls ask for the same group of a: its counts are kept between them.
  if (!(a == held_)) {
    for (std::size_t i = held_.begin; i < held_.end; ++i)
      for (const TermCount t : terms_.a.of(i)) counts_[t.term] = 0;
    for (std::size_t i = a.begin; i < a.end; ++i) {
      for (const TermCount t : terms_.a.of(i)) counts_[t.term] += t.count;
      work_ += terms_.a.of(i).size();
    }
    held_ = a;
  }
  double sum = 0;
  const bool alone = b.size() == 1;
  for (std::size_t j = b.begin; j < b.end; ++j) {
    for (const TermCount t : terms_.b.of(j)) {
      const std::uint32_t common = std::min(counts_[t.term], t.count);
      if (common == 0) continue;
      sum += 2.0 * common * static_cast<double>(terms_.worth[t.term]);
      if (!alone) counts_[t.term] -= common;
    }
    work_ += terms_.b.of(j).size();
  }
  if (!alone) {  // give back what the segments of b took
    for (std::size_t i = a.begin; i < a.end; ++i)
      for (const TermCount t : terms_.a.of(i)) counts_[t.term] = 0;
    for (std::size_t i = a.begin; i < a.end; ++i)
      for (const TermCount t : terms_.a.of(i)) counts_[t.term] += t.count;
    for (std::size_t i = a.begin; i < a.end; ++i) work_ += 2 * terms_.a.of(i).size();
  }
  return sum;
}

}  // namespace jiaokan::align
