#include "extract/bare_count.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/sentence_words.h"
#include "extract/source_lines.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongestUnparted = 20;  // code points of a heading right behind its number

struct BareNumber {
  Numbering numbering;
  bool parted = false;  ///< a blank stands behind it
};

std::optional<BareNumber> bare_number(std::string_view text) {
  const std::string_view rest = trim_blanks(text);
  std::size_t digits = 0;
  while (digits < rest.size() && digits < 3 && is_ascii_digit(static_cast<unsigned char>(rest[digits]))) ++digits;
  if (digits == 0 || digits > 2 || rest[0] == '0') return std::nullopt;
  std::size_t at = digits;
  for (std::size_t next = at; next < rest.size(); at = next)
    if (!is_blank(utf8::next(rest, next))) break;
  if (at >= rest.size()) return std::nullopt;
  const bool parted = at > digits;
  std::size_t next = at;
  const char32_t c = utf8::next(rest, next);
  if (!is_han(c) && !(parted && is_ascii_letter(c))) return std::nullopt;
  const std::string_view words = rest.substr(at);
  if (!parted && (begins_with_unit(words) || words.size() > 4 * kLongestUnparted || utf8::length(words) > kLongestUnparted || commas_in(words) > 0 ||
                  first_sentence_end(words, 0) != std::string_view::npos || reads_as_sentence(words)))
    return std::nullopt;
  const std::string label(rest.substr(0, digits));
  return BareNumber{{NumberStyle::kArabic, label, 1, std::stoi(label), static_cast<std::size_t>(rest.data() - text.data()) + at, true}, parted};
}

}  // namespace

BareCount::BareCount(const std::vector<Paragraph>& paragraphs) {
  for (const Paragraph& p : paragraphs) {
    if (const auto numbering = parse_numbering(p.text)) {
      if (numbering->style == NumberStyle::kDecimal && numbering->ordinal == 1 && std::count(numbering->label.begin(), numbering->label.end(), '.') == 1)
        divided_.insert(std::stoi(numbering->label));
    } else if (!counts_on_) {
      const auto bare = bare_number(p.text);
      counts_on_ = bare && bare->numbering.ordinal == 2;
    }
  }
  if (divided_.size() < 2) divided_.clear();
}

std::optional<Numbering> BareCount::read(std::string_view text) {
  if (divided_.empty()) return std::nullopt;
  auto bare = bare_number(text);
  if (!bare || !counts(bare->numbering.ordinal) || heading_size(text, bare->numbering) < trim_blanks(text).size()) return std::nullopt;
  if (!bare->parted && bare->numbering.ordinal == 1 && !divided_.contains(1) && !counts_on_) return std::nullopt;
  count(bare->numbering.ordinal);
  return std::move(bare->numbering);
}

bool BareCount::counts_marked(const Numbering& n) {
  if (n.style != NumberStyle::kArabic || !divided_.contains(n.ordinal) || !counts(n.ordinal)) return false;
  count(n.ordinal);
  return true;
}

void BareCount::count(int ordinal) {
  last_ = ordinal;
  restarts_ = false;
}

}  // namespace jiaokan::extract
