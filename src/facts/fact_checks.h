#pragma once

#include <vector>

#include "core/facts.h"

namespace jiaokan::facts {

/// Tells goals from milestones: where a section has lines for several years, their targets are milestones. `line_years[i]` is the year that the block of
/// target i opens with, 0 where it opens with none.
void mark_milestones(std::vector<Target>& targets, const std::vector<int>& line_years);

/// goal-vs-milestone: each goal against the last year's milestone of the same indicator in its section. series: the milestones of one indicator, where there
/// are two years or more; a falling value differs. Ids must be set. Near-linear: targets meet within their section only, at most kMostPerSection of them.
std::vector<FactCheck> check_facts(const std::vector<Target>& targets);

/// total: what 其中 lists against the amount before it, where two parts or more have its unit. Differs where the parts are more than the whole. Linear.
std::vector<FactCheck> check_totals(const std::vector<Target>& targets);

/// same-indicator: goals of one name, year and unit that stand in several places. Differs where their values do. Near-linear.
std::vector<FactCheck> check_same_indicators(const std::vector<Target>& targets);

inline constexpr std::size_t kMostPerSection = 400;

}  // namespace jiaokan::facts
