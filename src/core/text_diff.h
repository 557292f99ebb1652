#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace jiaokan {

/// One place where two sequences differ: a[a_begin, a_end) stands where b[b_begin, b_end) stands. One side may be empty. Half-open.
struct Hunk {
  std::size_t a_begin = 0, a_end = 0;
  std::size_t b_begin = 0, b_end = 0;

  constexpr std::size_t a_size() const { return a_end - a_begin; }
  constexpr std::size_t b_size() const { return b_end - b_begin; }
  friend constexpr bool operator==(const Hunk&, const Hunk&) = default;
};

struct DiffOptions {
  /// Steps that may be spent on each element of both sides before a stretch counts as unlike. A counter, not a clock: the result is the same on every machine.
  /// Higher finds shorter edit scripts of very unlike texts and takes longer.
  std::uint64_t work_per_element = 48;
};

/// The differences of two sequences of symbols, in order, never touching each other; everything outside them is equal and in step.
///
/// Method: common ends trimmed; long stretches are first cut at runs of symbols that stand exactly once on each side and in the same order (patience diff,
/// Cohen 2003); what remains goes through the linear-space O(ND) algorithm of Myers (1986), "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1.
/// Where a stretch passes its share of work it is cut at unique runs again, shorter ones each time, and reported as one hunk when there are none.
/// Shortest for likely pairs; correct (applying the hunks to a gives b) for all.
/// Cost: O((n + m) log(n + m)) time with a factor of work_per_element, O(n + m) memory.
std::vector<Hunk> diff_sequences(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, const DiffOptions& options = {});

}  // namespace jiaokan
