#pragma once

#include <string_view>
#include <vector>

namespace jiaokan {

struct Resource {
  std::string_view name;  ///< path below resources/: "dicts/glyph_confusions.txt"
  std::string_view content;
};

/// The files of resources/ that are built into the program, sorted by name. A new file needs no row: the build collects them.
const std::vector<Resource>& resources();

/// The content of one; throws Error (kConfig) where the build has no such file.
std::string_view resource(std::string_view name);

}  // namespace jiaokan
