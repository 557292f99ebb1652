#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "align/boundaries.h"
#include "align/terms.h"
#include "core/alignment.h"

namespace jiaokan::align {

/// What the groups of segments of two sides have in common, in units of worth (see PairTerms). The aligner asks nothing else about the text.
class Likeness {
 public:
  virtual ~Likeness() = default;
  virtual std::size_t size_a() const = 0;
  virtual std::size_t size_b() const = 0;
  /// True for segments without any text: they go with their like only.
  virtual bool is_blank_a(std::size_t segment) const = 0;
  virtual bool is_blank_b(std::size_t segment) const = 0;
  /// All that a group has to offer.
  virtual double worth_a(IndexRange) const = 0;
  virtual double worth_b(IndexRange) const = 0;
  /// What the groups share, counted on both sides: at most worth_a(a) + worth_b(b). Not more than the sum over their pairs.
  virtual double shared(IndexRange a, IndexRange b) = 0;
  /// What segment i of a shares with every segment of b for which `asked` holds: shared() of the two by themselves, to the bit. `out` and `asked` have one
  /// entry for each segment of b; entries not asked for are left open.
  virtual void shared_with_each(std::size_t i, IndexRange b, std::span<const char> asked, std::span<double> out);
  /// Evidence beside the words, in nats: lengths that fit a translation. None where the lengths say nothing.
  virtual bool lengths_count() const { return false; }
  virtual double log_odds_of_lengths(IndexRange, IndexRange) const { return 0; }
  /// No lengths say more than this for a bead.
  virtual double most_of_lengths() const { return 0; }
  /// False where two beads that meet before segment i of a and j of b are surely no single bead.
  virtual bool may_run_across(std::size_t, std::size_t) const { return true; }
  /// Term look-ups so far, and what callers added: what the time is spent on.
  std::uint64_t work() const { return work_; }
  virtual void add_work(std::uint64_t steps) { work_ += steps; }

 protected:
  std::uint64_t work_ = 0;
};

/// Which segments of a stretch have a term, and how often: what a segment shares with all of them is found by its own terms.
class TermIndex {
 public:
  struct Occurrence {
    std::uint32_t segment = 0;  ///< counts from the stretch's begin
    std::uint32_t count = 0;
  };
  /// For terms below `vocabulary`.
  explicit TermIndex(std::size_t vocabulary) : places_(vocabulary) {}
  /// Lets go of what was indexed before. Linear in the terms of both stretches.
  void index(const TermTable& table, IndexRange stretch);
  IndexRange stretch() const { return stretch_; }
  std::size_t size() const { return occurrences_.size(); }
  /// Ascending by segment.
  std::span<const Occurrence> of(std::uint32_t term) const { return {occurrences_.data() + places_[term].begin, places_[term].end - places_[term].begin}; }

 private:
  struct Place {
    std::uint32_t begin = 0, end = 0;
  };
  std::vector<Place> places_;  // by term, in occurrences_; empty for terms that the stretch lacks
  std::vector<Occurrence> occurrences_;
  std::vector<std::uint32_t> terms_;  // of the stretch
  IndexRange stretch_;
};

/// Shared terms, each as often as both groups have it: for two texts in one language.
class TermLikeness final : public Likeness {
 public:
  /// Keeps references.
  TermLikeness(const PairTerms& terms, const Boundaries& boundaries)
      : terms_(terms), boundaries_(boundaries), counts_(terms.worth.size()), index_(terms.worth.size()) {}
  std::size_t size_a() const override { return terms_.a.size(); }
  std::size_t size_b() const override { return terms_.b.size(); }
  bool is_blank_a(std::size_t segment) const override { return terms_.a.of(segment).empty(); }
  bool is_blank_b(std::size_t segment) const override { return terms_.b.of(segment).empty(); }
  double worth_a(IndexRange r) const override { return terms_.worth_a(r); }
  double worth_b(IndexRange r) const override { return terms_.worth_b(r); }
  double shared(IndexRange a, IndexRange b) override;
  void shared_with_each(std::size_t i, IndexRange b, std::span<const char> asked, std::span<double> out) override;
  bool may_run_across(std::size_t i, std::size_t j) const override { return boundaries_.text_runs_across(i, j); }

 private:
  const PairTerms& terms_;
  const Boundaries& boundaries_;
  std::vector<std::uint32_t> counts_;  // by term; all 0 between calls but for the group `held_`
  IndexRange held_;                    // the group of a whose terms are counted
  TermIndex index_;                    // of a stretch of b
  std::vector<double> sums_;           // by segment of that stretch
};

}  // namespace jiaokan::align
