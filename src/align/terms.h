#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/alignment.h"
#include "core/normalized_text.h"

namespace jiaokan::align {

/// What two segments can have in common: a pair of neighbouring ideographs, one ideograph, a word or figure in other letters.
/// Punctuation and blanks make none; a segment of nothing else has its whole text for one term.
struct TermCount {
  std::uint32_t term = 0;
  std::uint32_t count = 0;
};

/// The terms of a list of segments: those of segment i sorted by term.
class TermTable {
 public:
  std::size_t size() const { return begins_.size() - 1; }
  std::span<const TermCount> of(std::size_t segment) const { return {counts_.data() + begins_[segment], begins_[segment + 1] - begins_[segment]}; }

  /// Appends the next segment: its terms sorted, repeats next to each other.
  void add_segment(const std::vector<std::uint32_t>& sorted_terms);

 private:
  std::vector<std::size_t> begins_{0};
  std::vector<TermCount> counts_;
};

/// Both sides' terms over one vocabulary, and what each term is worth: 1 + ln(segments / segments with it), a third of that for a single ideograph.
struct PairTerms {
  TermTable a, b;
  std::vector<float> worth;              ///< by term
  std::vector<double> total_a, total_b;  ///< worth of the first i segments of a side; size() + 1 entries

  double worth_a(IndexRange r) const { return total_a[r.end] - total_a[r.begin]; }
  double worth_b(IndexRange r) const { return total_b[r.end] - total_b[r.begin]; }
};

/// Terms of the segments `of_a` of a and `of_b` of b (indices into the texts' segments, ascending). Linear in the text.
PairTerms collect_terms(const NormalizedText& a, const std::vector<std::uint32_t>& of_a, const NormalizedText& b, const std::vector<std::uint32_t>& of_b);

}  // namespace jiaokan::align
