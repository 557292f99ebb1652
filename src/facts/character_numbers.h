#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace jiaokan::facts {

/// The character at `at` of valid UTF-8, U+0000 where it lies beyond the basic plane. No more than the look-ups need, and inline: a text is stepped through
/// many times.
struct BasicCharacter {
  std::uint16_t c = 0;
  std::uint8_t size = 1;
};
inline BasicCharacter basic_character(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(text[at + i])); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {static_cast<std::uint16_t>(lead), 1};
  if (lead < 0xE0) return {static_cast<std::uint16_t>((lead & 0x1Fu) << 6 | (byte(1) & 0x3Fu)), 2};
  if (lead < 0xF0) return {static_cast<std::uint16_t>((lead & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu)), 3};
  return {0, 4};
}

/// As above for the character that ends at `end`.
inline BasicCharacter basic_character_before(std::string_view text, std::size_t end) {
  do --end;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
  return basic_character(text, end);
}

/// Small numbers for the characters that patterns name; all others share 0.
class CharacterNumbers {
 public:
  CharacterNumbers() : numbers_(0x10000, 0) {}

  void add(char32_t c) {
    if (c > 0 && c < 0x10000 && numbers_[c] == 0) numbers_[c] = static_cast<std::uint16_t>(count_++);
  }
  std::size_t size() const { return count_; }
  std::size_t of(char32_t c) const { return c < 0x10000 ? numbers_[c] : 0; }
  std::size_t of(BasicCharacter b) const { return numbers_[b.c]; }

 private:
  std::vector<std::uint16_t> numbers_;
  std::size_t count_ = 1;
};

}  // namespace jiaokan::facts
