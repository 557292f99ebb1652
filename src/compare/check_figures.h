#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/comparison.h"
#include "core/language.h"

namespace jiaokan::compare {

/// A check of an edition's figures that failed: a goal against its milestones, a series that falls, parts above their whole, one indicator with two values.
struct FigureFault {
  std::size_t check = 0;  ///< index among Facts::checks
  DiscrepancyKind kind = DiscrepancyKind::kGoalDisagrees;
  Place place;  ///< of the goal, of the first value that falls, of the whole, of the first value that differs from the one before
  std::string message;
};

/// In the order of the checks. O((targets + checks) log targets).
std::vector<FigureFault> find_figure_faults(const Edition& edition, Language language);

}  // namespace jiaokan::compare
