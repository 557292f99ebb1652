#pragma once

#include <optional>
#include <string_view>

#include "facts/numeral.h"

namespace jiaokan::facts {

/// The number at `at` without sign, fraction or exponent: 1,200.5, 7万5千4百, 二百五, 十五点七, 十几万, 二〇二五; a row of digits (五五) without value.
/// Linear in its length.
std::optional<Numeral> read_plain(std::string_view text, std::size_t at);

}  // namespace jiaokan::facts
