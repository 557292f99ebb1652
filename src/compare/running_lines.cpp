#include "compare/running_lines.h"

#include <map>
#include <string>

#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::compare {
namespace {

/// Longer lines are text, however often they come back.
constexpr std::size_t kLongestLine = 60;
constexpr std::size_t kFewestReturns = 3;

/// The line with every run of digits as one #, without blanks; empty for lines that are too long.
std::string pattern_of(std::string_view folded) {
  std::string pattern;
  std::size_t length = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(folded, at);
    if (is_blank(c) || is_line_end(c)) continue;
    if (++length > kLongestLine) return {};
    if (!is_ascii_digit(c))
      pattern += folded.substr(begin, at - begin);
    else if (pattern.empty() || pattern.back() != '#')
      pattern += '#';
  }
  return pattern;
}

std::map<std::string, std::size_t> count_patterns(const Edition& edition) {
  std::map<std::string, std::size_t> counts;
  for (std::size_t i = 0; i < edition.folded.segments.size(); ++i)
    if (std::string pattern = pattern_of(edition.folded.segment_text(i)); !pattern.empty()) ++counts[std::move(pattern)];
  return counts;
}

}  // namespace

bool is_folio(std::string_view folded) {
  std::string pattern = pattern_of(folded);
  for (const std::string_view word : {"Page", "page", "PAGE", "of", "第", "共", "页", "-", "/", "|", "·", "~", "(", ")", "[", "]"})
    for (std::size_t at; (at = pattern.find(word)) != std::string::npos;) pattern.erase(at, word.size());
  return pattern == "#" || pattern == "##";
}

std::vector<bool> find_running_lines(const Edition& edition, const Edition& other) {
  const auto mine = count_patterns(edition), theirs = count_patterns(other);
  const auto count = [](const std::map<std::string, std::size_t>& counts, const std::string& pattern) {
    const auto found = counts.find(pattern);
    return found == counts.end() ? 0 : found->second;
  };
  std::vector<bool> running(edition.folded.segments.size());
  for (std::size_t i = 0; i < running.size(); ++i) {
    const std::string_view text = edition.folded.segment_text(i);
    const std::string pattern = pattern_of(text);
    if (pattern.empty()) continue;
    const std::size_t here = count(mine, pattern), there = count(theirs, pattern);
    running[i] = here >= 2 * there + (is_folio(text) ? 1 : kFewestReturns - 1);
  }
  return running;
}

}  // namespace jiaokan::compare
