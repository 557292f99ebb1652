#include "facts/cardinal.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/characters.h"
#include "facts/numeral_characters.h"
#include "facts/pattern_set.h"

namespace jiaokan::facts {
namespace {

/// The end of the Arabic figure at `at`, and its digits with the point, without separators. 1,200.5 is one; 1, 200 and 1.2.3 are not.
struct Arabic {
  std::size_t end = 0;
  std::string digits;
  bool whole = true;
};
std::optional<Arabic> read_arabic(std::string_view text, std::size_t at) {
  const auto digit = [&](std::size_t i) { return i < text.size() && is_ascii_digit(static_cast<unsigned char>(text[i])); };
  const auto run = [&](std::size_t i) {
    while (digit(i)) ++i;
    return i;
  };
  Arabic a;
  a.end = run(at);
  if (a.end > at && a.end - at <= 3) {
    for (const char separator : {',', ' '}) {
      std::size_t end = a.end;
      while (end < text.size() && text[end] == separator && run(end + 1) == end + 4) end += 4;
      // 2 400, and not the fraction of 2 400/600.
      if (end > a.end && (end >= text.size() || text[end] != '/')) {
        a.end = end;
        break;
      }
    }
  }
  std::size_t decimals = a.end;
  if (a.end < text.size() && text[a.end] == '.') {
    const std::size_t behind = run(a.end + 1);
    const bool chain = behind < text.size() && text[behind] == '.' && digit(behind + 1);
    const bool dot_before = a.end == at && at > 0 && (text[at - 1] == '.' || digit(at - 1));
    const bool chained = at >= 2 && text[at - 1] == '.' && digit(at - 2);
    if (behind > a.end + 1 && !chain && !chained && !dot_before) decimals = behind;
  }
  if (decimals == at) return std::nullopt;
  a.whole = decimals == a.end;
  a.end = decimals;
  if (a.end - at > 2 * kLongestNumber) return a;
  if (text[at] == '.') a.digits = "0";
  for (std::size_t i = at; i < a.end; ++i) {
    if (text[i] != ',' && text[i] != ' ') a.digits += text[i];
  }
  if (a.digits.size() > kLongestNumber) a.digits.clear();
  return a;
}

/// Reads digits and powers from left to right. What is smaller is added, and a greater 万 or 亿 multiplies all that stands before it.
class Cardinal {
 public:
  explicit Cardinal(std::string_view text, std::size_t at) : text_(text), end_(at) {}

  std::optional<Numeral> read();

 private:
  bool take_digit(const Next& next);
  bool take_arabic(const Next& next);
  bool take_small(const Next& next, int power);
  bool take_big(const Next& next, int power);
  bool take_more(const Next& next);
  void finish_abbreviation();

  struct Part {
    Decimal value;
    int power;
  };

