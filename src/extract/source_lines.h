#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace jiaokan::extract {

/// A line of a text that is not blank.
struct SourceLine {
  std::string_view raw;       ///< as it stands, without its line end
  std::string_view text;      ///< without blanks at both ends; never empty
  std::uint32_t indent = 0;   ///< columns of blanks before the text
  std::uint32_t gap = 0;      ///< blank lines between the line before and this one
  std::uint32_t columns = 0;  ///< width of the text: 2 for ideographs and full-width forms
};

/// The lines of a text that have anything on them. Line ends are LF, CR LF, CR, form feed, vertical tab, NEL, U+2028 and U+2029. O(bytes).
std::vector<SourceLine> split_lines(std::string_view text);

/// `text` without blanks and line ends at both ends.
std::string_view trim_blanks(std::string_view text);

/// Columns that `text` takes, see core/characters.h is_wide. O(bytes).
std::uint32_t columns_of(std::string_view text);

}  // namespace jiaokan::extract
