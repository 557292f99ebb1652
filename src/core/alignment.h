#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/span.h"

namespace jiaokan {

/// Half-open range of segment indices.
struct IndexRange {
  std::size_t begin = 0, end = 0;
  constexpr std::size_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  friend constexpr bool operator==(IndexRange, IndexRange) = default;
};

/// A group of neighbouring segments of one side that says what a group of the other side says (Gale & Church 1993).
/// 1-1, 1-0, 1-2 … follow from the sizes.
struct Bead {
  IndexRange a, b;
  double similarity = 0;  ///< 0 … 1; 0 where a side is empty
  /// Segments inside the ranges that are none of this bead's: page furniture that interrupts a sentence. They stand in beads of their own right behind
  /// this one. Ascending; nearly always empty.
  std::vector<std::size_t> skipped_a = {}, skipped_b = {};
};

/// The segments of a bead's side: its range without what is skipped, ascending.
std::vector<std::size_t> segments_a(const Bead&);
std::vector<std::size_t> segments_b(const Bead&);

/// A bead fixed by hand: these segments belong together, or (one side empty) have no counterpart. Ascending indices; segments between them that are not
/// named, as page furniture is, have no counterpart either.
struct Pin {
  std::vector<std::size_t> a, b;
};

/// Segments that stand elsewhere on the other side. Both sides stand in one-sided beads too.
struct Move {
  std::size_t a = 0, b = 0;
  double similarity = 0;
};

/// Neighbouring beads whose texts give no reason to stand beside each other: the thread may be lost there.
struct SuspiciousStretch {
  IndexRange a, b;        ///< segments; neither is empty
  double similarity = 0;  ///< mean of its two-sided beads by code points; 0 where it has none
};

/// Every segment index of both sides stands in exactly one bead; beads are in order on both sides.
struct Alignment {
  std::vector<Bead> beads;
  std::vector<Move> moved;
  std::size_t segments_a = 0, segments_b = 0;
  double coverage_a = 0, coverage_b = 0;  ///< share of the code points of a side that stand in two-sided beads or moves
  double mean_similarity = 0;             ///< of the two-sided beads, by code points
  /// 0 … 1: how much speaks for the two being editions of one text. In one language the share of the better covered side that the other side says too;
  /// in two languages how much more the beads have in common than segments paired at random.
  double evidence = 0;
  bool hardly_matched = false;                ///< the evidence is what unrelated texts give
  std::vector<SuspiciousStretch> suspicious;  ///< in order, apart from each other
};

/// Code `hardly-matched`. For alignments that are.
Warning hardly_matched_warning(const Alignment&);

std::string bead_kind(const Bead&);  ///< "1-1", "0-1", …

}  // namespace jiaokan
