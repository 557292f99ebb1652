#include "extract/letter_count.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace jiaokan::extract {
namespace {

constexpr std::size_t kReach = 40, kAhead = 12;  // paragraphs between two items

}  // namespace

bool is_lettered(NumberStyle s) { return s == NumberStyle::kLetter || s == NumberStyle::kLetterBracket || s == NumberStyle::kRomanBracket; }

LetterCount::Shape LetterCount::shape(const Numbering& n) { return {n.style, n.label[0] >= 'a', n.label.back() == ')'}; }

bool LetterCount::counts(std::size_t p, Numbering& n) {
  const auto above = last_.find(shape(n));
  const bool goes_on = above != last_.end() && p - above->second.paragraph <= kReach && n.ordinal == above->second.ordinal + 1;
  if (!goes_on && !read_as_roman(p, n) && !(n.ordinal == 1 && is_counted_on(p, n))) return false;
  last_[shape(n)] = {p, n.ordinal};
  return true;
}

bool LetterCount::is_counted_on(std::size_t p, const Numbering& n) const {
  for (std::size_t q = p + 1; q < std::min(paragraphs_.size(), p + 1 + kAhead); ++q) {
    const auto next = parse_numbering(paragraphs_[q].text);
    if (next && is_lettered(next->style) && shape(*next) == shape(n) && next->ordinal == n.ordinal + 1) return true;
  }
  return false;
}

/// i. above ii., v. below iv.
bool LetterCount::read_as_roman(std::size_t p, Numbering& n) {
  const std::size_t letters = n.label.size() - (n.label.back() == ')');
  const std::size_t value = letters == 1 ? std::string_view("i...v....x").find(n.label[0]) : std::string_view::npos;
  if (n.style == NumberStyle::kRomanBracket || value == std::string_view::npos || n.label[0] == '.') return false;
  Numbering roman = n;
  roman.style = NumberStyle::kRomanBracket;
  roman.ordinal = static_cast<int>(value) + 1;
  roman.level = 6;
  const auto above = last_.find(shape(roman));
  const bool goes_on = above != last_.end() && p - above->second.paragraph <= kReach && roman.ordinal == above->second.ordinal + 1;
  if (!goes_on && !(roman.ordinal == 1 && is_counted_on(p, roman))) return false;
  n = std::move(roman);
  return true;
}

}  // namespace jiaokan::extract
