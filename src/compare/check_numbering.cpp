#include "compare/check_numbering.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "compare/messages.h"
#include "core/characters.h"
#include "core/chinese_numerals.h"
#include "core/utf8.h"

namespace jiaokan::compare {
namespace {

struct Numbered {
  std::size_t block = 0;
  std::string series;  ///< the label with # for its number, and what it is counted under: "(#)", "第#条"
  int number = 0;
  bool article = false;  ///< numbered through the whole document
};

/// A label with one whole number in it: its number and style. Nothing for letters, 1.2.3, 第五条之一 and the like.
std::optional<Numbered> parse_label(const std::string& label) {
  Numbered out;
  std::string figure;
  bool seen = false, chinese = false;
  for (std::size_t at = 0; at < label.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(label, at);
    const bool arabic = c >= U'0' && c <= U'9';
    const bool numeral = arabic || is_chinese_numeral(c);
    if (!numeral) {
      out.series += label.substr(begin, at - begin);
      continue;
    }
    if (seen && out.series.back() != '#') return std::nullopt;
    if (!seen) out.series += '#';
    seen = true;
    chinese = chinese || !arabic;
    figure += label.substr(begin, at - begin);
  }
  if (!seen) return std::nullopt;
  const auto value = chinese ? parse_chinese_number(figure) : Decimal::parse(figure);
  if (!value || *value > Decimal(10000)) return std::nullopt;
  out.number = std::stoi(value->to_string());
  out.article = out.series.starts_with("第");
  if (chinese) out.series += " in Chinese numerals";
  return out;
}

/// Whether a block says that another text follows: 第五条修改为：
bool introduces_quotation(std::string_view text) {
  if (!text.ends_with("：") && !text.ends_with(":")) return false;
  constexpr std::array<std::string_view, 9> kWords{"修改", "修正", "修訂", "改为", "改為", "增加", "规定", "規定", "原文"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

std::vector<Numbered> numbered_blocks(const Document& document) {
  std::vector<Numbered> out;
  std::string article;                // items begin anew in each
  std::vector<std::size_t> headings;  // the blocks under which this one stands: a heading of the same name elsewhere has items of its own
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    const bool is_heading = block.kind == BlockKind::kHeading && !block.section.empty();
    headings.resize(std::min(headings.size(), block.section.size() - (is_heading ? 1 : 0)));
    const std::size_t above = headings.size();
    if (is_heading) headings.push_back(i);
    if (block.label.empty() || block.kind == BlockKind::kTable) continue;
    auto numbered = parse_label(block.label);
    if (!numbered) continue;
    if (numbered->article && i > 0 && introduces_quotation(document.block_text(i - 1))) continue;
    numbered->block = i;
    if (numbered->article) {
      article = block.label;
    } else {
      for (std::size_t h = 0; h < above; ++h) numbered->series += "\n" + std::to_string(headings[h]);
      numbered->series += "\n" + article;
    }
    out.push_back(std::move(*numbered));
  }
  return out;
}

/// A number as a text prints it.
struct PrintedNumber {
  enum Style : std::uint8_t { kPlain, kBrackets, kOneBracket, kArticle, kCircle };  // 3. （3） 3） 第三条 ③
  Style style = kPlain;
  bool chinese = false;
  int value = 0;      ///< 1 to 10,000; 0 = there is none
  char32_t part = 0;  ///< 条, 章 behind the number of one

  bool is_like(const PrintedNumber& other) const { return style == other.style && chinese == other.chinese && part == other.part; }
};

/// The number that `text` holds at `at`, before a mark that a number of its kind ends in.
PrintedNumber number_at(std::string_view text, std::size_t at) {
  PrintedNumber out;
  std::size_t next = at;
  char32_t c = utf8::next(text, next);
  if (c >= 0x2460 && c <= 0x249B) {  // ① ⑴ ⒈
    out.style = c < 0x2474 ? PrintedNumber::kCircle : c < 0x2488 ? PrintedNumber::kBrackets : PrintedNumber::kPlain;
    out.value = static_cast<int>((c - 0x2460) % 20) + 1;
    return out;
  }
  if (c == U'(' || c == U'（' || c == U'第') {
    out.style = c == U'第' ? PrintedNumber::kArticle : PrintedNumber::kBrackets;
    at = next;
    while (at < text.size() && text[at] == ' ') ++at;
  }
  std::size_t end = at, behind = at;
  bool arabic = true;
  out.chinese = true;
  for (c = 0; end < text.size(); end = behind) {
    c = utf8::next(text, behind);
    if (!is_ascii_digit(c) && !is_chinese_numeral(c)) break;
    arabic = arabic && is_ascii_digit(c);
    out.chinese = out.chinese && !is_ascii_digit(c);
  }
  if (c == U' ' && behind < text.size()) c = utf8::next(text, behind);
  if (end == at || end == text.size() || arabic == out.chinese || std::u32string_view(U".．、)）:：，,条條章节節款項项").find(c) == std::u32string_view::npos) return {};
  if (out.style == PrintedNumber::kPlain && (c == U')' || c == U'）')) out.style = PrintedNumber::kOneBracket;
  if (out.style == PrintedNumber::kArticle) out.part = c == U'條' ? U'条' : c == U'節' ? U'节' : c;
  const std::string_view figure = text.substr(at, end - at);
  const auto value = out.chinese ? parse_chinese_number(figure) : Decimal::parse(figure);
  out.value = value && *value <= Decimal(10000) ? std::stoi(value->to_string()) : 0;
  return out;
}

/// Whether the numbers between `first` and that of block `to` all stand somewhere in the blocks from `from` to there, printed as it is, at the start of a block
/// or of words in it: the layout took them for no numbers (写法规则 3.环形结构), and nothing is missing.
bool stand_between(const Document& document, std::size_t from, std::size_t to, int first) {
  constexpr std::size_t kMostBlocks = 500;
  const PrintedNumber last = number_at(document.block_text(to), 0);
  if (last.value == 0 || to - from > kMostBlocks) return false;
  std::set<int> missing;
  for (int n = first + 1; n < last.value; ++n) missing.insert(n);
  for (std::size_t i = from; i < to && !missing.empty(); ++i) {
    const std::string_view text = document.block_text(i);
    bool opens = true;
    for (std::size_t at = 0; at < text.size() && !missing.empty();) {
      if (opens)
        if (const PrintedNumber here = number_at(text, at); here.is_like(last)) missing.erase(here.value);
      const char32_t c = utf8::next(text, at);
      opens = is_blank(c) || is_line_end(c) || is_sentence_end(c) || c == U'；' || c == U'：' || c == U'#';
    }
  }
  return missing.empty();
}

/// Of the number itself, where a block begins with one: ⑴ is one character and its label is "(1)".
std::size_t size_of_number(std::string_view text, std::string_view label) {
  std::size_t next = 0;
  const char32_t c = utf8::next(text, next);
  const bool whole = (c >= 0x2460 && c <= 0x24FF) || (c >= 0x3220 && c <= 0x3229);
  return whole ? next : utf8::byte_offset(text, utf8::length(label));
}

/// A series under way.
struct Series {
  int last = 0;
  std::size_t block = 0;    ///< that has it
  bool from_one = false;    ///< it began at one: an excerpt, or articles that are cited here and there, need not be whole
  bool one_behind = false;  ///< a number stood twice and may have meant the next
};

}  // namespace

std::vector<SpanFinding> find_numbering_faults(const Document& document, Language language) {
  std::vector<SpanFinding> found;
  const std::vector<Numbered> all = numbered_blocks(document);
  // What comes next in the same series, to tell an article that is only cited between two that follow each other.
  std::vector<int> next(all.size(), 0);
  std::map<std::string_view, int> behind;
  for (std::size_t i = all.size(); i-- > 0;) {
    int& number = behind[all[i].series];
    next[i] = std::exchange(number, all[i].number);
  }
  std::map<std::string_view, Series> open;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const int number = all[i].number;
    Series& series = open[all[i].series];
    const int previous = series.last;
    if (all[i].article && number != previous + 1 && previous > 0 && next[i] == previous + 1) continue;
    if (number == 1) series.from_one = true;
    if (previous == 0 || number == 1) {
      series.last = number;
      series.block = all[i].block;
      series.one_behind = false;
      continue;
    }
    const bool follows = number == previous + 1 || (series.one_behind && number == previous + 2);
    const bool skipped = !follows && number > previous && number - previous <= kWidestGap && (series.from_one || !all[i].article);
    const bool twice = number == previous && number > 1;
    series.one_behind = twice;
    series.last = number;
    const std::size_t before = std::exchange(series.block, all[i].block);
    if ((!skipped && !twice) || (skipped && stand_between(document, before, all[i].block, previous))) continue;
    const Block& block = document.blocks[all[i].block];
    const std::string_view text = document.slice(block.text);
    const auto size = static_cast<std::uint32_t>(size_of_number(text, block.label));
    SpanFinding finding;
    finding.kind = DiscrepancyKind::kNumbering;
    finding.span = {block.text.begin, block.text.begin + size};
    const std::string shown = quoted(text.substr(0, size), language);
    finding.message = twice ? told(language, "{0} stands twice under the same heading.", {shown})
                            : told(language, "{0} follows number {1} under the same heading.", {shown, std::to_string(previous)});
    finding.confidence = twice ? 0.7 : 0.8;
    found.push_back(std::move(finding));
  }
  return found;
}

}  // namespace jiaokan::compare
