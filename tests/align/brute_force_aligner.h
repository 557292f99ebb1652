#pragma once

#include <limits>
#include <vector>

#include "align/dp_aligner.h"

namespace jiaokan::test {

/// Tries every path of beads; only for up to about 6 x 6 segments. The oracle for dp_aligner.
class BruteForceAligner {
 public:
  BruteForceAligner(align::Likeness& likeness, const align::BeadModel& model) : likeness_(likeness), model_(model) {}

  double best_score() {
    best_ = -std::numeric_limits<double>::infinity();
    go_on(0, 0, 0);
    return best_;
  }
  double score_of(const std::vector<Bead>& beads) {
    double score = 0;
    for (const Bead& bead : beads) score += align::bead_score(likeness_, model_, bead.a, bead.b);
    return score;
  }

 private:
  void go_on(std::size_t i, std::size_t j, double score) {
    if (i == likeness_.size_a() && j == likeness_.size_b()) {
      best_ = std::max(best_, score);
      return;
    }
    for (std::size_t a = 0; a <= 3 && i + a <= likeness_.size_a(); ++a)
      for (std::size_t b = 0; b <= 3 && j + b <= likeness_.size_b(); ++b) {
        const bool known = a + b == 1 || (a == 1 && b >= 1) || (b == 1 && a >= 1) || (a == 2 && b == 2);
        if (known) go_on(i + a, j + b, score + align::bead_score(likeness_, model_, {i, i + a}, {j, j + b}));
      }
  }

  align::Likeness& likeness_;
  const align::BeadModel& model_;
  double best_ = 0;
};

}  // namespace jiaokan::test
