#include "align/body_aligner.h"

#include <algorithm>

#include "align/anchors.h"
#include "align/boundaries.h"
#include "align/dp_aligner.h"
#include "align/gathering.h"
#include "align/moves.h"
#include "align/pins.h"
#include "align/similarity.h"
#include "align/terms.h"
#include "align/translation_lexicon.h"
#include "align/trust.h"

namespace jiaokan::align {
namespace {

constexpr std::size_t kMargin = 10;         // rows and columns around an anchor that a bead may still reach
constexpr std::size_t kWideMargin = 12;     // the same where words are translated
constexpr std::size_t kMarginOfNames = 40;  // the same around names and figures, which are less sure
constexpr double kFewestNames = 1, kShareOfNames = 0.1;
constexpr std::size_t kStrip = 200;                                // width of the band where no anchor leads
constexpr double kThresholdOfUsual = 0.2, kLeastThreshold = 0.05;  // what a bead must share, by what beads of the pair share
constexpr double kWordsOfTranslation = 0.35, kThresholdOfTranslation = 0.3;
constexpr double kNothing = 0.06, kSupport = 0.15;     // shares of common worth
constexpr std::size_t kNeighbourhood = 4;              // beads either way
constexpr double kSameEnd = 0.6, kOtherEnd = 0.15;     // of the pairs of letters at an edge of a bead
constexpr double kSamePlace = 0.8, kOtherPlace = 0.5;  // of the letters at an edge that agree place by place
constexpr double kChanceOfTranslation = 0.25;
constexpr int kRounds = 2;  // of learning words from the beads; more change nothing
constexpr std::size_t kRunLength = 6;
constexpr std::size_t kManyBytes = 16 << 20;  // above this every fourth run of letters is asked for anchors

double likeness_of(Likeness& likeness, IndexRange a, IndexRange b) {
  if (a.empty() || b.empty()) return 0;
  const double worth = likeness.worth_a(a) + likeness.worth_b(b);
  return worth > 0 ? std::min(1.0, likeness.shared(a, b) / worth) : 1;
}

/// Neighbouring two-sided beads whose break falls at different words on the two sides become one.
std::vector<Bead> join_across_breaks(const std::vector<Bead>& beads, const Boundaries& boundaries) {
  std::vector<Bead> out;
  for (const Bead& bead : beads) {
    const bool two_sided = !bead.a.empty() && !bead.b.empty();
    if (two_sided && !is_pinned(bead) && !out.empty() && !is_pinned(out.back()) && !out.back().a.empty() && !out.back().b.empty() &&
        boundaries.text_runs_across(bead.a.begin, bead.b.begin)) {
      out.back().a.end = bead.a.end;
      out.back().b.end = bead.b.end;
    } else {
      out.push_back(bead);
    }
  }
  return out;
}

void part(const Bead& bead, std::vector<Bead>& out) {
  for (std::size_t i = bead.a.begin; i < bead.a.end; ++i) out.push_back({{i, i + 1}, {bead.b.begin, bead.b.begin}});
  for (std::size_t j = bead.b.begin; j < bead.b.end; ++j) out.push_back({{bead.a.end, bead.a.end}, {j, j + 1}});
}

/// Beads that share next to nothing stand only near ones that do: between those the place speaks for them, among their like nothing does.
std::vector<Bead> part_unsupported(const std::vector<Bead>& beads, const AlignOptions& options) {
  std::vector<Bead> out;
  for (std::size_t k = 0; k < beads.size(); ++k) {
    const Bead& bead = beads[k];
    const bool two_sided = !bead.a.empty() && !bead.b.empty();
    bool supported = bead.similarity >= kNothing;
    for (std::size_t n = k - std::min(k, kNeighbourhood); n < std::min(beads.size(), k + kNeighbourhood + 1); ++n)
      supported = supported || beads[n].similarity >= kSupport;
    if (two_sided && !is_pinned(bead) && (!supported || bead.similarity < options.min_similarity))
      part(bead, out);
    else
      out.push_back(bead);
  }
  return out;
}

bool is_two_sided(const Bead& bead) { return !bead.a.empty() && !bead.b.empty(); }

/// Do the letters say that the text of a bead begins (ends) with `inner` and not with `outer`? `alike` is how alike each is to the other side's end.
bool ends_with_inner(double outer, double inner) { return inner >= kSameEnd && outer <= kOtherEnd; }

/// Do the two sides of a bead begin alike, letter by letter, with what stands before it, and not without?
bool begins_agree_only_with(const Boundaries& letters, const Bead& without, const Bead& with) {
  return letters.begins_agree(without.a, without.b) <= kOtherPlace && letters.begins_agree(with.a, with.b) >= kSamePlace;
}

/// Puts right which segments stand at the edges of a bead, by the letters there: a heading that shares words with the paragraph below but has no counterpart
/// leaves the bead, the first words of a sentence that were too few to count come in.
std::vector<Bead> settle_edges(const std::vector<Bead>& beads, const Boundaries& letters) {
  std::vector<Bead> trimmed;
  for (Bead bead : beads) {
    std::vector<Bead> behind;
    if (is_two_sided(bead) && !is_pinned(bead)) {
      const auto head = [&](std::size_t i, std::size_t j) { return letters.heads_alike(i, j); };
      const auto tail = [&](std::size_t i, std::size_t j) { return letters.tails_alike(i, j); };
      while (bead.a.size() > 1 && ends_with_inner(head(bead.a.begin, bead.b.begin), head(bead.a.begin + 1, bead.b.begin))) {
        trimmed.push_back({{bead.a.begin, bead.a.begin + 1}, {bead.b.begin, bead.b.begin}});
        ++bead.a.begin;
      }
      while (bead.b.size() > 1 && ends_with_inner(head(bead.a.begin, bead.b.begin), head(bead.a.begin, bead.b.begin + 1))) {
        trimmed.push_back({{bead.a.begin, bead.a.begin}, {bead.b.begin, bead.b.begin + 1}});
        ++bead.b.begin;
      }
      while (bead.a.size() > 1 && ends_with_inner(tail(bead.a.end - 1, bead.b.end - 1), tail(bead.a.end - 2, bead.b.end - 1))) {
        --bead.a.end;
        behind.insert(behind.begin(), Bead{{bead.a.end, bead.a.end + 1}, {bead.b.end, bead.b.end}});
      }
      while (bead.b.size() > 1 && ends_with_inner(tail(bead.a.end - 1, bead.b.end - 1), tail(bead.a.end - 1, bead.b.end - 2))) {
        --bead.b.end;
        for (Bead& one : behind) one.b = {bead.b.end, bead.b.end};
        behind.insert(behind.begin(), Bead{{bead.a.end, bead.a.end}, {bead.b.end, bead.b.end + 1}});
      }
    }
    trimmed.push_back(bead);
    trimmed.insert(trimmed.end(), behind.begin(), behind.end());
  }

  std::vector<Bead> out;
  for (const Bead& bead : trimmed) {
    Bead* const before = out.empty() ? nullptr : &out.back();
    if (before != nullptr && (is_pinned(bead) || is_pinned(*before))) {
      out.push_back(bead);
      continue;
    }
    if (before != nullptr && is_two_sided(bead) && !is_two_sided(*before)) {  // the first words of this bead
      Bead joined = bead;
      if (before->b.empty() && ends_with_inner(letters.heads_alike(bead.a.begin, bead.b.begin), letters.heads_alike(before->a.begin, bead.b.begin)))
        joined.a.begin = before->a.begin;
      else if (before->a.empty() && ends_with_inner(letters.heads_alike(bead.a.begin, bead.b.begin), letters.heads_alike(bead.a.begin, before->b.begin)))
        joined.b.begin = before->b.begin;
      else if (begins_agree_only_with(letters, bead, {{before->a.begin, bead.a.end}, {before->b.begin, bead.b.end}}))
        joined = {{before->a.begin, bead.a.end}, {before->b.begin, bead.b.end}};
      if (joined.a.begin != bead.a.begin || joined.b.begin != bead.b.begin) {
        out.back() = joined;
        continue;
      }
    } else if (before != nullptr && is_two_sided(*before) && !is_two_sided(bead)) {  // the last words of the one before
      const Bead with{{before->a.begin, bead.a.end}, {before->b.begin, bead.b.end}};
      if (letters.ends_agree(before->a, before->b) <= kOtherPlace && letters.ends_agree(with.a, with.b) >= kSamePlace) {
        *before = with;
        continue;
      }
      if (bead.b.empty() && ends_with_inner(letters.tails_alike(before->a.end - 1, before->b.end - 1), letters.tails_alike(bead.a.begin, before->b.end - 1))) {
        before->a.end = bead.a.end;
        continue;
      }
      if (bead.a.empty() && ends_with_inner(letters.tails_alike(before->a.end - 1, before->b.end - 1), letters.tails_alike(before->a.end - 1, bead.b.begin))) {
        before->b.end = bead.b.end;
        continue;
      }
    }
    out.push_back(bead);
  }
  return out;
}

/// What the beads share; pinned ones stay marked.
void measure(Likeness& likeness, std::vector<Bead>& beads) {
  for (Bead& bead : beads)
    if (!is_pinned(bead)) bead.similarity = likeness_of(likeness, bead.a, bead.b);
}

void release_pins(Likeness& likeness, std::vector<Bead>& beads) {
  for (Bead& bead : beads)
    if (is_pinned(bead)) bead.similarity = likeness_of(likeness, bead.a, bead.b);
}

/// How much of their worth the two sides of a bead share in this pair: next to all in two editions of one text, a third in two translations.
double usual_likeness(Likeness& likeness, const std::vector<Bead>& beads) {
  double shared = 0, worth = 0;
  for (const Bead& bead : beads) {
    if (bead.a.size() != 1 || bead.b.size() != 1) continue;
    shared += likeness.shared(bead.a, bead.b);
    worth += likeness.worth_a(bead.a) + likeness.worth_b(bead.b);
  }
  return worth > 0 ? shared / worth : 0;
}

/// Figures, names and what else both texts write alike, as keys.
SegmentKeys keys_in_both(const TermTable& table, const BilingualTerms& terms) {
  SegmentKeys out;
  for (std::size_t i = 0; i < table.size(); ++i) {
    for (const TermCount t : table.of(i))
      if (terms.with_a[t.term] > 0 && terms.with_b[t.term] > 0) out.keys.push_back(t.term);
    out.begins.push_back(out.keys.size());
  }
  return out;
}

}  // namespace

BodyAlignment align_editions(const NormalizedText& a, const Body& body_a, const NormalizedText& b, const Body& body_b, const std::vector<Bead>& pins,
                             const AlignOptions& options) {
  const PairTerms terms = collect_terms(a, body_a.segments, b, body_b.segments);
  const Boundaries boundaries(a, body_a.segments, b, body_b.segments);
  TermLikeness likeness(terms, boundaries);
  const unsigned sample_bits = a.text.size() + b.text.size() > kManyBytes ? 2 : 0;
  const SegmentKeys keys_a = run_keys(a, body_a.segments, kRunLength, sample_bits), keys_b = run_keys(b, body_b.segments, kRunLength, sample_bits);
  likeness.add_work(keys_a.keys.size() + keys_b.keys.size());
  GapAligner gaps(likeness, pins, [&](const Bead& gap) {
    return make_band(find_anchors(keys_a, keys_b, AnchorRules{}, gap.a, gap.b), gap.a.size(), gap.b.size(), kMargin, kStrip);
  });
  BeadModel model;
  BodyAlignment out;
  out.beads = gaps.best_path(model);
  const double usual = usual_likeness(likeness, out.beads);
  model.threshold = std::max(kLeastThreshold, kThresholdOfUsual * usual * usual);
  out.beads = settle_edges(join_across_breaks(gaps.best_path(model), boundaries), boundaries);
  out.beads = settle_edges(gather_pieces(terms, out.beads), boundaries);
  measure(likeness, out.beads);
  out.beads = part_unsupported(out.beads, options);
  if (options.find_moves) out.moves = find_moves(likeness, terms.a, terms.b, nullptr, out.beads);
  release_pins(likeness, out.beads);
  out.work = likeness.work();
  return out;
}

BodyAlignment align_translations(const NormalizedText& a, const Body& body_a, const NormalizedText& b, const Body& body_b, const std::vector<Bead>& pins,
                                 const AlignOptions& options) {
  const BilingualTerms terms = collect_bilingual_terms(a, body_a.segments, b, body_b.segments, options.lexicon);
  BeadModel model;
  model.words = kWordsOfTranslation;
  model.threshold = kThresholdOfTranslation;
  model.chance = kChanceOfTranslation;
  BodyAlignment out;
  const SegmentKeys keys_a = keys_in_both(terms.a, terms), keys_b = keys_in_both(terms.b, terms);
  GapAligner::MakeBand band_of = [&](const Bead& gap) {
    return make_band(find_anchors(keys_a, keys_b, {kFewestNames, kShareOfNames}, gap.a, gap.b), gap.a.size(), gap.b.size(), kMarginOfNames, kStrip);
  };
  for (int round = 0;; ++round) {
    const TranslationLexicon lexicon = round == 0 ? TranslationLexicon(terms) : TranslationLexicon(terms, out.beads);
    TranslationLikeness likeness(terms, lexicon);
    out.beads = GapAligner(likeness, pins, band_of).best_path(model);
    out.work += likeness.work();
    if (round == kRounds) {
      measure(likeness, out.beads);
      out.beads = part_unsupported(out.beads, options);
      out.contrast = held_out_contrast(terms, out.beads);
      if (options.find_moves) out.moves = find_moves(likeness, terms.a, terms.b, &lexicon, out.beads);
      release_pins(likeness, out.beads);
      return out;
    }
    band_of = [&out](const Bead& gap) {
      std::vector<Anchor> chain;
      auto bead = std::partition_point(out.beads.begin(), out.beads.end(), [&](const Bead& x) { return x.a.begin < gap.a.begin || x.b.begin < gap.b.begin; });
      for (; bead != out.beads.end() && bead->a.end <= gap.a.end && bead->b.end <= gap.b.end; ++bead)
        if (is_two_sided(*bead) && !is_pinned(*bead))
          chain.push_back({static_cast<std::uint32_t>(bead->a.begin - gap.a.begin), static_cast<std::uint32_t>(bead->b.begin - gap.b.begin), 1});
      return make_band(chain, gap.a.size(), gap.b.size(), kWideMargin, kStrip);
    };
  }
}

}  // namespace jiaokan::align
