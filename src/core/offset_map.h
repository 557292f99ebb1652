#pragma once

#include <cstdint>
#include <vector>

#include "core/span.h"

namespace jiaokan {

/// Where each piece of a folded text came from.
///
/// A list of runs that cover both texts from their first byte to their last, in order. A copied run has the same bytes on both sides, so an offset
/// inside it maps byte for byte; a replaced run maps as a whole (its raw side or its norm side may be empty: an insertion or a deletion).
/// Neighbouring copied runs are merged, replaced runs never are: 著→着 next to 爲→为 stay two changes.
///
/// Guarantees (property-tested on every fold): covers, monotone, to_norm(to_raw(s)) contains s, compose(f, g) maps as g after f.
class OffsetMap {
 public:
  struct Run {
    std::uint32_t raw_begin = 0;
    std::uint32_t norm_begin = 0;
    bool copied = true;
  };

  OffsetMap() = default;
  static OffsetMap identity(std::uint32_t length);

  /// Builders: append the next piece. Lengths in bytes; a piece of length 0 on both sides is ignored.
  void copy(std::uint32_t length);
  void replace(std::uint32_t raw_length, std::uint32_t norm_length);

  /// Appends all runs of `next`, whose texts follow the texts of this map.
  void append(const OffsetMap& next);

  /// The smallest raw span that covers everything `span` was made from. Raw text that was deleted beside the span is not part of it.
  /// An empty span maps to the empty raw span behind what the code point before it was made from. O(log runs).
  RawSpan to_raw(NormSpan span) const;

  /// The smallest norm span that covers everything made from `span`. O(log runs).
  NormSpan to_norm(RawSpan span) const;

  std::uint32_t raw_size() const { return raw_size_; }
  std::uint32_t norm_size() const { return norm_size_; }
  std::size_t run_count() const { return runs_.size(); }
  bool is_identity() const { return runs_.empty() || (runs_.size() == 1 && runs_[0].copied); }

  /// Run `i` as a pair of spans.
  RawSpan raw_span(std::size_t i) const;
  NormSpan norm_span(std::size_t i) const;
  bool copied(std::size_t i) const { return runs_[i].copied; }

  /// The map of two folds one after the other: `inner` made the text that `outer` folded. O(runs of both).
  static OffsetMap compose(const OffsetMap& inner, const OffsetMap& outer);

 private:
  std::size_t run_at_raw(std::uint32_t offset) const;
  std::size_t run_at_norm(std::uint32_t offset) const;

  std::vector<Run> runs_;
  std::uint32_t raw_size_ = 0;
  std::uint32_t norm_size_ = 0;
};

}  // namespace jiaokan
