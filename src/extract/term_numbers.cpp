#include "extract/term_numbers.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/sentence_words.h"
#include "extract/source_lines.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kFewest = 3;         // that count on from one another
constexpr std::size_t kLongestTerm = 120;  // code points, with its translation
constexpr int kMostParts = 5;

/// 3.1, 3.1.12 and nothing else.
std::optional<Numbering> number_alone(std::string_view text) {
  int parts = 0, value = 0;
  std::size_t figures = 0;
  std::string label;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = utf8::next(text, at);
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // ３．１
    utf8::append(label, c);
    if (c == U'.') {
      if (figures == 0 || value == 0) return std::nullopt;
      ++parts;
      value = 0;
      figures = 0;
    } else if (is_ascii_digit(c) && ++figures <= 2) {
      value = value * 10 + static_cast<int>(c - U'0');
    } else {
      return std::nullopt;
    }
  }
  if (parts == 0 || figures == 0 || value == 0 || ++parts > kMostParts) return std::nullopt;
  return Numbering{NumberStyle::kDecimal, std::move(label), parts, value, text.size(), true};
}

bool is_text(const Paragraph& p) { return p.role == ParagraphRole::kUnknown || p.role == ParagraphRole::kHeading; }

bool may_be_term(const Paragraph& p) {
  const std::string_view text = trim_blanks(p.text);
  if (!is_text(p) || text.empty() || utf8::length(text) > kLongestTerm || ends_sentence(text) || parse_numbering(text)) return false;
  return has_han(text);
}

}  // namespace

std::vector<TermNumber> find_term_numbers(const std::vector<Paragraph>& paragraphs) {
  std::vector<TermNumber> found;
  std::map<std::string, std::vector<std::size_t>> runs;  // by what stands before the last figure: those that count on
  std::vector<bool> sure;
  for (std::size_t p = 0; p + 1 < paragraphs.size(); ++p) {
    if (!is_text(paragraphs[p])) continue;
    auto number = number_alone(trim_blanks(paragraphs[p].text));
    if (!number || !may_be_term(paragraphs[p + 1])) continue;
    std::vector<std::size_t>& run = runs[number->label.substr(0, number->label.rfind('.'))];
    if (!run.empty() && number->ordinal != found[run.back()].numbering.ordinal + 1) run.clear();
    run.push_back(found.size());
    found.push_back({p, std::move(*number)});
    sure.push_back(run.size() >= kFewest);
    if (run.size() == kFewest)
      for (const std::size_t i : run) sure[i] = true;
  }
  std::vector<TermNumber> out;
  for (std::size_t i = 0; i < found.size(); ++i)
    if (sure[i]) out.push_back(std::move(found[i]));
  return out;
}

}  // namespace jiaokan::extract
