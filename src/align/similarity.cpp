#include "align/similarity.h"

#include <algorithm>

namespace jiaokan::align {

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
