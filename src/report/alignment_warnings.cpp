#include "report/alignment_warnings.h"

#include "report/printed_text.h"
#include "report/ui_words.h"

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

std::vector<Warning> alignment_warnings(const AlignmentView& v, Language language) {
  std::vector<Warning> out;
  if (v.alignment.hardly_matched) {
    Warning warning = hardly_matched_warning(v.alignment);
    if (language != Language::kEnglish)
      warning.message =
          filled(language,
                 "the two files hardly match ({0} of A and {1} of B were set side by side, with a likeness of {2}): they may not be editions of one document",
                 {percent(v.alignment.coverage_a), percent(v.alignment.coverage_b), percent(v.alignment.evidence)});
    return {warning};
  }
  for (std::size_t k = 0; k < v.alignment.suspicious.size() && k < kMostNamed; ++k) {
    const SuspiciousStretch& s = v.alignment.suspicious[k];
    out.push_back({"suspicious-stretch",
                   filled(language, "A {0} and B {1} stand at the same place and have next to nothing in common", {range(v, s.a), range(v, s.b)}),
                   std::nullopt});
  }
  if (v.alignment.suspicious.size() > kMostNamed)
    out.push_back({"suspicious-stretch", filled(language, "and {0} more such stretches", {grouped(v.alignment.suspicious.size() - kMostNamed)}), std::nullopt});
  return out;
}

std::string alignment_summary(const AlignmentView& v, Language language) {
  return filled(language,
                v.sentences ? "{0} over {1} and {2} sentences; matched: {3} of A, {4} of B; mean similarity {5}; {6}"
                            : "{0} over {1} and {2} blocks; matched: {3} of A, {4} of B; mean similarity {5}; {6}",
                {counted(language, v.alignment.beads.size(), "bead", "beads"), grouped(v.alignment.segments_a), grouped(v.alignment.segments_b),
                 percent(v.alignment.coverage_a), percent(v.alignment.coverage_b), two_decimals(v.alignment.mean_similarity),
                 counted(language, v.alignment.moved.size(), "move", "moves")});
}

}  // namespace jiaokan::report
