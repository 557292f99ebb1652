#pragma once

#include <compare>
#include <cstdint>

namespace jiaokan {

/// Half-open byte range of UTF-8 text in ONE layer; both ends stand on code-point boundaries.
/// The layer is part of the type, so that a span of the printed text and one of the normalised text cannot be mixed up.
template <class Layer>
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// The printed text of an edition with its layout repaired: `Document::text`.
struct RawLayer;
/// The folded text that stages compare: `NormalizedText::text`.
struct NormLayer;

using RawSpan = Span<RawLayer>;
using NormSpan = Span<NormLayer>;

}  // namespace jiaokan
