#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jiaokan::utf8 {

/// Byte offset of the first sequence that is not UTF-8 (overlong, surrogate, beyond U+10FFFF or cut off), or nullopt.
std::optional<std::size_t> find_invalid(std::string_view text);

/// The text with U+FFFD for each maximal part that is not UTF-8 (Unicode 15, section 3.9: "substitution of maximal subparts"). `count` is how many there were.
std::string replace_invalid(std::string_view text, std::size_t& count);

/// Decodes the code point that starts at `at` and moves `at` behind it. `text` must be valid UTF-8 and `at` a boundary before its end.
char32_t next(std::string_view text, std::size_t& at);

/// Decodes the code point that ends at `at` and moves `at` to its start. `at` must be a boundary above 0.
char32_t previous(std::string_view text, std::size_t& at);

/// Bytes of the UTF-8 sequence that `lead` starts (1 to 4).
constexpr std::size_t sequence_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// True where a code point starts (or at the end of the text).
constexpr bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void append(std::string& out, char32_t code_point);

/// Number of code points. O(bytes).
std::size_t length(std::string_view text);

/// Byte offset of the `n`-th code point; text.size() where the text has no more than n. O(bytes).
std::size_t byte_offset(std::string_view text, std::size_t n);

/// The last (first) at most `n` code points.
std::string_view last(std::string_view text, std::size_t n);
std::string_view first(std::string_view text, std::size_t n);

std::u32string to_utf32(std::string_view text);
std::string from_utf32(std::u32string_view text);

}  // namespace jiaokan::utf8
