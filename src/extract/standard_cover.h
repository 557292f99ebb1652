#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace jiaokan::extract {

/// What the cover of a standard says: its number at the right below the kind of standard, its name in the middle, the days of release and of taking effect and
/// who issues it at the foot. Views are into the texts given; empty where the cover does not say it.
struct StandardCover {
  std::string number, title, issuer, released;  ///< GB/T 9704—2012, its name, authorities parted by 、, 2012-06-29
  std::string_view number_place, issuer_place, released_place;
  std::size_t title_first = 0, title_last = 0;  ///< blocks, where `title` is not empty
};

/// Reads the cover from the texts of the first blocks. A standard's number alone on its line makes none: the kind of standard above it or the day of release
/// below does. O(bytes of the first blocks).
std::optional<StandardCover> read_standard_cover(std::span<const std::string_view> texts);

}  // namespace jiaokan::extract
