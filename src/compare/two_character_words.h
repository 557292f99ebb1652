#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/comparison.h"

namespace jiaokan::compare {

/// Tells which two ideographs of a text are a word: those of a table of common words of plans and laws, and those that stand together more often than apart in
/// the two editions. Counts when it is asked for the first time: linear in both texts.
class TwoCharacterWords {
 public:
  TwoCharacterWords(const Edition& a, const Edition& b) : a_(a), b_(b) {}

  /// 0 … 1: how surely `left` and `right` side by side are one word.
  double cohesion(char32_t left, char32_t right);

 private:
  void count();

  /// How often each key was met: open addressing, since a long text has millions.
  class Counts {
   public:
    void add(std::uint64_t key);
    std::size_t of(std::uint64_t key) const;

   private:
    struct Slot {
      std::uint64_t key = 0;
      std::uint32_t count = 0;  // 0 = free
    };
    std::size_t slot_of(std::uint64_t key) const;

    std::vector<Slot> slots_ = std::vector<Slot>(1024);
    std::size_t used_ = 0;
  };

  const Edition &a_, &b_;
  bool counted_ = false;
  Counts pairs_, single_;
};

}  // namespace jiaokan::compare
