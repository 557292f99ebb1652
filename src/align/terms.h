#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "core/alignment.h"
#include "core/normalized_text.h"

namespace jiaokan::align {

/// What two segments can have in common: a pair of neighbouring ideographs, one ideograph, a word or figure in other letters.
/// Punctuation and blanks make none; a segment of nothing else has its whole text for one term.
struct TermCount {
  std::uint32_t term = 0;
  std::uint32_t count = 0;
};

/// The terms of a list of segments: those of segment i sorted by term. A text's terms take more room than the text: five bytes each.
class TermTable {
 public:
  class Iterator {
   public:
    Iterator(const TermTable& table, std::size_t at) : table_(&table), at_(at) {}
    TermCount operator*() const { return {table_->terms_[at_], table_->count_at(at_)}; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const TermTable* table_;
    std::size_t at_;
  };
  struct Terms {
    Iterator first, last;
    std::size_t count;
    Iterator begin() const { return first; }
    Iterator end() const { return last; }
    std::size_t size() const { return count; }
    bool empty() const { return count == 0; }
  };

  std::size_t size() const { return begins_.size() - 1; }
  Terms of(std::size_t segment) const { return {{*this, begins_[segment]}, {*this, begins_[segment + 1]}, begins_[segment + 1] - begins_[segment]}; }

  /// For texts of so many bytes: asks for room once.
  void reserve(std::size_t segments, std::size_t bytes);
  /// Appends the next segment: its terms sorted, repeats next to each other.
  void add_segment(const std::vector<std::uint32_t>& sorted_terms);

 private:
  static constexpr std::uint8_t kMany = 0xFF;  // the count stands in many_
  std::uint32_t count_at(std::size_t at) const { return counts_[at] < kMany ? counts_[at] : many_at(at); }
  std::uint32_t many_at(std::size_t at) const;

  std::vector<std::size_t> begins_{0};
  std::vector<std::uint32_t> terms_;
  std::vector<std::uint8_t> counts_;
  std::vector<std::pair<std::size_t, std::uint32_t>> many_;  // by place, ascending
};

/// Both sides' terms over one vocabulary, and what each term is worth: 1 + ln(segments / segments with it), a third of that for a single ideograph.
struct PairTerms {
  TermTable a, b;
  std::vector<float> worth;              ///< by term
  std::vector<double> total_a, total_b;  ///< worth of the first i segments of a side; size() + 1 entries

  double worth_a(IndexRange r) const { return total_a[r.end] - total_a[r.begin]; }
  double worth_b(IndexRange r) const { return total_b[r.end] - total_b[r.begin]; }
};

/// Terms of the segments `of_a` of a and `of_b` of b (indices into the texts' segments, ascending). Linear in the text.
PairTerms collect_terms(const NormalizedText& a, const std::vector<std::uint32_t>& of_a, const NormalizedText& b, const std::vector<std::uint32_t>& of_b);

}  // namespace jiaokan::align
