#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace jiaokan {

/// An exact decimal number of any length: 1.14 × 10^4 is 11400, not 11399.999….
/// Always in lowest terms (no trailing zeros in the digits), so that equality is by value.
class Decimal {
 public:
  Decimal() = default;
  explicit Decimal(long long value);

  /// Reads `-?[0-9]+(\.[0-9]+)?`, ASCII only; nullopt for anything else.
  static std::optional<Decimal> parse(std::string_view text);

  /// This × 10^exponent.
  Decimal scaled(int exponent) const;
  Decimal negated() const;
  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator*(const Decimal& a, const Decimal& b);

  bool is_zero() const { return digits_.empty(); }
  bool is_negative() const { return negative_; }

  /// Plain notation without exponent: `11400`, `3.1`, `-0.5`, `0`.
  std::string to_string() const;
  double to_double() const;

  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) = default;

 private:
  void normalise();

  bool negative_ = false;
  std::string digits_;  ///< most significant first, no leading and no trailing zero; empty means 0
  int exponent_ = 0;    ///< value = digits_ × 10^exponent_
};

}  // namespace jiaokan
