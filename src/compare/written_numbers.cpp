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
    if (index && numbers[*index].value && numbers[*index].begin >= begin && numbers[*index].end <= end) {
      // A private sign parts neighbouring figures, so that 1 2 never equals 12.
      text += '\x01' + numbers[*index].value->to_string() + numbers[*index].unit + '\x01';
      i = numbers[*index].end;
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
