#include "compare/grow_reading.h"

#include <algorithm>

#include "compare/meaning_words.h"

namespace jiaokan::compare {
namespace {

using K = DiscrepancyKind;

constexpr double kSureWord = 0.5;        // cohesion of the two readings together
constexpr double kSurer = 1.5;           // … against that of the other side
constexpr std::size_t kLongestName = 6;  // tokens that a name may grow at either end
constexpr std::size_t kLongestUnit = 3;

class Grower {
 public:
  Grower(const BeadText& text, const Reading& reading, std::size_t room_before, std::size_t room_behind)
      : text_(text), hunk_(reading.hunk), before_(equal_before(room_before)), behind_(equal_behind(room_behind)) {}

  Hunk word(TwoCharacterWords& words) {
    if (hunk_.a_size() != 1 || hunk_.b_size() != 1) return hunk_;
    const char32_t a = text_.a.tokens[hunk_.a_begin].first, b = text_.b.tokens[hunk_.b_begin].first;
    double left = 0, right = 0;
    if (before_ > 0) {
      const char32_t c = text_.a.tokens[hunk_.a_begin - 1].first;
      left = words.cohesion(c, a) + words.cohesion(c, b);
    }
    if (behind_ > 0) {
      const char32_t c = text_.a.tokens[hunk_.a_end].first;
      right = words.cohesion(a, c) + words.cohesion(b, c);
    }
    if (left >= kSureWord && left >= kSurer * right) return grown(1, 0);
    if (right >= kSureWord && right >= kSurer * left) return grown(0, 1);
    return hunk_;
  }

  /// A body's name reaches from the mark before it to its ending.
  Hunk name() {
    if (hunk_.a_size() == 0 || hunk_.b_size() == 0) return hunk_;
    std::size_t left = 0, right = 0;
    while (left < before_ && is_of_name(hunk_.a_begin - 1 - left)) ++left;
    const std::size_t next = hunk_.a_begin - left;
    const bool from_mark = next == 0 || text_.a.tokens[next].opens_block || text_.a.tokens[next - 1].kind == TokenKind::kMark;
    if (!from_mark || left > kLongestName) left = 0;
    const auto is_whole = [&](std::size_t more) {
      return ends_as_organisation(text_.a.joined(hunk_.a_begin - left, hunk_.a_end + more)) &&
             ends_as_organisation(text_.b.joined(hunk_.b_begin - left, hunk_.b_end + more));
    };
    while (right <= std::min(behind_, kLongestName) && !is_whole(right)) {
      if (right < behind_ && !is_of_name(hunk_.a_end + right)) return grown(left, 0);
      ++right;
    }
    return grown(left, right <= std::min(behind_, kLongestName) ? right : 0);
  }

  Hunk date() {
    if (behind_ == 0) return hunk_;
    const char32_t c = text_.a.tokens[hunk_.a_end].first;
    return c == U'年' || c == U'月' || c == U'日' || c == U'号' ? grown(0, 1) : hunk_;
  }

  Hunk unit() {
    const std::size_t unit_a = behind_figure(text_.a, text_.numbers_a, hunk_.a_begin, hunk_.a_end);
    const std::size_t unit_b = behind_figure(text_.b, text_.numbers_b, hunk_.b_begin, hunk_.b_end);
    std::size_t best = 0;
    for (std::size_t more = 1; more <= std::min(behind_, kLongestUnit); ++more)
      if (is_unit(text_.a.joined(unit_a, hunk_.a_end + more)) && is_unit(text_.b.joined(unit_b, hunk_.b_end + more))) best = more;
    return grown(0, best);
  }

 private:
  Hunk grown(std::size_t left, std::size_t right) const { return {hunk_.a_begin - left, hunk_.a_end + right, hunk_.b_begin - left, hunk_.b_end + right}; }

  std::size_t equal_before(std::size_t room) const {
    std::size_t n = 0;
    const auto joins = [&](const Side& side, std::size_t begin) { return begin > n && begin - n < side.size() && !side.tokens[begin - n].opens_block; };
    while (n < room && joins(text_.a, hunk_.a_begin) && joins(text_.b, hunk_.b_begin)) ++n;
    return n;
  }
  std::size_t equal_behind(std::size_t room) const {
    std::size_t n = 0;
    const auto joins = [&](const Side& side, std::size_t end) { return end + n < side.size() && !side.tokens[end + n].opens_block; };
    while (n < room && joins(text_.a, hunk_.a_end) && joins(text_.b, hunk_.b_end)) ++n;
    return n;
  }
  bool is_of_name(std::size_t i) const { return text_.a.tokens[i].kind == TokenKind::kHan && !is_particle(text_.a.text(i)); }
  /// Where the unit of the figure at `begin` starts. 万 and 亿 are written with the figure and read with the unit.
  static std::size_t behind_figure(const Side& side, const std::vector<WrittenNumber>& numbers, std::size_t begin, std::size_t end) {
    const auto number = number_at(numbers, begin);
    if (begin == end || !number) return begin;
    std::size_t unit = numbers[*number].end;
    while (unit > numbers[*number].begin + 1 && is_unit(side.text(unit - 1))) --unit;
    return std::min(unit, end);
  }

  const BeadText& text_;
  const Hunk hunk_;
  const std::size_t before_, behind_;
};

}  // namespace

Hunk grow_to_name(const BeadText& text, const Reading& reading, std::size_t room_before, std::size_t room_behind, TwoCharacterWords& words) {
  Grower grower(text, reading, room_before, room_behind);
  switch (reading.kind) {
    case K::kWording: return grower.word(words);
    case K::kOrganisation: return grower.name();
    case K::kDate: return grower.date();
    case K::kUnit: return grower.unit();
    default: return reading.hunk;
  }
}

}  // namespace jiaokan::compare
