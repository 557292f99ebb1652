#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "align/bilingual_terms.h"
#include "align/similarity.h"
#include "core/alignment.h"

namespace jiaokan::align {

/// A term of the other side and how surely it is a translation, 0 … 1.
struct Translation {
  std::uint32_t term = 0;
  float strength = 0;
};

/// Which terms of b say what terms of a say: those that are the same, and those that stand together in beads more often than by chance.
class TranslationLexicon {
 public:
  /// Knows what both sides write alike and what the terms were given, nothing else.
  explicit TranslationLexicon(const BilingualTerms& terms) { build(terms, {}); }
  /// Learns from two-sided beads: strength is the excess of a pair's beads over what chance gives, by the geometric mean of the two terms' beads, shrunk
  /// for rare pairs. Reads an even sample of the beads where there are too many. Cost: O(beads) up to a fixed number of pairs.
  TranslationLexicon(const BilingualTerms& terms, const std::vector<Bead>& beads);

  std::span<const Translation> of(std::uint32_t term_of_a) const { return {pairs_.data() + begins_[term_of_a], begins_[term_of_a + 1] - begins_[term_of_a]}; }
  /// The strength of the best translation of a term of a (of b).
  float best_of_a(std::uint32_t term) const { return best_a_[term]; }
  float best_of_b(std::uint32_t term) const { return best_b_[term]; }

 private:
  struct Pair {
    std::uint32_t a = 0, b = 0;
    float strength = 0;
  };
  void build(const BilingualTerms& terms, std::vector<Pair> learnt);

  std::vector<std::size_t> begins_;
  std::vector<Translation> pairs_;
  std::vector<float> best_a_, best_b_;
};

/// Terms of each side that find a translation on the other, and lengths: for texts in two languages.
class TranslationLikeness final : public Likeness {
 public:
  /// Keeps references.
  TranslationLikeness(const BilingualTerms& terms, const TranslationLexicon& lexicon);
  std::size_t size_a() const override { return terms_.a.size(); }
  std::size_t size_b() const override { return terms_.b.size(); }
  bool is_blank_a(std::size_t segment) const override { return terms_.letters_a[segment] == 0; }
  bool is_blank_b(std::size_t segment) const override { return terms_.letters_b[segment] == 0; }
  double worth_a(IndexRange r) const override { return total_a_[r.end] - total_a_[r.begin]; }
  double worth_b(IndexRange r) const override { return total_b_[r.end] - total_b_[r.begin]; }
  double shared(IndexRange a, IndexRange b) override;
  bool lengths_count() const override { return true; }
  double log_odds_of_lengths(IndexRange a, IndexRange b) const override;
  double most_of_lengths() const override;

 private:
  void hold(IndexRange a);

  const BilingualTerms& terms_;
  const TranslationLexicon& lexicon_;
  std::vector<float> worth_a_, worth_b_;  // by term: what it says, by how well it can be translated
  std::vector<double> total_a_, total_b_, letters_a_, letters_b_;
  std::vector<float> reached_;       // by term of b: the best strength that the group held offers
  std::vector<std::uint32_t> seen_;  // by term of b: the last call that met it
  std::uint32_t call_ = 0;
  IndexRange held_;
  double ratio_ = 1, spread_ = 1;  // letters of b for one of a; standard deviation of the logarithm of lengths
};

}  // namespace jiaokan::align
