#include "core/decimal.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace jiaokan {
namespace {

/// a - b or a + b over digit strings that are aligned at the right; a >= b for the difference.
std::string add_digits(const std::string& a, const std::string& b, int sign) {
  std::string out(std::max(a.size(), b.size()) + 1, '0');
  int carry = 0;
  for (std::size_t k = 0; k < out.size(); ++k) {
    const int x = k < a.size() ? a[a.size() - 1 - k] - '0' : 0;
    const int y = k < b.size() ? b[b.size() - 1 - k] - '0' : 0;
    int digit = x + sign * y + carry;
    carry = digit < 0 ? -1 : digit / 10;
    digit = (digit + 10) % 10;
    out[out.size() - 1 - k] = static_cast<char>('0' + digit);
  }
  return out;
}

}  // namespace

Decimal::Decimal(long long value) : negative_(value < 0), digits_(std::to_string(value)) {
  if (negative_) digits_.erase(0, 1);
  normalise();
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  Decimal out;
  if (!text.empty() && text[0] == '-') out.negative_ = true, text.remove_prefix(1);
  bool point = false, digit_before = false, digit_after = false;
  for (const char c : text) {
    if (c == '.' && !point && digit_before) {
      point = true;
    } else if (c >= '0' && c <= '9') {
      out.digits_ += c;
      (point ? digit_after : digit_before) = true;
      out.exponent_ -= point;
    } else {
      return std::nullopt;
    }
  }
  if (!digit_before || (point && !digit_after)) return std::nullopt;
  out.normalise();
  return out;
}

void Decimal::normalise() {
  const std::size_t first = digits_.find_first_not_of('0');
  if (first == std::string::npos) {
    digits_.clear();
    negative_ = false;
    exponent_ = 0;
    return;
  }
  const std::size_t last = digits_.find_last_not_of('0');
  exponent_ += static_cast<int>(digits_.size() - 1 - last);
  digits_ = digits_.substr(first, last - first + 1);
}

Decimal Decimal::scaled(int exponent) const {
  Decimal out = *this;
  if (!out.is_zero()) out.exponent_ += exponent;
  return out;
}

Decimal Decimal::negated() const {
  Decimal out = *this;
  if (!out.is_zero()) out.negative_ = !out.negative_;
  return out;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  Decimal out;
  out.exponent_ = std::min(a.exponent_, b.exponent_);
  std::string x = a.digits_ + std::string(static_cast<std::size_t>(a.exponent_ - out.exponent_), '0');
  std::string y = b.digits_ + std::string(static_cast<std::size_t>(b.exponent_ - out.exponent_), '0');
  if (a.negative_ == b.negative_) {
    out.digits_ = add_digits(x, y, 1);
    out.negative_ = a.negative_;
  } else {
    const bool a_larger = x.size() != y.size() ? x.size() > y.size() : x >= y;
    out.digits_ = a_larger ? add_digits(x, y, -1) : add_digits(y, x, -1);
    out.negative_ = a_larger ? a.negative_ : b.negative_;
  }
  out.normalise();
  return out;
}

Decimal operator*(const Decimal& a, const Decimal& b) {
  Decimal out;
  if (a.is_zero() || b.is_zero()) return out;
  std::vector<int> product(a.digits_.size() + b.digits_.size(), 0);
  for (std::size_t i = a.digits_.size(); i-- > 0;) {
    int carry = 0;
    for (std::size_t j = b.digits_.size(); j-- > 0;) {
      const int sum = product[i + j + 1] + (a.digits_[i] - '0') * (b.digits_[j] - '0') + carry;
      product[i + j + 1] = sum % 10;
      carry = sum / 10;
    }
    product[i] += carry;
  }
  for (const int digit : product) out.digits_ += static_cast<char>('0' + digit);
  out.negative_ = a.negative_ != b.negative_;
  out.exponent_ = a.exponent_ + b.exponent_;
  out.normalise();
  return out;
}

std::string Decimal::to_string() const {
  if (is_zero()) return "0";
  std::string out = digits_;
  if (exponent_ >= 0) {
    out.append(static_cast<std::size_t>(exponent_), '0');
  } else {
    const auto decimals = static_cast<std::size_t>(-exponent_);
    if (out.size() <= decimals) out.insert(0, decimals - out.size() + 1, '0');
    out.insert(out.size() - decimals, 1, '.');
  }
  return negative_ ? "-" + out : out;
}

double Decimal::to_double() const {
  return std::strtod(((negative_ ? "-" : "") + (is_zero() ? "0" : digits_ + "e" + std::to_string(exponent_))).c_str(), nullptr);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a == b) return std::strong_ordering::equal;
  const Decimal difference = a + b.negated();
  return difference.is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
}

}  // namespace jiaokan
