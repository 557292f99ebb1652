#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/alignment.h"
#include "core/normalized_text.h"

namespace jiaokan::align {

/// Where the breaks between segments fall, letter by letter: tells 1-1 1-1 from one 2-2 whose halves were cut at different words.
class Boundaries {
 public:
  /// Keeps references; segments as indices into the texts' segments.
  Boundaries(const NormalizedText& a, const std::vector<std::uint32_t>& of_a, const NormalizedText& b, const std::vector<std::uint32_t>& of_b)
      : a_(a), b_(b), of_a_(of_a), of_b_(of_b) {}

  /// True where text runs across the pair of breaks before segment i of a and segment j of b: the end of b's j-1 is the beginning of a's i, or the
  /// other way round, and what stands around it agrees. 0 < i < segments of a, likewise j. Looks at a few hundred letters at most.
  bool text_runs_across(std::size_t i, std::size_t j) const;

  /// How alike the first (last) ten letters or so of segment i of a and j of b are: the share of neighbouring pairs of letters they have in common, 0 … 1.
  double heads_alike(std::size_t i, std::size_t j) const;
  double tails_alike(std::size_t i, std::size_t j) const;

  /// How many of the last (first) ten letters of two groups of segments agree place by place, 0 … 1; 0 where there are fewer than four. Tells a line of one
  /// letter that belongs to a group from one that does not.
  double ends_agree(IndexRange a, IndexRange b) const;
  double begins_agree(IndexRange a, IndexRange b) const;

 private:
  const NormalizedText &a_, &b_;
  const std::vector<std::uint32_t>&of_a_, &of_b_;
};

}  // namespace jiaokan::align
