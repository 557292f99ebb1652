#pragma once

#include <string>
#include <string_view>

namespace jiaokan::extract::html {

/// Adds text as a browser shows it: runs of ASCII white space are one blank, and what no browser shows is left out. A run with a line end in it stays a line
/// end until `settle_line_ends`.
void append_collapsed(std::string& out, std::string_view shown);

/// Line ends of the source are blanks, but nothing between full-width characters (CSS Text 3, segment break transformation). Blanks at both ends go.
std::string settle_line_ends(std::string_view text);

}  // namespace jiaokan::extract::html
