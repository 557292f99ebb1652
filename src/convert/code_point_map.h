#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace jiaokan::convert {

/// A value for each code point, T{} where none was set: two array look-ups, however many there are. For loops over every character of a text.
template <class T>
class CodePointMap {
  static_assert(!std::is_same_v<T, bool>, "std::vector<bool> has no references");

 public:
  CodePointMap() : values_(kPage) { page_of_.fill(0); }

  const T& operator[](char32_t c) const { return values_[c < 0x110000 ? static_cast<std::size_t>(page_of_[c >> 8]) * kPage + (c & 0xFF) : 0]; }

  /// `c` must be a code point.
  T& at(char32_t c) {
    std::uint16_t& page = page_of_[c >> 8];
    if (page == 0) {
      page = static_cast<std::uint16_t>(values_.size() / kPage);
      values_.resize(values_.size() + kPage);
    }
    return values_[static_cast<std::size_t>(page) * kPage + (c & 0xFF)];
  }

 private:
  static constexpr std::size_t kPage = 256;
  std::array<std::uint16_t, 0x1100> page_of_;
  std::vector<T> values_;  // page 0 holds no value
};

}  // namespace jiaokan::convert
