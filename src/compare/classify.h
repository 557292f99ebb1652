#pragma once

#include <string>

#include "compare/fact_places.h"
#include "compare/hunks.h"
#include "core/comparison.h"

namespace jiaokan::compare {

/// What a hunk of a bead is.
struct Reading {
  Hunk hunk;              ///< grown by the words that give it its sense (可以 against 应当), never shrunk
  bool expected = false;  ///< both sides say the same: 12000 = 1.2万, 二〇二五年 = 2025年
  DiscrepancyKind kind = DiscrepancyKind::kWording;
  std::string reason;     ///< why it is of that kind: "the figure differs"
};

/// Names one hunk from its words, its figures and what stands around it. The first rule that fits decides; classify.cpp has them in order.
Reading classify(const BeadText& text, const Hunk& hunk, const FactPlaces& facts_a, const FactPlaces& facts_b);

}  // namespace jiaokan::compare
