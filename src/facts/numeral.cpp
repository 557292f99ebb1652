#include "facts/numeral.h"

#include <algorithm>

#include "core/characters.h"
#include "facts/cardinal.h"
#include "facts/numeral_characters.h"
#include "facts/pattern_set.h"

namespace jiaokan::facts {
namespace {

constexpr std::size_t kLongestPower = 64;  ///< 2^64 is read, 2^65 is not

/// The whole number behind `at`, as exponents have it.
std::optional<long> read_exponent(std::string_view text, std::size_t& at) {
  bool negative = false;
  std::size_t p = at;
  for (; p < text.size() && (text[p] == '+' || text[p] == '-') && p - at < 2; ++p) negative = text[p] == '-';
  if (p - at == 2) negative = text[at] == '-' && text[at + 1] == '+';  // --23 is 23
  std::size_t end = p;
  while (end < text.size() && is_ascii_digit(static_cast<unsigned char>(text[end]))) ++end;
  if (end == p || end - p > 3) return std::nullopt;
  at = end;
  const long value = std::stol(std::string(text.substr(p, end - p)));
  return negative ? -value : value;
}

/// 2e5, 2^5, 40k, -2.5 M.
void read_scale(std::string_view text, Numeral& n) {
  if (n.end >= text.size() || n.chinese || !n.value) return;
  const auto letter_at = [&](std::size_t i) {
    return i < text.size() && (is_ascii_letter(static_cast<unsigned char>(text[i])) || is_ascii_digit(static_cast<unsigned char>(text[i])));
  };
  std::size_t end = n.end + 1;
  if (text[n.end] == 'e' || text[n.end] == 'E') {
    if (const auto e = read_exponent(text, end); e && !letter_at(end) && *e <= 300 && *e >= -300) {
      n.value = n.value->scaled(static_cast<int>(*e));
      n.end = n.more_end = end;
    }
    return;
  }
  if (text[n.end] == '^') {
    const auto e = read_exponent(text, end);
    if (!e || letter_at(end) || static_cast<std::size_t>(*e < 0 ? -*e : *e) > kLongestPower || n.end - n.begin > 20) return;
    Decimal power(1);
    for (long i = 0; i < (*e < 0 ? -*e : *e); ++i) power = power * *n.value;
    const std::optional<Decimal> value = *e < 0 ? divide(Decimal(1), power) : std::optional(power);
    if (!value) return;
    n.value = value;
    n.end = n.more_end = end;
    return;
  }
  const std::size_t scale = skip_blanks(text, n.end);
  if (scale >= text.size() || scale > n.end + 1 || letter_at(scale + 1)) return;
  const int power = text[scale] == 'k' || text[scale] == 'K' ? 3 : text[scale] == 'M' ? 6 : 0;
  if (power == 0) return;
  n.value = n.value->scaled(power);
  n.end = n.more_end = scale + 1;
}

/// `bottom` 分之 `top`, `top` / `bottom`.
void set_quotient(Numeral& n, const Decimal& top, const Decimal& bottom, const Decimal& whole) {
  const std::optional<Decimal> quotient = divide(top, bottom);
  n.value = quotient ? std::optional(whole + *quotient) : std::nullopt;
  n.fraction = true;
}

std::size_t skip_sign(std::string_view text, std::size_t at, bool& negative) {
  const Next next = look(text, at);
  if (next.c == U'负') {
    negative = !negative;
    return skip_blanks(text, next.end);
  }
  return at;
}

/// 五分之一, behind the denominator `n`: the numerator's end, or nothing.
bool read_parts(std::string_view text, Numeral& n, const Decimal& whole) {
  const std::size_t at = skip_blanks(text, n.end);
  std::size_t top_at = 0;
  if (word_at(text, at, "分")) {
    const std::size_t between = skip_blanks(text, at + 3);
    if (word_at(text, between, "之")) top_at = skip_blanks(text, between + 3);
  }
  if (top_at == 0 || !n.value || n.value->is_zero() || n.more) return false;
  bool negative = false;
  const std::optional<Numeral> top = read_plain(text, skip_sign(text, top_at, negative));
  if (!top || !top->value) return false;
  const Decimal bottom = *n.value;
  n.end = n.more_end = top->end;
  n.more = top->more;
  set_quotient(n, negative ? top->value->negated() : *top->value, bottom, whole);
  return true;
}

/// 3/5, 1 3/5, 4 6/3. 2019/9/30 is none.
void read_slash(std::string_view text, Numeral& n) {
  const auto plain = [&](std::size_t from) {
    std::size_t end = from;
    while (end < text.size() && is_ascii_digit(static_cast<unsigned char>(text[end]))) ++end;
    return end - from <= 15 ? end : from;
  };
  const auto quotient_at = [&](std::size_t from, const Decimal& whole) {
    const std::size_t slash = plain(from);
    if (slash == from || slash >= text.size() || text[slash] != '/') return false;
    const std::size_t end = plain(slash + 1);
    if (end == slash + 1 || (end < text.size() && (text[end] == '/' || text[end] == '.')) || (from > 0 && text[from - 1] == '/')) return false;
    const Decimal bottom = *Decimal::parse(text.substr(slash + 1, end - slash - 1));
    if (bottom.is_zero()) return false;
    n.end = n.more_end = end;
    set_quotient(n, *Decimal::parse(text.substr(from, slash - from)), bottom, whole);
    return true;
  };
  if (n.chinese || !n.value || plain(n.begin) != n.end) return;
  if (quotient_at(n.begin, Decimal())) return;
  if (n.end < text.size() && text[n.end] == ' ') quotient_at(skip_blanks(text, n.end), *n.value);
}

/// 三百五又三分之一.
void read_mixed(std::string_view text, Numeral& n) {
  const std::size_t at = skip_blanks(text, n.end);
  if (!word_at(text, at, "又") || !n.value) return;
  std::optional<Numeral> part = read_plain(text, skip_blanks(text, at + 3));
  if (!part || !read_parts(text, *part, *n.value)) return;
  n.end = n.more_end = part->end;
  n.value = part->value;
  n.fraction = true;
}

/// A dozen, and not 打开.
void read_dozen(std::string_view text, Numeral& n) {
  const std::size_t at = skip_blanks(text, n.end);
  static const PatternGroup& dozens = pattern_group("dozen");
  if (n.fraction || !n.value || !dozens.at(text, at)) return;
  n.value = *n.value * Decimal(12);
  n.end = n.more_end = at + 3;
}

}  // namespace

std::optional<BarePower> read_bare_power(std::string_view text, std::size_t at) {
  BarePower bare{0, at};
  for (Next next = look(text, at); bare.power <= 40; next = look_over_blanks(text, bare.end)) {
    const int power = std::max(small_power(next.c), big_power(next.c));
    if (power == 0) break;
    bare.power += power;
    bare.end = next.end;
  }
  return bare.power > 0 ? std::optional(bare) : std::nullopt;
}

std::optional<Numeral> read_numeral(std::string_view text, std::size_t at) {
  std::size_t from = at;
  bool negative = false;
  const Next first = look(text, at);
  if (first.c == U'负') {
    from = skip_sign(text, at, negative);
  } else if (first.c == U'-' || first.c == U'－' || first.c == U'−') {
    // 5-20 and 020-8312 have a dash, -20 a sign.
    std::size_t p = at;
    const char32_t before = at == 0 ? 0 : utf8::previous(text, p);
    if (is_ascii_digit(before) || is_ascii_letter(before) || before == first.c || before == U')' || before == U'^' || digit_of(before) >= 0 ||
        is_power(before) || before == U'%')
      return std::nullopt;
    const Next next = look(text, first.end);
    if (!is_ascii_digit(next.c) && next.c != U'.') return std::nullopt;
    negative = true;
    from = first.end;
  }
  std::optional<Numeral> n;
  if (word_at(text, from, "半百")) {
    n = Numeral{from, from + 6, Decimal(50), false, from + 6, true, false, {}};
  } else {
    n = read_plain(text, from);
  }
  if (!n) return std::nullopt;
  if (n->row.empty() || n->value) {
    read_scale(text, *n);
    if (!read_parts(text, *n, Decimal())) {
      read_slash(text, *n);
      read_mixed(text, *n);
    }
    read_dozen(text, *n);
    // 五百多个: the word closes the figure.
    const Next closing = look(text, n->end);
    if (!n->fraction && (closing.c == U'多' || closing.c == U'余') && n->value && *n->value >= Decimal(10)) n->more_end = closing.end;
  }
  if (negative && n->value) n->value = n->value->negated();
  n->begin = at;
  return n;
}

}  // namespace jiaokan::facts
