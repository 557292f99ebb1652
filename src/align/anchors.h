#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/alignment.h"
#include "core/normalized_text.h"

namespace jiaokan::align {

/// A segment of a and one of b that surely belong together, and how surely (in units of worth).
struct Anchor {
  std::uint32_t a = 0, b = 0;
  double weight = 0;
};

/// Keys of the segments of one side: what anchors are looked for by. Those of segment i stand together.
struct SegmentKeys {
  /// All letters of a segment: how many, and a hash of them.
  struct Whole {
    std::uint64_t hash = 0;
    std::uint32_t letters = 0;
  };
  std::vector<std::size_t> begins{0};
  std::vector<std::uint64_t> keys;
  std::vector<Whole> wholes;  ///< by segment; empty where whole segments say nothing, as in another language

  std::size_t size() const { return begins.size() - 1; }
};

/// Hashes of every `length` letters in a row (punctuation and blanks left out), and of each whole segment. Of long texts a sample, the same on both sides.
SegmentKeys run_keys(const NormalizedText& text, const std::vector<std::uint32_t>& segments, std::size_t length, unsigned sample_bits);

/// The heaviest chain of anchors that never falls on either side. `anchors` in any order. O(n log n).
std::vector<Anchor> heaviest_chain(std::vector<Anchor> anchors);

/// How many keys that only they have two segments must share to anchor: enough of them, and enough of the keys of the one that has fewer.
struct AnchorRules {
  double fewest = 3, share = 0.25;
};

/// The chain of segments that share keys which stand in one segment only of either side, then, inside wide gaps of that chain, keys which do so in the
/// gap. Pieces that stand elsewhere vote too and lose against the longer chain. Where a wide gap has no such keys, as in a file that says everything twice,
/// runs of segments that are the same on both sides (the fewest others between them, see diff_sequences) are the anchors. O(keys log keys).
std::vector<Anchor> find_anchors(const SegmentKeys& a, const SegmentKeys& b, const AnchorRules& rules);
/// The same inside a stretch of both sides; anchors count from its begins.
std::vector<Anchor> find_anchors(const SegmentKeys& a, const SegmentKeys& b, const AnchorRules& rules, IndexRange of_a, IndexRange of_b);

/// For each number of segments of a that lie behind (0 … n), the numbers of segments of b that may: a band around the anchors.
struct Band {
  std::vector<std::uint32_t> low, high;  ///< inclusive; both never fall
};

/// The band: whole gaps between anchors where they are small, a strip along the gap's diagonal where not.
/// Its area is at most about 2 × (margin + strip) × (n + m): linear.
Band make_band(const std::vector<Anchor>& chain, std::size_t n, std::size_t m, std::size_t margin, std::size_t strip);

}  // namespace jiaokan::align