  std::string_view text_;
  std::size_t end_;
  std::vector<Part> parts_;      ///< 五亿, 一万: descending powers
  Decimal section_;              ///< below the last 万 or 亿
  std::optional<Decimal> open_;  ///< a digit that waits for its power
  bool open_chinese_ = false, open_decimal_ = false;
  bool any_ = false, power_seen_ = false, zero_ = false, more_ = false, chinese_ = false, too_long_ = false;
  bool section_empty_ = true;
  int last_small_ = 99;  ///< powers fall within a section: 七十百 is two numbers
  int last_power_ = 0;
};

bool Cardinal::take_digit(const Next& next) {
  const int digit = digit_of(next.c);
  if (open_ || more_) return false;
  if (is_zero(next.c)) {
    if (zero_) return false;
    zero_ = true;
    chinese_ = true;
    end_ = next.end;
    if (!any_) section_ = Decimal();
    any_ = true;
    return true;
  }
  if (is_two_of_things(next.c) && any_) {
    // 三十两 is a weight, 三千两百 is a number.
    const Next after = look_over_blanks(text_, next.end);
    if (!is_power(after.c) || opens_unit(text_, after)) return false;
  }
  open_ = Decimal(digit);
  open_chinese_ = chinese_ = true;
  open_decimal_ = false;
  end_ = next.end;
  any_ = true;
  return true;
}

bool Cardinal::take_arabic(const Next& next) {
  if (open_ || more_) return false;
  const std::optional<Arabic> a = read_arabic(text_, next.begin);
  if (!a) return false;
  if (any_) {
    // 3万4000, 1千零20, and not 3万5.
    const Next after = look_over_blanks(text_, a->end);
    if (!a->whole || a->digits.empty() || (a->digits.size() >= static_cast<std::size_t>(last_power_ == 0 ? 1 : last_power_ + 1)) ||
        (a->digits.size() == 1 && !zero_ && !is_power(after.c)))
      return false;
    // 3万2021年: a date begins.
    static const PatternGroup& dates = pattern_group("date");
    if (dates.at(text_, next.begin)) return false;
  }
  too_long_ = too_long_ || a->digits.empty();
  open_ = a->digits.empty() ? Decimal() : Decimal::parse(a->digits).value_or(Decimal());
  open_chinese_ = false;
  open_decimal_ = !a->whole;
  end_ = a->end;
  any_ = true;
  return true;
}

bool Cardinal::take_small(const Next& next, int power) {
  if (power >= last_small_ || more_ || open_decimal_ || opens_unit(text_, next)) return false;
  if (!open_) {
    // 十五, 百三, 零十: the power alone.
    if (any_ && power != 1 && !zero_) return false;
    if (power != 1) {
      const Next after = look_over_blanks(text_, next.end);
      if (any_ || digit_of(after.c) <= 0) return false;
    }
    open_ = Decimal(1);
  }
  section_ = section_ + open_->scaled(power);
  section_empty_ = false;
  open_.reset();
  last_small_ = power;
  last_power_ = power;
  zero_ = false;
  any_ = power_seen_ = chinese_ = true;
  end_ = next.end;
  return true;
}

bool Cardinal::take_big(const Next& next, int power) {
  if (!any_ || opens_unit(text_, next)) return false;
  if (open_) section_ = section_ + *open_;
  const bool nothing_between = !open_ && section_empty_ && !parts_.empty();
  open_.reset();
  Part part{section_, power};
  while (!parts_.empty() && (parts_.back().power < power || nothing_between)) {
    part.value = parts_.back().value + part.value;
    part.power = std::max(part.power, nothing_between ? parts_.back().power + power : power);
    parts_.pop_back();
    if (nothing_between) break;
  }
  part.value = part.value.scaled(power);
  if (part.power > 60) too_long_ = true;
  parts_.push_back(part);
  section_ = Decimal();
  section_empty_ = true;
  last_small_ = 99;
  last_power_ = power;
  zero_ = false;
  power_seen_ = chinese_ = true;
  end_ = next.end;
  return true;
}

/// 十余万, 一百零几万: only what a power follows stands inside.
bool Cardinal::take_more(const Next& next) {
  if (!any_ || more_) return false;
  const Next after = look_over_blanks(text_, next.end);
  if (big_power(after.c) == 0) return false;
  more_ = true;
  end_ = next.end;
  return true;
}

/// 二百五 is 250, 一万三 13000: a last digit without 零 counts the next lower power.
void Cardinal::finish_abbreviation() {
  if (!open_) return;
  section_ = section_ + (open_chinese_ && power_seen_ && !zero_ && last_power_ > 0 ? open_->scaled(last_power_ - 1) : *open_);
  section_empty_ = false;
  open_.reset();
}

std::optional<Numeral> Cardinal::read() {
  const std::size_t begin = end_;
  for (std::size_t steps = 0; steps < 4 * kLongestNumber; ++steps) {
    const Next next = any_ ? look_over_blanks(text_, end_) : look(text_, end_);
    bool taken = false;
    if (digit_of(next.c) >= 0)
      taken = take_digit(next);
    else if (is_ascii_digit(next.c) || (next.c == U'.' && !any_))
      taken = (!any_ || next.begin == end_ || power_seen_) && take_arabic(next);
    else if (const int small = small_power(next.c); small > 0)
      taken = take_small(next, small);
    else if (const int big = big_power(next.c); big > 0)
      taken = take_big(next, big);
    else if (is_more(next.c))
      taken = take_more(next);
    if (!taken) break;
    if (more_ && big_power(next.c) > 0) break;
  }
  if (!any_) return std::nullopt;
  // 三十万多亿 goes on behind 万.
  finish_abbreviation();
  Numeral n;
  n.begin = begin;
  n.end = n.more_end = end_;
  n.more = more_;
  n.chinese = chinese_;
  Decimal total = section_;
  for (const Part& p : parts_) total = total + p.value;
  if (more_) {
    // The powers that are left multiply: 五百余万亿.
    for (;;) {
      Next next = look_over_blanks(text_, n.end);
      if (is_more(next.c)) next = look_over_blanks(text_, next.end);
      if (big_power(next.c) == 0 || opens_unit(text_, next) || n.end - begin > 3 * kLongestNumber) break;
      total = total.scaled(big_power(next.c));
      n.end = n.more_end = next.end;
    }
  }
  if (!too_long_) n.value = total;
  return n;
}

/// 五五, 二〇二五: digits without a power. A year or number of three digits and more is read digit by digit.
std::optional<Numeral> read_row(std::string_view text, std::size_t at) {
  Numeral n;
  n.begin = n.end = at;
  n.chinese = true;
  bool zero = false, two = false;
  while (n.row.size() <= kLongestNumber) {
    const Next next = look_over_blanks(text, n.end);
    const int digit = digit_of(next.c);
    if (digit < 0) break;
    zero = zero || is_zero(next.c);
    two = two || is_two_of_things(next.c);
    n.row += static_cast<char>('0' + digit);
    n.end = next.end;
  }
  if (n.row.size() < 2) return std::nullopt;
  n.more_end = n.end;
  const Next after = look_over_blanks(text, n.end);
  const bool shared_power = is_power(after.c) && !opens_unit(text, after);
  // 零六 and 二两 are left to the reader of powers and units.
  if (n.row == "22" && is_two_of_things(look(text, at).c) && two && text.substr(at, 3) == text.substr(n.end - 3, 3)) return n;  // 两两: each other
  if (two || (n.row.size() == 2 && zero && n.row[0] == '0')) return std::nullopt;
  if (shared_power) {
    // 二三十: two guesses, no number.
    while (is_power(look_over_blanks(text, n.end).c)) n.end = n.more_end = look_over_blanks(text, n.end).end;
    n.row.clear();
  } else if ((n.row.size() > 2 || zero) && n.row.size() <= kLongestNumber) {
    n.value = Decimal::parse(n.row);
  }
  return n;
}

/// 十五点七, 四百亿点零五. 八点三十分 is a time, 两百点两 two numbers.
void read_chinese_decimals(std::string_view text, Numeral& n) {
  const Next point = look_over_blanks(text, n.end);
  if (point.c != U'点' || !n.value || n.more) return;
  std::string digits;
  std::size_t end = point.end;
  for (Next next = look_over_blanks(text, end); digit_of(next.c) >= 0 && !is_two_of_things(next.c) && digits.size() < kLongestNumber;
       next = look_over_blanks(text, end)) {
    digits += static_cast<char>('0' + digit_of(next.c));
    end = next.end;
  }
  if (digits.empty()) return;
  const Next after = look_over_blanks(text, end);
  if (small_power(after.c) > 0 || (after.c == U'分' && !word_at(text, after.begin, "分之")) || after.c == U'刻') return;
  n.value = *n.value + Decimal::parse("0." + digits).value();
  n.end = n.more_end = end;
  for (Next next = look_over_blanks(text, end); big_power(next.c) > 0 && !opens_unit(text, next); next = look_over_blanks(text, n.end)) {
    n.value = n.value->scaled(big_power(next.c));
    n.end = n.more_end = next.end;
  }
}

}  // namespace

std::optional<Numeral> read_plain(std::string_view text, std::size_t at) {
  std::optional<Numeral> n = read_row(text, at);
  if (!n) n = Cardinal(text, at).read();
  if (!n) return std::nullopt;
  if (n->row.empty()) read_chinese_decimals(text, *n);
  return n;
}

}  // namespace jiaokan::facts
