#include "core/parts.h"

#include <algorithm>
#include <future>
#include <vector>

namespace jiaokan {

std::size_t parts_for(std::size_t count, std::size_t threads, std::size_t fewest) {
  return std::clamp<std::size_t>(count / std::max<std::size_t>(fewest, 1), 1, std::max<std::size_t>(threads, 1));
}

void for_each_part(std::size_t count, std::size_t parts, const std::function<void(std::size_t, std::size_t, std::size_t)>& work) {
  const auto begin_of = [&](std::size_t part) { return count / parts * part + count % parts * part / parts; };
  // Futures wait in their destructors, so that no part outlives what it works on, however this is left.
  std::vector<std::future<void>> others;
  for (std::size_t part = 1; part < parts; ++part)
    others.push_back(std::async(std::launch::async, [&, part] { work(part, begin_of(part), begin_of(part + 1)); }));
  work(0, 0, begin_of(1));
  for (std::future<void>& other : others) other.get();
}

}  // namespace jiaokan
