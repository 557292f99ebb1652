#include "compare/running_lines.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>

#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::compare {
namespace {

/// Longer lines are text, however often they come back.
constexpr std::size_t kLongestLine = 60;
constexpr std::size_t kFewestReturns = 3;

/// Text with every run of digits as one #, without blanks and line ends.
std::u32string pattern_of(std::string_view folded, std::size_t longest = std::u32string::npos) {
  std::u32string pattern;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = utf8::next(folded, at);
    if (is_blank(c) || is_line_end(c)) continue;
    if (!is_ascii_digit(c))
      pattern += c;
    else if (pattern.empty() || pattern.back() != U'#')
      pattern += U'#';
    if (pattern.size() > longest) return {};
  }
  return pattern;
}

/// The pattern of each block; empty for those that are too long.
std::vector<std::u32string> patterns_of(const Edition& edition) {
  std::vector<std::u32string> patterns;
  patterns.reserve(edition.folded.segments.size());
  for (std::size_t i = 0; i < edition.folded.segments.size(); ++i) patterns.push_back(pattern_of(edition.folded.segment_text(i), kLongestLine));
  return patterns;
}

/// How often each of `patterns` stands in `text`, after M. Karp & M. Rabin (1987), one pass for each length.
std::map<std::u32string_view, std::size_t> count_in(const std::u32string& text, const std::vector<std::u32string_view>& patterns) {
  constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ULL;
  std::map<std::u32string_view, std::size_t> counts;
  std::map<std::size_t, std::unordered_set<std::uint64_t>> lengths;
  for (const std::u32string_view pattern : patterns) {
    std::uint64_t hash = 0;
    for (const char32_t c : pattern) hash = hash * kBase + c;
    lengths[pattern.size()].insert(hash);
    counts[pattern] = 0;
  }
  for (const auto& [length, hashes] : lengths) {
    std::uint64_t hash = 0, drop = 1;
    for (std::size_t i = 0; i < length; ++i) drop *= kBase;
    for (std::size_t i = 0; i < text.size(); ++i) {
      hash = hash * kBase + text[i];
      if (i >= length) hash -= drop * text[i - length];
      if (i + 1 < length || !hashes.count(hash)) continue;
      if (const auto found = counts.find(std::u32string_view(text).substr(i + 1 - length, length)); found != counts.end()) ++found->second;
    }
  }
  return counts;
}

/// Whether block `index` is the first or the last of its page, where a page's head and foot stand.
bool is_at_edge(const Document& document, std::size_t index) {
  const auto pages_of = [&](std::size_t i) { return boxes_of(document, document.blocks[i].text); };
  const std::vector<PageBox> own = pages_of(index);
  if (own.empty()) return true;  // no layout: it cannot be told
  if (index == 0 || index + 1 == document.blocks.size()) return true;
  const std::vector<PageBox> before = pages_of(index - 1), behind = pages_of(index + 1);
  return before.empty() || behind.empty() || before.back().page < own.front().page || behind.front().page > own.back().page;
}

}  // namespace

bool is_folio(std::string_view folded) {
  std::u32string pattern = pattern_of(folded, kLongestLine);
  for (const std::u32string_view word : {U"Page", U"page", U"PAGE", U"of", U"第", U"共", U"页", U"-", U"—", U"–", U"/", U"|", U"·", U"~", U"(", U")", U"[", U"]"})
    for (std::size_t at; (at = pattern.find(word)) != std::u32string::npos;) pattern.erase(at, word.size());
  return pattern == U"#" || pattern == U"##";
}

std::vector<bool> find_running_lines(const Edition& edition, const Edition& other) {
  const std::vector<std::u32string> mine = patterns_of(edition), theirs = patterns_of(other);
  std::map<std::u32string_view, std::size_t> here, there;
  for (const std::u32string& pattern : mine)
    if (!pattern.empty()) ++here[pattern];
  for (const std::u32string& pattern : theirs) ++there[pattern];
  std::vector<std::u32string_view> often;
  for (const auto& [pattern, count] : here)
    if (count >= kFewestReturns && count >= 2 * there[pattern]) often.push_back(pattern);
  const auto anywhere = often.empty() ? std::map<std::u32string_view, std::size_t>{} : count_in(pattern_of(other.folded.text), often);
  std::vector<bool> running(mine.size());
  for (std::size_t i = 0; i < running.size(); ++i) {
    if (mine[i].empty()) continue;
    const std::size_t count = here[mine[i]];
    // Every figure of a text has the pattern of a folio: folios are weighed against lines only.
    if (is_folio(edition.folded.segment_text(i)))
      running[i] = count > 2 * there[mine[i]];
    else if (const auto found = anywhere.find(mine[i]); found != anywhere.end())
      running[i] = count + 1 >= 2 * found->second + kFewestReturns;
  }
  if (!edition.document.has_pages()) return running;
  // Extraction has taken what runs along at the edges; words that come back inside the pages (註：), and sentences (现予公告。), are the text's.
  std::map<std::u32string_view, std::size_t> at_edge;
  for (std::size_t i = 0; i < running.size(); ++i)
    if (running[i] && is_at_edge(edition.document, i)) ++at_edge[mine[i]];
  for (std::size_t i = 0; i < running.size(); ++i) running[i] = running[i] && mine[i].back() != U'。' && 2 * at_edge[mine[i]] > here[mine[i]];
  return running;
}

}  // namespace jiaokan::compare
