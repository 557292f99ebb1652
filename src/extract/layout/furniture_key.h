#pragma once

#include <string>
#include <vector>

#include "extract/layout/page_layout.h"

namespace jiaokan::extract {

/// What lines at the edge of several pages are compared by: their words without blanks, each number made "#". Numbers may be Arabic, Roman or Chinese.
struct FurnitureKey {
  std::u32string words;
  std::vector<int> numbers;
};

FurnitureKey key_of(const Line& line);

/// A number with nothing beside it but the words a folio is made of.
bool is_folio_key(const std::u32string& words);

/// A folio that nothing else looks like: usable where there is only one page.
bool is_plain_folio(const std::u32string& words);

}  // namespace jiaokan::extract
