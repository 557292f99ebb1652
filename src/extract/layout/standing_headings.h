#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace jiaokan::extract {

/// How a paragraph stands on its page.
struct StandingParagraph {
  std::string_view text;
  std::size_t lines = 0;
  float left = 0, room = 0;  ///< of its first line, from the edges of the type area, in em
  float space = 0;           ///< above it, beyond the distance of the lines, in em; negative where it begins a page or column
  float height = 0;          ///< of the boxes of its type, which tell typefaces apart
  bool plain = false;        ///< in the size of the text, without a number, and nothing else yet
  bool heavy = false;        ///< all of it in heavier type than the text
  std::uint8_t weight = 0;   ///< of that type, see weight_of()
};

/// Finds headings that neither size nor number shows: short lines without a stop before paragraphs of sentences, several of which stand alike and apart from
/// the text, by the weight of their type, their typeface, the space above or their indent. Lines in heavier type may be longer, and two of them are enough.
/// Gives each paragraph its rank among such headings (1 = the first kind used), 0 = none.
/// A document of many such lines (a list, a form) has none. O(paragraphs log paragraphs).
std::vector<int> find_standing_headings(const std::vector<StandingParagraph>& paragraphs);

}  // namespace jiaokan::extract
