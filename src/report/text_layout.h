#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jiaokan::report {

/// Columns that `text` takes on a terminal (utf8proc's East Asian widths). Our own ANSI sequences count nothing.
std::size_t display_width(std::string_view text);

/// `text` and blanks up to `width` columns; longer text stays as it is.
std::string padded(std::string_view text, std::size_t width);

/// The first `width` columns, with … where something was cut.
std::string shortened(std::string_view text, std::size_t width);

/// Lines of at most `width` columns. Breaks at blanks and between ideographs, never before a closing mark (，。）」 …), behind an opening one or inside an ANSI
/// sequence.
/// "\n" and "\t" become blanks.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// A table with a header row; the last column takes what is left of `width` and wraps.
std::string table(const std::vector<std::vector<std::string>>& rows, std::size_t width);

}  // namespace jiaokan::report
