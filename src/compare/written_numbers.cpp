#include "compare/written_numbers.h"

#include <algorithm>
#include <string_view>

#include "core/chinese_numerals.h"

namespace jiaokan::compare {
namespace {

/// Power of ten of a multiplier that may follow digits.
int multiplier_exponent(char32_t c) {
  switch (c) {
    case U'十': return 1;
    case U'百': return 2;
    case U'千': return 3;
    case U'万': case U'萬': return 4;
    case U'亿': case U'億': return 8;
    default: return 0;
  }
}

bool is_great_multiplier(char32_t c) { return multiplier_exponent(c) >= 4; }

/// 三成 is 30 %; 三成为, 一成立, 七成员 are no shares.
bool is_share_in_tenths(const Side& side, std::size_t figure, std::size_t end) {
  if (end != figure + 1 || end >= side.size() || side.tokens[end].first != U'成' || side.tokens[end].opens_block) return false;
  if (end + 1 == side.size() || side.tokens[end + 1].opens_block) return true;
  constexpr std::u32string_view kWordsWithTenth = U"为立员果本效功长就熟交分品型套人才绩";
  return kWordsWithTenth.find(side.tokens[end + 1].first) == std::u32string_view::npos;
}

/// What may stand between the two figures of a range.
bool joins_range(char32_t c) { return c == U'~' || c == U'-' || c == U'至' || c == U'到'; }

/// A private sign parts neighbouring figures, so that 1 2 never equals 12.
std::string parted(std::string_view value) { return '\x01' + std::string(value) + '\x01'; }

/// The words for a date in figures; empty where it is none.
std::string date_in_words(std::string_view year, std::string_view month, std::string_view day) {
  const auto figure = [](std::string_view text, std::size_t shortest, std::size_t longest, int least, int most) {
    if (text.size() < shortest || text.size() > longest || text.find_first_not_of("0123456789") != std::string_view::npos) return std::string();
    int value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return value < least || value > most ? std::string() : std::to_string(value);
  };
  const std::string y = figure(year, 4, 4, 1800, 2200), m = figure(month, 1, 2, 1, 12), d = figure(day, 1, 2, 1, 31);
  return y.empty() || m.empty() || d.empty() ? std::string() : parted(y) + "年" + parted(m) + "月" + parted(d) + "日";
}

/// Reads a date in figures that begins at token `i` into `number`: 2026-05-06, 2026/5/6, 2026.5.6, with nothing else of its kind beside it.
bool read_date(const Side& side, std::size_t i, WrittenNumber& number) {
  const std::vector<Token>& tokens = side.tokens;
  const auto adjoins = [&](std::size_t right) {  // the token before, without a blank
    return right > 0 && right < tokens.size() && tokens[right - 1].block == tokens[right].block && tokens[right - 1].span.end == tokens[right].span.begin;
  };
  const auto joint = [&](std::size_t at) { return at < tokens.size() && (tokens[at].first == U'-' || tokens[at].first == U'/' || tokens[at].first == U'.'); };
  if (tokens[i].kind != TokenKind::kNumber) return false;
  const std::string_view text = side.text(i);
  std::size_t end = i + 1;
  if (text.size() > 4 && text[4] == '.') {
    const std::size_t second = text.find('.', 5);
    if (second == std::string_view::npos) return false;
    number.date = date_in_words(text.substr(0, 4), text.substr(5, second - 5), text.substr(second + 1));
  } else if (text.size() == 4 && i + 4 < tokens.size() && (tokens[i + 1].first == U'-' || tokens[i + 1].first == U'/') && tokens[i + 3].first == tokens[i + 1].first &&
             adjoins(i + 1) && adjoins(i + 2) && adjoins(i + 3) && adjoins(i + 4)) {
    number.date = date_in_words(text, side.text(i + 2), side.text(i + 4));
    end = i + 5;
  }
  const bool goes_on = (adjoins(end) && (joint(end) || tokens[end].kind == TokenKind::kWord)) || (adjoins(i) && (joint(i - 1) || tokens[i - 1].kind == TokenKind::kWord));
  if (number.date.empty() || goes_on) {
    number.date.clear();
    return false;
  }
  number.end = end;
  number.digits = side.joined(i, end);
  return true;
}

std::optional<Decimal> parse_figure(std::string_view text) {
  std::string plain;
  for (const char c : text)
    if (c != ',') plain += c;
  return Decimal::parse(plain);
}

}  // namespace

std::vector<WrittenNumber> find_numbers(const Side& side) {
  std::vector<WrittenNumber> numbers;
  const std::vector<Token>& tokens = side.tokens;
  // 百分之九|十八: a numeral that a line end cuts. The label of the next block (十、) is no part of it.
  const auto goes_on = [&](std::size_t end) {
    if (!tokens[end].opens_block) return true;
    std::size_t behind = end;
    while (behind < tokens.size() && is_chinese_numeral(tokens[behind].first) && (behind == end || !tokens[behind].opens_block)) ++behind;
    return behind == tokens.size() || tokens[behind].opens_block || (tokens[behind].first != U'、' && tokens[behind].first != U'.');
  };
  // 5000|万: what belongs to a figure and opens nothing may stand behind a line end.
  const auto follows = [&](std::size_t figure, std::size_t end) {
    const char32_t c = tokens[end].first;
    return tokens[figure].block == tokens[end].block || ((is_great_multiplier(c) || c == U'%' || c == U'‰') && (end + 1 == tokens.size() || tokens[end + 1].first != U'、'));
  };
  for (std::size_t i = 0; i < tokens.size();) {
    WrittenNumber number;
    number.begin = i;
    if (read_date(side, i, number)) {
      i = number.end;
      numbers.push_back(std::move(number));
      continue;
    }
    std::size_t figure = i;
    // 百分之五, 千分之三
    if (i + 3 < tokens.size() && (tokens[i].first == U'百' || tokens[i].first == U'千') && tokens[i + 1].first == U'分' && tokens[i + 2].first == U'之' &&
        (tokens[i + 3].kind == TokenKind::kNumber || is_chinese_numeral(tokens[i + 3].first))) {
      number.unit = tokens[i].first == U'百' ? "%" : "‰";
      figure = i + 3;
    }
    std::size_t end = figure;
    if (tokens[figure].kind == TokenKind::kNumber) {
      number.value = parse_figure(side.text(figure));
      number.digits = side.text(figure);
      for (end = figure + 1; end < tokens.size() && follows(figure, end) && multiplier_exponent(tokens[end].first) > 0; ++end) {
        if (number.value) number.value = number.value->scaled(multiplier_exponent(tokens[end].first));
        if (!is_great_multiplier(tokens[end].first)) number.digits += side.text(end);
      }
    } else if (is_chinese_numeral(tokens[figure].first)) {
      for (end = figure + 1; end < tokens.size() && is_chinese_numeral(tokens[end].first) && goes_on(end);) ++end;
      std::size_t digits_end = end;
      while (digits_end > figure + 1 && is_great_multiplier(tokens[digits_end - 1].first)) --digits_end;
      number.value = parse_chinese_number(side.joined(figure, end));
      number.digits = side.joined(figure, digits_end);
      number.weak = end == figure + 1 && number.unit.empty();
    } else {
      ++i;
      continue;
    }
    number.end = end;
    if (number.unit.empty() && end < tokens.size() && follows(figure, end) && (tokens[end].first == U'%' || tokens[end].first == U'‰')) {
      number.unit = side.text(end);
      number.end = end + 1;
    }
    if (number.unit.empty() && number.value && is_share_in_tenths(side, figure, end)) {
      number.value = number.value->scaled(1);
      number.unit = "%";
      number.end = end + 1;
      number.weak = false;
    }
    i = number.end;
    numbers.push_back(std::move(number));
  }
  return numbers;
}

std::optional<std::size_t> number_at(const std::vector<WrittenNumber>& numbers, std::size_t at) {
  const auto after = std::upper_bound(numbers.begin(), numbers.end(), at, [](std::size_t token, const WrittenNumber& number) { return token < number.begin; });
  if (after == numbers.begin()) return std::nullopt;
  const auto index = static_cast<std::size_t>(after - numbers.begin()) - 1;
  return at < numbers[index].end ? std::optional(index) : std::nullopt;
}

std::string canonical_text(const Side& side, const std::vector<WrittenNumber>& numbers, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end;) {
    const auto index = number_at(numbers, i);
    const WrittenNumber* const number = index ? &numbers[*index] : nullptr;
    if (number != nullptr && (number->value || !number->date.empty()) && number->begin >= begin && number->end <= end) {
      text += number->date.empty() ? parted(number->value->to_string() + number->unit) : number->date;
      i = number->end;
    } else if (joins_range(side.tokens[i].first) && i > 0 && number_at(numbers, i - 1) && number_at(numbers, i + 1)) {
      text += '~';
      ++i;
    } else {
      text += side.text(i);
      ++i;
    }
  }
  return text;
}

}  // namespace jiaokan::compare
