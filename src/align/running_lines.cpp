#include "align/running_lines.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "align/characters.h"
#include "core/utf8.h"

namespace jiaokan::align {
namespace {

constexpr std::size_t kLongestBytes = 240;
constexpr std::size_t kFewestPages = 3;    // of a counting line
constexpr std::size_t kFewestRepeats = 6;  // of an unchanging line
constexpr double kUsualStep = 0.6;         // share of steps that count on by one, or by two as folios of right-hand pages do
constexpr double kForward = 0.95;          // share of steps that count on by no more than kWidestStep
constexpr std::uint64_t kWidestStep = 4;
constexpr std::uint32_t kUsualPage = 5;     // lines from one page mark to the next, in the median
constexpr std::uint32_t kShortestPage = 3;  // and for nine in ten
constexpr double kEvenness = 0.15;          // standard deviation of the distances, by their mean
constexpr double kBeside = 0.8;             // share of a group beside whose lines the companion stands

struct Line {
  std::string pattern;  // the text with '#' for figures
  std::vector<std::uint64_t> numbers;
  std::uint32_t segment = 0;
};

Line read_line(std::string_view text, std::uint32_t segment) {
  Line line{{}, {}, segment};
  bool in_number = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    if (is_blank(c)) continue;
    if (is_ascii_digit(c)) {
      if (!in_number) {
        line.pattern += '#';
        line.numbers.push_back(0);
      }
      std::uint64_t& number = line.numbers.back();
      if (number < 1'000'000'000) number = number * 10 + (c - U'0');
    } else {
      line.pattern.append(text.substr(begin, at - begin));
    }
    in_number = is_ascii_digit(c);
  }
  return line;
}

using Group = std::vector<const Line*>;  // lines of one pattern, ascending

bool stands_apart(const Group& lines) {
  std::vector<std::uint32_t> gaps;
  for (std::size_t k = 1; k < lines.size(); ++k) gaps.push_back(lines[k]->segment - lines[k - 1]->segment);
  std::sort(gaps.begin(), gaps.end());
  return gaps[gaps.size() / 2] >= kUsualPage && gaps[gaps.size() / 10] >= kShortestPage;
}

bool stands_evenly(const Group& lines) {
  double sum = 0, squares = 0;
  for (std::size_t k = 1; k < lines.size(); ++k) {
    const double gap = lines[k]->segment - lines[k - 1]->segment;
    sum += gap;
    squares += gap * gap;
  }
  const double n = static_cast<double>(lines.size() - 1), mean = sum / n;
  return std::sqrt(std::max(0.0, squares / n - mean * mean)) <= kEvenness * mean;
}

/// Which of the pattern's numbers counts up, if one does.
std::optional<std::size_t> counting_number(const Group& lines) {
  for (std::size_t slot = lines[0]->numbers.size(); slot-- > 0;) {
    double by_one = 0, by_two = 0, forward = 0;
    for (std::size_t k = 1; k < lines.size(); ++k) {
      const std::uint64_t before = lines[k - 1]->numbers[slot], now = lines[k]->numbers[slot];
      by_one += now == before + 1;
      by_two += now == before + 2;
      forward += now > before && now <= before + kWidestStep;
    }
    const double steps = static_cast<double>(lines.size() - 1);
    if (std::max(by_one, by_two) >= kUsualStep * steps && forward >= kForward * steps) return slot;
  }
  return std::nullopt;
}

bool says_nothing(std::string_view pattern) { return pattern.empty(); }

}  // namespace

std::vector<RunningLine> find_running_lines(const NormalizedText& text) {
  std::vector<Line> lines;
  for (std::uint32_t i = 0; i < text.segments.size(); ++i)
    if (text.segments[i].text.size() <= kLongestBytes) lines.push_back(read_line(text.segment_text(i), i));
  std::vector<const Line*> sorted;
  for (const Line& line : lines)
    if (!says_nothing(line.pattern)) sorted.push_back(&line);
  std::sort(sorted.begin(), sorted.end(),
            [](const Line* x, const Line* y) { return x->pattern != y->pattern ? x->pattern < y->pattern : x->segment < y->segment; });

  std::vector<Group> groups;
  for (std::size_t k = 0; k < sorted.size();) {
    std::size_t end = k;
    while (end < sorted.size() && sorted[end]->pattern == sorted[k]->pattern) ++end;
    if (end - k >= kFewestPages) groups.emplace_back(sorted.begin() + static_cast<std::ptrdiff_t>(k), sorted.begin() + static_cast<std::ptrdiff_t>(end));
    k = end;
  }

  constexpr std::uint32_t kNone = 0xFFFFFFFF;
  std::vector<std::uint32_t> group_of(text.segments.size(), kNone);
  std::vector<std::uint64_t> number_of(text.segments.size(), 0);
  std::vector<bool> counts(groups.size());
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    if (!stands_apart(groups[g])) continue;
    const std::optional<std::size_t> slot = counting_number(groups[g]);
    const bool repeats = !slot && groups[g].size() >= kFewestRepeats && groups[g][0]->numbers.empty() && stands_evenly(groups[g]);
    if (!slot && !repeats) continue;
    counts[g] = slot.has_value();
    for (const Line* line : groups[g]) {
      if (!slot && line->segment == 0) continue;  // the title of the text, which the head repeats
      group_of[line->segment] = g;
      if (slot) number_of[line->segment] = line->numbers[*slot];
    }
  }
  // The line beside a counting one: title above, page number below.
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    if (counts[g]) continue;
    std::size_t beside = 0;
    std::uint32_t neighbour = kNone;
    for (const Line* line : groups[g]) {
      const std::uint32_t i = line->segment;
      for (const std::uint32_t at : {i - 1, i + 1}) {
        if (at >= group_of.size() || group_of[at] == kNone || !counts[group_of[at]]) continue;
        neighbour = group_of[at];
        ++beside;
        break;
      }
    }
    if (neighbour == kNone || static_cast<double>(beside) < kBeside * static_cast<double>(groups[g].size())) continue;
    for (const Line* line : groups[g]) {
      const std::uint32_t i = line->segment;
      group_of[i] = kNone;  // the title of the text, which the head repeats, stands beside no page number
      for (const std::uint32_t at : {i - 1, i + 1})
        if (at < group_of.size() && group_of[at] == neighbour) {
          group_of[i] = neighbour;
          number_of[i] = number_of[at];
          break;
        }
    }
  }
  std::vector<RunningLine> out;
  for (std::uint32_t i = 0; i < group_of.size(); ++i)
    if (group_of[i] != kNone) out.push_back({i, group_of[i], number_of[i]});
  return out;
}

}  // namespace jiaokan::align
