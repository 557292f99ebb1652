#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "facts/indicator.h"
#include "facts/reading.h"

namespace jiaokan::facts {

inline bool has_prefix(std::string_view words, std::initializer_list<std::string_view> list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view w) { return words.starts_with(w); });
}
inline bool has_suffix(std::string_view words, std::initializer_list<std::string_view> list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view w) { return words.ends_with(w); });
}

/// One figure with the piece of its clause that speaks of it.
struct Piece {
  std::size_t figure = 0;
  Range text;
  Frame frame;
  std::size_t own_begin = 0;  ///< of the text, before it took in what stands before
  bool joined = true;         ///< 、 or 和 parts it from the piece before
  bool usable = true;
};

/// Whether the figure of `piece` is promised, and not a condition, an age, a term or part of a description. `next` is the piece behind it in `clause`, or null.
bool is_commitment(const Reading& reading, Range clause, const Piece& piece, const Piece* next);

}  // namespace jiaokan::facts
