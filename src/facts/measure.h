#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/decimal.h"
#include "facts/number.h"
#include "facts/quantity.h"

namespace jiaokan::facts {

/// One end of a range, or a whole figure: number, unit, no comparator. Offsets are bytes.
struct Measure {
  Number number;
  std::size_t end = 0;
  std::size_t unit_begin = 0, unit_end = 0;
  std::optional<std::string> unit;
  UnitClass unit_class = UnitClass::kNone;
  std::optional<Decimal> value;
  bool word = false;
  bool more = false;
};

/// The measure whose number begins at `at` of a match_text(): 1.2万家, 百分之65, 三成半, 5元/人. The unit is empty where none is printed. O(its length).
std::optional<Measure> read_measure(std::string_view text, std::size_t at);

}  // namespace jiaokan::facts
