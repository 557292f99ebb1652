#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "align/anchors.h"
#include "align/body.h"
#include "align/dp_aligner.h"
#include "align/similarity.h"
#include "core/alignment.h"

namespace jiaokan::align {

/// Between the stages of the aligner a pinned bead has this similarity: nothing may change it.
constexpr double kPinned = 2;
constexpr bool is_pinned(const Bead& bead) { return bead.similarity == kPinned; }

/// What the pins say of one side.
struct PinnedSide {
  std::vector<bool> in_bead;         ///< by segment of the text: stands in a two-sided pin
  std::vector<std::uint32_t> apart;  ///< pinned to have no counterpart, or left out inside a pin; ascending
};
struct PinnedSides {
  PinnedSide a, b;
};

/// Checks the order of the pins on the way (JIAOKAN_CHECK).
PinnedSides sides_of_pins(const std::vector<Pin>& pins, std::size_t segments_a, std::size_t segments_b);

/// The two-sided pins as beads of the bodies, in order, with similarity kPinned.
std::vector<Bead> pinned_beads(const std::vector<Pin>& pins, const Body& a, const Body& b);

/// The stretches between pinned beads, each aligned by itself; all of both sides where there are none.
class GapAligner {
 public:
  using MakeBand = std::function<Band(const Bead& gap)>;  ///< counting from the gap's begins

  /// Keeps the likeness.
  GapAligner(Likeness& likeness, const std::vector<Bead>& pins, const MakeBand& make_band);
  ~GapAligner();
  GapAligner(const GapAligner&) = delete;
  GapAligner& operator=(const GapAligner&) = delete;

  /// The best paths of all gaps with the pinned beads between them.
  std::vector<Bead> best_path(const BeadModel& model);

 private:
  struct Gap;
  const std::vector<Bead>& pins_;
  std::vector<std::unique_ptr<Gap>> gaps_;  // one more than pins
};

}  // namespace jiaokan::align
