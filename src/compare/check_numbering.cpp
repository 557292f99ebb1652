#include "compare/check_numbering.h"

#include <map>
#include <optional>
#include <string>

#include "compare/messages.h"
#include "core/chinese_numerals.h"
#include "core/utf8.h"

namespace jiaokan::compare {
namespace {

/// Beyond this a jump is another way of numbering (2024. after 1.), not a gap.
constexpr int kWidestGap = 9;

struct Numbered {
  std::string style;  ///< the label with # for its number: "(#)", "第#条"
  int number = 0;
  bool chinese = false;
};

/// A label with one whole number in it; nullopt for letters, 1.2.3 and the like.
std::optional<Numbered> parse_label(const std::string& label) {
  Numbered out;
  std::string figure;
  bool seen = false;
  for (std::size_t at = 0; at < label.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(label, at);
    const bool arabic = c >= U'0' && c <= U'9';
    const bool numeral = arabic || is_chinese_numeral(c);
    if (!numeral) {
      out.style += label.substr(begin, at - begin);
      continue;
    }
    if (seen && out.style.back() != '#') return std::nullopt;
    if (!seen) out.style += '#';
    seen = true;
    out.chinese = out.chinese || !arabic;
    figure += label.substr(begin, at - begin);
  }
  if (!seen) return std::nullopt;
  const auto value = out.chinese ? parse_chinese_number(figure) : Decimal::parse(figure);
  if (!value || *value > Decimal(10000)) return std::nullopt;
  out.number = std::stoi(value->to_string());
  if (out.chinese) out.style += " in Chinese numerals";
  return out;
}

}  // namespace

std::vector<SpanFinding> find_numbering_faults(const Document& document, Language language) {
  std::vector<SpanFinding> found;
  std::map<std::string, int> last;  // the heading path and the style → number seen last
  for (const Block& block : document.blocks) {
    if ((block.kind != BlockKind::kHeading && block.kind != BlockKind::kListItem) || block.label.empty()) continue;
    const auto numbered = parse_label(block.label);
    if (!numbered) continue;
    std::string key = numbered->style;
    // Articles are numbered through a whole law; what else is numbered begins anew under each heading.
    if (!numbered->style.starts_with("第")) {
      const std::size_t depth = block.section.size() - (block.kind == BlockKind::kHeading && !block.section.empty() ? 1 : 0);
      for (std::size_t i = 0; i < depth; ++i) key += "\n" + block.section[i];
    }
    const auto before = last.find(key);
    const int previous = before == last.end() ? 0 : before->second;
    last[key] = numbered->number;
    const bool skipped = previous > 0 && numbered->number > previous + 1 && numbered->number - previous <= kWidestGap;
    const bool twice = previous > 1 && numbered->number == previous;
    if (!skipped && !twice) continue;
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
