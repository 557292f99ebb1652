#pragma once

#include <cstddef>
#include <string_view>

namespace jiaokan::extract {

/// Longest heading in code points, without its number.
inline constexpr std::size_t kLongestHeading = 60;

bool is_opening_mark(char32_t c);  ///< of brackets and quotation marks
bool is_closing_mark(char32_t c);

/// Whether `text` has words that only a sentence has, never a heading: 应当, 不得, 是指, and 应 or 须 as "shall" (应于三日内; not 应急, 供应, 应保尽保, 须知).
bool reads_as_sentence(std::string_view text);

/// Whether `text` leaves room to be filled in by hand: ____, 年　月　日 without figures. So forms do.
bool has_blank_to_fill(std::string_view text);

/// Whether any of its characters is an ideograph. O(bytes).
bool has_han(std::string_view text);

/// Whether `text` opens with a proviso (但书), which takes back something of the sentence before: that one heads nothing then.
bool starts_with_proviso(std::string_view text);

/// End of the first sentence of `text` behind `from`, its closing quotes included; npos where no 。！？ ends one.
/// A stop inside brackets or quotes ends nothing. Looks no further than a heading can be long.
std::size_t first_sentence_end(std::string_view text, std::size_t from);

std::size_t commas_in(std::string_view text);

}  // namespace jiaokan::extract
