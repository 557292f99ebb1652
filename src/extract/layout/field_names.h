#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/layout/page_rows.h"

namespace jiaokan::extract {

/// A name with its colon, in one word or set wide in several: 索 引 号：.
struct FieldName {
  std::vector<std::size_t> words;
  float u0 = 0, u1 = 0, center = 0;
  bool known = false;
  std::u32string text;  // without blanks and colon
};

/// Whether the page may hold `fewest` names: not too few colons, nor as many as no such page has.
bool may_hold_field_names(const PageGlyphs&, const std::vector<Placed>& words, std::size_t fewest);

/// Parts the words behind the colons of names: 发文机关：国务院 without a gap is two.
void part_at_colons(const PageGlyphs&, std::uint8_t rotation, std::vector<Placed>& words);

/// The names among words that are parted so, from top to bottom: those of `known`, and other short ones of ideographs. O(colons × words).
std::vector<FieldName> find_field_names(const PageGlyphs&, float em, const std::vector<Placed>& words, std::span<const std::u32string_view> known);

}  // namespace jiaokan::extract
