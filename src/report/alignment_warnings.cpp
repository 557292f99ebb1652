#include "report/alignment_warnings.h"

#include "report/printed_text.h"

namespace jiaokan::report {
namespace {

constexpr std::size_t kMostNamed = 20;  // a pair with more suspicious stretches is suspicious as a whole

std::string percent(double share) { return std::to_string(static_cast<int>(share * 100)) + " %"; }

std::string two_decimals(double share) {
  const int hundredths = static_cast<int>(share * 100 + 0.5);
  return std::to_string(hundredths / 100) + "." + std::string(hundredths % 100 < 10 ? "0" : "") + std::to_string(hundredths % 100);
}

std::string range(const AlignmentView& v, IndexRange r) { return segment_id(v, r.begin) + (r.size() > 1 ? "–" + segment_id(v, r.end - 1) : std::string()); }

}  // namespace

std::vector<Warning> alignment_warnings(const AlignmentView& v) {
  std::vector<Warning> out;
  if (v.alignment.hardly_matched) return {hardly_matched_warning(v.alignment)};
  for (std::size_t k = 0; k < v.alignment.suspicious.size() && k < kMostNamed; ++k) {
    const SuspiciousStretch& s = v.alignment.suspicious[k];
    out.push_back(
        {"suspicious-stretch", "A " + range(v, s.a) + " and B " + range(v, s.b) + " stand at the same place and have next to nothing in common", std::nullopt});
  }
  if (v.alignment.suspicious.size() > kMostNamed)
    out.push_back({"suspicious-stretch", "and " + grouped(v.alignment.suspicious.size() - kMostNamed) + " more such stretches", std::nullopt});
  return out;
}

std::string alignment_summary(const AlignmentView& v) {
  return counted(v.alignment.beads.size(), "bead", "beads") + " over " + grouped(v.alignment.segments_a) + " and " + grouped(v.alignment.segments_b) +
         (v.sentences ? " sentences" : " blocks") + "; matched: " + percent(v.alignment.coverage_a) + " of A, " + percent(v.alignment.coverage_b) +
         " of B; mean similarity " + two_decimals(v.alignment.mean_similarity) + "; " + counted(v.alignment.moved.size(), "move", "moves");
}

}  // namespace jiaokan::report
