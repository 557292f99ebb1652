#include "align/trust.h"

#include <algorithm>
#include <array>

#include "align/translation_lexicon.h"
#include "core/utf8.h"

namespace jiaokan::align {
namespace {

/// Pairs of unrelated documents give up to 0.13, independent translations of one source from 0.3 on (bench/README.md).
constexpr double kLeastEvidence = 0.17;
/// In two languages unrelated documents give up to 0.2, translations from 0.6 on. Of few beads little can be learnt, and of next to none nothing told.
constexpr double kLeastContrast = 0.4, kLeastOfFew = 0.25;
constexpr std::size_t kFewBeads = 30, kTooFewBeads = 6;
constexpr double kUnlike = 0.25;                             // of the mean similarity of the pair: a bead below this share of it says nothing for itself
constexpr std::size_t kLeastLetters = 120, kLeastBeads = 4;  // of a stretch: shorter ones are a rewritten paragraph, not a lost thread

std::vector<std::size_t> lengths_of(const NormalizedText& text) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < text.segments.size(); ++i) out.push_back(utf8::length(text.segment_text(i)));
  return out;
}

std::size_t sum_of(const std::vector<std::size_t>& lengths, const std::vector<std::size_t>& segments) {
  std::size_t sum = 0;
  for (const std::size_t i : segments) sum += lengths[i];
  return sum;
}

struct Letters {
  std::size_t a = 0, b = 0;
  std::size_t both() const { return a + b; }
};

/// What a side's matched text amounts to: each segment once, though halves of it may have moved to several places.
class Coverage {
 public:
  explicit Coverage(std::vector<std::size_t> lengths) : lengths_(std::move(lengths)), best_(lengths_.size(), -1) {}
  void match(std::size_t segment, double similarity) { best_[segment] = std::max(best_[segment], similarity); }
  /// No text at all.
  bool empty() const {
    return std::all_of(lengths_.begin(), lengths_.end(), [](std::size_t length) { return length == 0; });
  }
  double share() const {
    return part_of_all([](double) { return 1.0; });
  }
  double shared() const {
    return part_of_all([](double similarity) { return similarity; });
  }

 private:
  template <class Weight>
  double part_of_all(Weight weight) const {
    double all = 0, part = 0;
    for (std::size_t i = 0; i < lengths_.size(); ++i) {
      const auto length = static_cast<double>(lengths_[i]);
      all += length;
      if (best_[i] >= 0) part += length * weight(best_[i]);
    }
    return all == 0 ? 1 : part / all;
  }

  std::vector<std::size_t> lengths_;
  std::vector<double> best_;  // by segment; -1 where it has no counterpart
};

/// Runs of beads that are one-sided or unlike, with text of both sides.
std::vector<SuspiciousStretch> find_suspicious(const Alignment& alignment, const std::vector<Letters>& letters, const std::vector<bool>& moved_a,
                                               const std::vector<bool>& moved_b) {
  std::vector<SuspiciousStretch> out;
  const auto is_weak = [&](std::size_t k) {
    const Bead& bead = alignment.beads[k];
    if (bead.a.empty()) return !moved_b[bead.b.begin];
    if (bead.b.empty()) return !moved_a[bead.a.begin];
    return bead.similarity < kUnlike * alignment.mean_similarity;
  };
  for (std::size_t k = 0; k < alignment.beads.size();) {
    std::size_t end = k, beads = 0;
    Letters all;
    double like = 0, compared = 0;
    IndexRange a{alignment.beads[k].a.begin, alignment.beads[k].a.begin}, b{alignment.beads[k].b.begin, alignment.beads[k].b.begin};
    for (; end < alignment.beads.size() && is_weak(end); ++end) {
      const Bead& bead = alignment.beads[end];
      all.a += letters[end].a;
      all.b += letters[end].b;
      a.end = std::max(a.end, bead.a.end);
      b.end = std::max(b.end, bead.b.end);
      ++beads;
      if (bead.a.empty() || bead.b.empty()) continue;
      like += bead.similarity * static_cast<double>(letters[end].both());
      compared += static_cast<double>(letters[end].both());
    }
    if (beads >= kLeastBeads && all.a >= kLeastLetters && all.b >= kLeastLetters) out.push_back({a, b, compared > 0 ? like / compared : 0});
    k = std::max(end, k + 1);
  }
  return out;
}

}  // namespace

void assess_trust(const NormalizedText& a, const NormalizedText& b, double contrast, Alignment& alignment) {
  const std::vector<std::size_t> lengths_a = lengths_of(a), lengths_b = lengths_of(b);
  Coverage coverage_a(lengths_a), coverage_b(lengths_b);
  std::vector<bool> moved_a(lengths_a.size()), moved_b(lengths_b.size());
  std::vector<Letters> letters;
  double like = 0, compared = 0;
  std::size_t two_sided = 0;
  for (const Bead& bead : alignment.beads) {
    const std::vector<std::size_t> of_a = segments_a(bead), of_b = segments_b(bead);
    letters.push_back({sum_of(lengths_a, of_a), sum_of(lengths_b, of_b)});
    if (of_a.empty() || of_b.empty()) continue;
    ++two_sided;
    for (const std::size_t i : of_a) coverage_a.match(i, bead.similarity);
    for (const std::size_t j : of_b) coverage_b.match(j, bead.similarity);
    like += bead.similarity * static_cast<double>(letters.back().both());
    compared += static_cast<double>(letters.back().both());
  }
  for (const Move& move : alignment.moved) {
    coverage_a.match(move.a, move.similarity);
    coverage_b.match(move.b, move.similarity);
    moved_a[move.a] = moved_b[move.b] = true;
  }
  alignment.coverage_a = coverage_a.share();
  alignment.coverage_b = coverage_b.share();
  alignment.mean_similarity = compared > 0 ? like / compared : 0;
  const bool translated = contrast >= 0;
  const double least = !translated ? kLeastEvidence : two_sided >= kFewBeads ? kLeastContrast : two_sided >= kTooFewBeads ? kLeastOfFew : 0;
  alignment.evidence = coverage_a.empty() != coverage_b.empty() ? 0 : translated ? contrast : std::max(coverage_a.shared(), coverage_b.shared());
  alignment.hardly_matched = !(coverage_a.empty() && coverage_b.empty()) && (alignment.evidence < least || compared == 0);
  alignment.suspicious = find_suspicious(alignment, letters, moved_a, moved_b);
}

double held_out_contrast(const BilingualTerms& terms, const std::vector<Bead>& beads) {
  std::array<std::vector<Bead>, 2> halves;
  std::size_t two_sided = 0;
  for (const Bead& bead : beads)
    if (!bead.a.empty() && !bead.b.empty()) halves[two_sided++ % 2].push_back(bead);
  double together = 0, apart = 0, worth = 0;
  for (std::size_t half = 0; half < 2; ++half) {
    const TranslationLexicon lexicon(terms, halves[1 - half]);
    TranslationLikeness likeness(terms, lexicon);
    const std::vector<Bead>& asked = halves[half];
    for (std::size_t k = 0; k < asked.size(); ++k) {
      const Bead& other = asked[(k + std::max<std::size_t>(1, asked.size() / 2)) % asked.size()];
      together += likeness.shared(asked[k].a, asked[k].b);
      apart += likeness.shared(asked[k].a, other.b);
      worth += likeness.worth_a(asked[k].a) + likeness.worth_b(asked[k].b);
    }
  }
  return worth > 0 ? std::max(0.0, (together - apart) / worth) : 0;
}

}  // namespace jiaokan::align
