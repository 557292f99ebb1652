#pragma once

#include <cstdint>
#include <string_view>

namespace jiaokan::extract {

/// Where a line of text may end a paragraph, and where one may begin: by its own words, in either script. All but is_prose() look at a bounded part of it.

/// Columns of a line that a page end may have cut; verses, items and names are shorter.
inline constexpr std::uint32_t kShortestCut = 40;

/// True for a paragraph that a line can end: with a stop, or with a bracket or quote that closes what stood by itself (。（责任单位：…）).
bool is_complete(std::string_view text);
/// 到, 、 and the like inside: words that make sentences, not a name or a heading. O(bytes).
bool is_prose(std::string_view text);
/// True where the last bracket of a line is open: …落实。（责任|单位：市水务局）.
bool ends_inside_bracket(std::string_view text);
/// A line that cannot go on with the one before it.
bool opens_paragraph(std::string_view text);
/// A line that is whole as it is, whatever its end: a heading alone, a label with its value.
bool stands_alone(std::string_view text);
/// Columns of the first piece of a line that a typesetter would not break.
std::uint32_t first_unit(std::string_view text);

}  // namespace jiaokan::extract
