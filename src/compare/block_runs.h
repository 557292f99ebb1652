#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace jiaokan::compare {

/// Code points of blocks without blanks: a line end may cut words and figures.
using Symbols = std::u32string;

/// The runs of four code points of a text, hashed, sorted, as often as they stand there.
using Runs = std::vector<std::uint64_t>;

inline constexpr std::size_t kRun = 4;  // code points
Runs runs_of(const Symbols& symbols);

/// Share of `runs` that `others` have too, 0 … 1. O(n log m).
double share_in(const Runs& runs, const Runs& others);

/// The paragraph that each line is a piece of, in order: the assignment under which the lines have most of their runs in their paragraphs. kNoParagraph for
/// lines that none of them holds. A line that several hold goes to the one of the line before. O(lines · paragraphs).
std::vector<std::size_t> assign_lines(const std::vector<Symbols>& lines, const std::vector<Symbols>& paragraphs);
inline constexpr std::size_t kNoParagraph = std::numeric_limits<std::size_t>::max();

}  // namespace jiaokan::compare
