#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "align/anchors.h"
#include "align/similarity.h"
#include "core/alignment.h"

namespace jiaokan::align {

/// How likely each kind of bead is before anything is read, in nats, and what the words say.
struct BeadModel {
  double one_one = -0.1, one_none = -3.6, one_two = -4.0, two_two = -8.0, one_three = -7.0;
  /// A bead earns words × (shared − threshold × worth of both groups): below this share of common worth it costs more than it brings.
  double words = 0.25, threshold = 0.06;
  /// Share of the smaller one's worth that two segments of one text have in common anyway.
  double chance = 0.2;

  double log_prior(std::size_t a, std::size_t b) const;
};

constexpr std::size_t kLargestGroup = 3;  ///< segments of one side in one bead

/// Aligns inside a band: dynamic programming over 1-0, 0-1 and the beads 1-1 to 1-3, 3-1 and 2-2 (after Gale & Church 1993 and Moore 2002). What each pair
/// of the band shares is asked once, however many models are tried on it. Time and memory are linear in the band's area.
class BandAligner {
 public:
  /// Keeps the likeness. The band must let (0, 0) reach (size_a, size_b).
  BandAligner(Likeness& likeness, Band band);
  ~BandAligner();
  BandAligner(const BandAligner&) = delete;
  BandAligner& operator=(const BandAligner&) = delete;

  /// The path that earns most. Ties go to the kind listed first, so that the result does not hang on the order of evaluation.
  std::vector<Bead> best_path(const BeadModel& model);

  class Worths;

 private:
  class Pairs;

  Likeness& likeness_;
  Band band_;
  std::unique_ptr<Worths> worths_;
  std::unique_ptr<Pairs> pairs_;
};

/// What one bead earns, without regard to its neighbours. The definition that BandAligner maximises the sum of; O(segments), for tests.
double bead_score(Likeness& likeness, const BeadModel& model, IndexRange a, IndexRange b);

}  // namespace jiaokan::align
