#pragma once

#include <cstddef>
#include <functional>

namespace jiaokan {

/// Into how many parts `count` things are worth dividing for `threads` threads, where a part of less than `fewest` costs more to hand out than to work on.
/// At least 1.
std::size_t parts_for(std::size_t count, std::size_t threads, std::size_t fewest);

/// Calls work(part, begin, end) for each of `parts` equal parts of 0 … count, in order of their numbers where `parts` is 1, else each in a thread of its own,
/// the first in this one. Returns when all are done. Parts must write to different places. What the first of them throws goes on.
void for_each_part(std::size_t count, std::size_t parts, const std::function<void(std::size_t part, std::size_t begin, std::size_t end)>& work);

}  // namespace jiaokan
