#include "extract/number_formats.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/utf8.h"

namespace jiaokan::extract {
namespace {

std::string decimal(long n) { return std::to_string(n); }

std::string of(char32_t c) {
  std::string out;
  utf8::append(out, c);
  return out;
}

/// `count` signs from `first` on; decimals beyond.
std::string sign_of(long n, char32_t first, long count) { return n >= 1 && n <= count ? of(first + static_cast<char32_t>(n - 1)) : decimal(n); }

std::string sign_of(long n, std::u32string_view signs) {
  return n >= 1 && n <= static_cast<long>(signs.size()) ? of(signs[static_cast<std::size_t>(n - 1)]) : decimal(n);
}

std::string roman(long n) {
  if (n < 1 || n > 3999) return decimal(n);
  constexpr std::array<std::pair<int, std::string_view>, 13> kValues{
      {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
  std::string out;
  for (const auto& [value, letters] : kValues)
    for (; n >= value; n -= value) out += letters;
  return out;
}

/// A … Z, AA, BB …: Word repeats the letter.
std::string letter(long n) {
  if (n < 1 || n > 26L * 30) return decimal(n);
  return std::string(static_cast<std::size_t>((n - 1) / 26 + 1), static_cast<char>('A' + (n - 1) % 26));
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

struct Numerals {
  std::u32string_view digits;  // 0 to 9
  std::u32string_view units;   // 10, 100, 1000
  std::u32string_view myriad;  // 10,000
  bool bare_ten = true;        // 十一, not 一十一
};
constexpr Numerals kSimplified{U"〇一二三四五六七八九", U"十百千", U"万"};
constexpr Numerals kTraditional{U"○一二三四五六七八九", U"十百千", U"萬"};
constexpr Numerals kLegalSimplified{U"零壹贰叁肆伍陆柒捌玖", U"拾佰仟", U"万", false};
constexpr Numerals kLegalTraditional{U"零壹貳參肆伍陸柒捌玖", U"拾佰仟", U"萬", false};

std::string digit_by_digit(long n, const Numerals& numerals) {
  std::string out;
  for (const char c : decimal(n)) out += c == '-' ? std::string("-") : of(numerals.digits[static_cast<std::size_t>(c - '0')]);
  return out;
}

/// 一百二十三, 一千零五. Under 100 million; the zero of counting is 零.
std::string counted(long n, const Numerals& numerals) {
  if (n < 0 || n >= 100'000'000) return decimal(n);
  if (n == 0) return of(numerals.digits[0]);
  std::string out;
  const long high = n / 10'000, low = n % 10'000;
  if (high > 0) out += counted(high, numerals) + of(numerals.myriad[0]);
  if (low == 0) return out;
  bool zero = high > 0 && low < 1000;
  bool begun = high > 0;
  long rest = low;
  constexpr std::array<long, 4> kValues{1000, 100, 10, 1};
  for (std::size_t place = 0; place < kValues.size(); ++place) {
    const long digit = rest / kValues[place];
    rest %= kValues[place];
    if (digit == 0) {
      zero = zero || begun;
      continue;
    }
    if (zero) out += "零";
    zero = false;
    if (!(numerals.bare_ten && place == 2 && digit == 1 && !begun)) out += of(numerals.digits[static_cast<std::size_t>(digit)]);
    if (place < 3) out += of(numerals.units[2 - place]);
    begun = true;
  }
  return out;
}

/// Counts up to 99, then digit by digit.
std::string counted_short(long n, const Numerals& numerals) { return n >= 1 && n <= 99 ? counted(n, numerals) : digit_by_digit(n, numerals); }

std::string circled(long n) {
  if (n >= 1 && n <= 20) return of(U'①' + static_cast<char32_t>(n - 1));
  if (n >= 21 && n <= 35) return of(0x3251 + static_cast<char32_t>(n - 21));
  if (n >= 36 && n <= 50) return of(0x32B1 + static_cast<char32_t>(n - 36));
  return decimal(n);
}

std::string full_width(long n) {
  std::string out;
  for (const char c : decimal(n)) out += c == '-' ? std::string("-") : of(0xFF10 + static_cast<char32_t>(c - '0'));
  return out;
}

std::string stem_branch(long n) {
  constexpr std::u32string_view kStems = U"甲乙丙丁戊己庚辛壬癸", kBranches = U"子丑寅卯辰巳午未申酉戌亥";
  if (n < 1 || n > 60) return decimal(n);
  const auto at = static_cast<std::size_t>(n - 1);
  return of(kStems[at % 10]) + of(kBranches[at % 12]);
}

std::string ordinal(long n) {
  const long last = n % 10, two = n % 100;
  const char* ending = two >= 11 && two <= 13 ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
  return decimal(n) + ending;
}

std::string zero_padded(long n, std::size_t width) {
  const std::string digits = decimal(n);
  return n < 0 || digits.size() >= width ? digits : std::string(width - digits.size(), '0') + digits;
}

struct Row {
  std::string_view format;
  std::string (*print)(long);
};

constexpr std::array kFormats{
    Row{"decimal", decimal},
    Row{"decimalHalfWidth", decimal},
    Row{"decimalZero", [](long n) { return zero_padded(n, 2); }},
    Row{"decimalFullWidth", full_width},
    Row{"decimalFullWidth2", full_width},
    Row{"upperRoman", roman},
    Row{"lowerRoman", [](long n) { return lower(roman(n)); }},
    Row{"upperLetter", letter},
    Row{"lowerLetter", [](long n) { return lower(letter(n)); }},
    Row{"ordinal", ordinal},
    Row{"numberInDash", [](long n) { return "- " + decimal(n) + " -"; }},
    Row{"decimalEnclosedCircle", circled},
    Row{"decimalEnclosedCircleChinese", circled},
    Row{"decimalEnclosedFullstop", [](long n) { return sign_of(n, U'⒈', 20); }},
    Row{"decimalEnclosedParen", [](long n) { return sign_of(n, U'⑴', 20); }},
    Row{"ideographEnclosedCircle", [](long n) { return sign_of(n, U'㊀', 10); }},
    Row{"chineseCounting", [](long n) { return counted_short(n, kSimplified); }},
    Row{"chineseCountingThousand", [](long n) { return counted(n, kSimplified); }},
    Row{"taiwaneseCounting", [](long n) { return counted_short(n, kTraditional); }},
    Row{"taiwaneseCountingThousand", [](long n) { return counted(n, kTraditional); }},
    Row{"japaneseCounting", [](long n) { return counted(n, kSimplified); }},
    Row{"japaneseDigitalTenThousand", [](long n) { return digit_by_digit(n, kSimplified); }},
    Row{"ideographDigital", [](long n) { return digit_by_digit(n, kSimplified); }},
    Row{"taiwaneseDigital", [](long n) { return digit_by_digit(n, kTraditional); }},
    Row{"chineseLegalSimplified", [](long n) { return counted(n, kLegalSimplified); }},
    Row{"ideographLegalTraditional", [](long n) { return counted(n, kLegalTraditional); }},
    Row{"ideographTraditional", [](long n) { return sign_of(n, U"甲乙丙丁戊己庚辛壬癸"); }},
    Row{"ideographZodiac", [](long n) { return sign_of(n, U"子丑寅卯辰巳午未申酉戌亥"); }},
    Row{"ideographZodiacTraditional", stem_branch},
    Row{"none", [](long) { return std::string(); }},
};

}  // namespace

std::optional<std::string> format_number(long number, std::string_view format) {
  for (const Row& row : kFormats)
    if (row.format == format) return row.print(number);
  return std::nullopt;
}

}  // namespace jiaokan::extract
