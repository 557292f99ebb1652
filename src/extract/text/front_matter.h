#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/metadata.h"

namespace jiaokan::extract {

/// What stands between `---` and `---` at the very start of a text: names with values, and lists of them (YAML, as static sites write it).
struct FrontMatter {
  std::size_t bytes = 0;                ///< that it takes; 0: there is none
  std::vector<std::string_view> lines;  ///< those with anything on them; into the text
  FileMetadata metadata;                ///< of its title, date and address
};

/// Reads it; text that opens with a rule is none. Looks at the first 32 KiB only.
FrontMatter read_front_matter(std::string_view text);

}  // namespace jiaokan::extract
