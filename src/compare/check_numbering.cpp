#include "compare/check_numbering.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "compare/messages.h"
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

/// A series under way.
struct Series {
  int last = 0;
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
      series.one_behind = false;
      continue;
    }
    const bool follows = number == previous + 1 || (series.one_behind && number == previous + 2);
    const bool skipped = !follows && number > previous && number - previous <= kWidestGap && (series.from_one || !all[i].article);
    const bool twice = number == previous && number > 1;
    series.one_behind = twice;
    series.last = number;
    if (!skipped && !twice) continue;
    const Block& block = document.blocks[all[i].block];
    const std::string_view text = document.slice(block.text);
    const auto size = static_cast<std::uint32_t>(utf8::byte_offset(text, utf8::length(block.label)));
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
