#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/comparison.h"

namespace jiaokan::compare {

/// Tells which two ideographs of a text are a word: those of a table of common words of plans and laws, and those that stand together more often than apart in
/// the two editions. Counts when it is asked for the first time: O(n log n) in both texts.
class TwoCharacterWords {
 public:
  TwoCharacterWords(const Edition& a, const Edition& b) : a_(a), b_(b) {}

  /// 0 … 1: how surely `left` and `right` side by side are one word.
  double cohesion(char32_t left, char32_t right);

 private:
  void count();

  const Edition &a_, &b_;
  bool counted_ = false;
  std::vector<std::uint64_t> pairs_;   // sorted, as often as they stand
  std::vector<std::uint64_t> single_;  // likewise
};

}  // namespace jiaokan::compare
