#include "core/alignment.h"

namespace jiaokan {
namespace {

std::vector<std::size_t> without(IndexRange range, const std::vector<std::size_t>& skipped) {
  std::vector<std::size_t> out;
  out.reserve(range.size() - skipped.size());
  auto skip = skipped.begin();
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (skip != skipped.end() && *skip == i)
      ++skip;
    else
      out.push_back(i);
  }
  return out;
}

}  // namespace

Warning hardly_matched_warning(const Alignment& alignment) {
  const auto percent = [](double share) { return std::to_string(static_cast<int>(share * 100)) + " %"; };
  return {"hardly-matched",
          "the two files hardly match (" + percent(alignment.coverage_a) + " of A and " + percent(alignment.coverage_b) +
              " of B were set side by side, with a likeness of " + percent(alignment.evidence) + "): they may not be editions of one document",
          std::nullopt};
}

std::string bead_kind(const Bead& bead) {
  return std::to_string(bead.a.size() - bead.skipped_a.size()) + "-" + std::to_string(bead.b.size() - bead.skipped_b.size());
}

std::vector<std::size_t> segments_a(const Bead& bead) { return without(bead.a, bead.skipped_a); }
std::vector<std::size_t> segments_b(const Bead& bead) { return without(bead.b, bead.skipped_b); }

}  // namespace jiaokan
