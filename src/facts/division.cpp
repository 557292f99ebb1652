#include <algorithm>
#include <string>

#include "facts/numeral.h"

namespace jiaokan::facts {
namespace {

constexpr std::size_t kSignificant = 15;

}  // namespace

std::optional<Decimal> divide(const Decimal& a, const Decimal& b) {
  if (b.is_zero()) return std::nullopt;
  const auto split = [](const Decimal& d, int& exponent) {
    std::string digits = d.to_string();
    if (digits[0] == '-') digits.erase(0, 1);
    const std::size_t point = digits.find('.');
    exponent = point == std::string::npos ? 0 : -static_cast<int>(digits.size() - point - 1);
    if (point != std::string::npos) digits.erase(point, 1);
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    while (digits.size() > 1 && digits.back() == '0') {
      digits.pop_back();
      ++exponent;
    }
    return digits;
  };
  int top_exponent = 0, bottom_exponent = 0;
  const std::string top = split(a, top_exponent), bottom = split(b, bottom_exponent);
  if (bottom.size() > 18) return std::nullopt;
  const unsigned long long divisor = std::stoull(bottom);
  unsigned long long rest = 0;
  std::string quotient;
  int exponent = top_exponent - bottom_exponent;
  for (std::size_t i = 0; i < top.size() || (rest != 0 && quotient.size() <= kSignificant); ++i) {
    rest = rest * 10 + (i < top.size() ? static_cast<unsigned long long>(top[i] - '0') : 0);
    exponent -= i >= top.size();
    if (!quotient.empty() || rest >= divisor) quotient += static_cast<char>('0' + rest / divisor);
    rest %= divisor;
  }
  if (quotient.empty()) return Decimal();
  if (rest != 0 && quotient.size() > kSignificant) {
    const bool up = quotient[kSignificant] >= '5';
    exponent += static_cast<int>(quotient.size() - kSignificant);
    quotient.resize(kSignificant);
    Decimal rounded = Decimal::parse(quotient).value() + Decimal(up ? 1 : 0);
    rounded = rounded.scaled(exponent);
    return a.is_negative() != b.is_negative() ? rounded.negated() : rounded;
  }
  const Decimal exact = Decimal::parse(quotient).value().scaled(exponent);
  return a.is_negative() != b.is_negative() ? exact.negated() : exact;
}

}  // namespace jiaokan::facts
