#include "compare/block_runs.h"

#include <algorithm>

namespace jiaokan::compare {
namespace {

constexpr double kBelongsNowhere = 0.3;  // share of a line's runs that it must have in its paragraph

}  // namespace

Runs runs_of(const Symbols& symbols) {
  Runs runs;
  for (std::size_t i = 0; i + kRun <= symbols.size(); ++i) {
    std::uint64_t run = 0;
    for (std::size_t k = 0; k < kRun; ++k) run = run << 16 ^ run >> 48 ^ symbols[i + k];
    runs.push_back(run);
  }
  std::sort(runs.begin(), runs.end());
  return runs;
}

double share_in(const Runs& runs, const Runs& others) {
  if (runs.empty()) return 0;
  const auto found = std::count_if(runs.begin(), runs.end(), [&](std::uint64_t run) { return std::binary_search(others.begin(), others.end(), run); });
  return static_cast<double>(found) / static_cast<double>(runs.size());
}

std::vector<std::size_t> assign_lines(const std::vector<Symbols>& lines, const std::vector<Symbols>& paragraphs) {
  const std::size_t m = paragraphs.size();
  std::vector<Runs> runs;
  for (const Symbols& paragraph : paragraphs) runs.push_back(runs_of(paragraph));
  // best[p]: the most that the lines so far can have in their paragraphs when the last stands at p.
  std::vector<double> best(m, 0);
  std::vector<std::vector<std::size_t>> came_from(lines.size(), std::vector<std::size_t>(m));
  std::vector<std::vector<bool>> belongs(lines.size(), std::vector<bool>(m));
  for (std::size_t line = 0; line < lines.size(); ++line) {
    const Runs of_line = runs_of(lines[line]);
    const double length = static_cast<double>(lines[line].size());
    std::vector<double> next(m);
    std::size_t from = 0;
    for (std::size_t p = 0; p < m; ++p) {
      if (best[p] > best[from]) from = p;
      const double share = share_in(of_line, runs[p]);
      belongs[line][p] = share > kBelongsNowhere;
      came_from[line][p] = from;
      next[p] = best[from] + std::max(share, kBelongsNowhere) * length;
    }
    best = std::move(next);
  }
  std::vector<std::size_t> assigned(lines.size(), kNoParagraph);
  std::size_t p = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t line = lines.size(); line-- > 0;) {
    if (belongs[line][p]) assigned[line] = p;
    p = came_from[line][p];
  }
  return assigned;
}

}  // namespace jiaokan::compare
