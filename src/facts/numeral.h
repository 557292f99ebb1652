#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/decimal.h"

namespace jiaokan::facts {

/// A number of running text, in whatever way it is written: -1,200.5, 12e3, 2^10, 40k, 3/5, 五分之一, 三百五又三分之一, 7万5千4百, 二百五, 一打, 十几万.
struct Numeral {
  std::size_t begin = 0, end = 0;  ///< bytes, with the sign
  std::optional<Decimal> value;    ///< none where it has too many digits to be one, or is a row of digits
  bool more = false;               ///< 余, 多 or 几 stands inside: 十几万
  std::size_t more_end = 0;        ///< behind a closing 余 or 多 (五百多); `end` where there is none
  bool chinese = false;
  bool fraction = false;
  std::string row;  ///< the ASCII digits of a row of Chinese ones that is no number by itself: 五五 in 五五折
};

/// The number that starts at `at` of a match_text(), or nullopt. Says nothing on whether it is meant as one: 一 in 一切 is read. Linear in its length.
std::optional<Numeral> read_numeral(std::string_view text, std::size_t at);

/// 10 to which power the run of 百, 千, 万 … at `at` raises, and where the run ends; nullopt where none is: 百万 in 百万分之五.
struct BarePower {
  int power = 0;
  std::size_t end = 0;
};
std::optional<BarePower> read_bare_power(std::string_view text, std::size_t at);

/// a / b, exact where it ends within 15 significant digits and rounded to them where not; nullopt for b = 0 or more digits than a machine word holds.
std::optional<Decimal> divide(const Decimal& a, const Decimal& b);

}  // namespace jiaokan::facts
