#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "align/running_lines.h"
#include "core/alignment.h"
#include "core/normalized_text.h"

namespace jiaokan::align {

/// The text of one side without its running lines: what is aligned. Beads of bodies count the body's segments, not the text's.
struct Body {
  std::vector<std::uint32_t> segments;  ///< of the text, ascending
  std::vector<RunningLine> running;     ///< the others

  std::vector<std::uint32_t> apart;  ///< of the others: what is pinned to have no counterpart; ascending

  /// All of `count` segments but `lines` and `pinned_apart`.
  Body(std::size_t count, std::vector<RunningLine> lines, std::vector<std::uint32_t> pinned_apart);
  std::size_t size() const { return segments.size(); }
  /// Segments of the body before a segment of the text.
  std::size_t behind(std::uint32_t segment) const;
};

/// Groups of running lines that stand at the same places of both texts with the same numbers are no furniture: labels such as 第3条 on lines of their own.
/// Puts them back into the bodies. `beads` are of the bodies as they are. True where there were any.
bool put_back_labels(const std::vector<Bead>& beads, Body& a, Body& b);

/// Beads of the bodies as beads of the texts, each running line in a bead of its own at its place, or behind the bead that it interrupts.
std::vector<Bead> beads_of_texts(const std::vector<Bead>& beads, const Body& a, const Body& b, std::size_t segments_a, std::size_t segments_b);

}  // namespace jiaokan::align
