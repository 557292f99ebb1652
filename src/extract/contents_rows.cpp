#include "extract/contents_rows.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>

#include "core/utf8.h"
#include "extract/headings.h"
#include "extract/line_kinds.h"
#include "extract/source_lines.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostRows = 1500;
constexpr std::size_t kLongestRow = 60;  // code points
constexpr std::size_t kFirstRows = 3;    // among which one must return: a foreword may be named and have no heading

/// What a row and its heading have in common: the words without blanks and without the page.
std::string key_of(std::string_view text) {
  std::string key = without_blanks(text);
  while (!key.empty() && key.back() >= '0' && key.back() <= '9') key.pop_back();
  return key;
}

bool may_be_row(std::string_view text) { return text.size() <= 4 * kLongestRow && utf8::length(text) <= kLongestRow && !ends_sentence(text); }

/// The page behind a blank at the end of a row: 总则 3; 0 where there is none.
int page_of(std::string_view text) {
  constexpr std::size_t kMostFigures = 4;
  std::size_t begin = text.size();
  while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') --begin;
  if (begin == 0 || text.size() - begin > kMostFigures || (text[begin - 1] != ' ' && text[begin - 1] != '\t')) return 0;
  int page = 0;
  for (const char digit : text.substr(begin)) page = page * 10 + (digit - '0');
  return page;
}

/// Behind the rows below a title of contents that lead to pages, without dots: `title` + 1 where there are too few.
std::size_t behind_paged_rows(const std::vector<std::string_view>& paragraphs, std::size_t title) {
  constexpr std::size_t kFewestRows = 4;
  std::size_t end = title + 1;
  for (int last = 0; end < paragraphs.size() && end - title <= kMostRows && may_be_row(paragraphs[end]); ++end) {
    const int page = page_of(paragraphs[end]);
    if (page == 0 || page < last) break;
    last = page;
  }
  return end - title - 1 < kFewestRows ? title + 1 : end;
}

/// Whether most of the rows stand again behind `end`. Where the text is cut off, its first chapters do, and many of them.
bool return_behind(std::span<const std::size_t> keys, const std::vector<std::size_t>& last, std::size_t end) {
  constexpr std::size_t kFewestOfPart = 8;
  std::size_t found = 0;
  for (std::size_t n = 0; n < keys.size(); ++n) {
    found += last[keys[n]] >= end;
    if (found >= kFewestOfPart && found * 3 >= (n + 1) * 2) return true;
  }
  return found * 3 >= keys.size() * 2;
}

}  // namespace

std::vector<bool> find_bare_contents(const std::vector<std::string_view>& paragraphs) {
  std::vector<bool> rows(paragraphs.size(), false);
  if (std::none_of(paragraphs.begin(), paragraphs.end(), is_contents_title)) return rows;
  constexpr std::size_t kNoRow = SIZE_MAX;
  std::vector<std::size_t> keys(paragraphs.size(), kNoRow), last;  // equal for equal words; and where such words stand last
  std::unordered_map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (!may_be_row(paragraphs[i])) continue;
    keys[i] = known.try_emplace(key_of(paragraphs[i]), known.size()).first->second;
    last.resize(known.size());
    last[keys[i]] = i;
  }
  std::size_t behind = 0;  // the last table of contents found
  for (std::size_t title = 0; title < paragraphs.size(); ++title) {
    if (title < behind || !is_contents_title(paragraphs[title])) continue;
    if (const std::size_t end = behind_paged_rows(paragraphs, title); end > title + 1) {
      std::fill(rows.begin() + static_cast<std::ptrdiff_t>(title) + 1, rows.begin() + static_cast<std::ptrdiff_t>(end), true);
      behind = end;
      continue;
    }
    const auto begin = keys.begin() + static_cast<std::ptrdiff_t>(title) + 1;
    std::size_t end = title + 1;  // behind the rows
    for (; end < paragraphs.size() && end - title <= kMostRows && keys[end] != kNoRow; ++end) {
      const auto firsts = begin + static_cast<std::ptrdiff_t>(std::min(end - title - 1, kFirstRows));
      if (std::find(begin, firsts, keys[end]) != firsts) break;
    }
    const std::size_t size = end - title - 1;
    if (size < 2 || end >= paragraphs.size() || keys[end] == kNoRow) continue;
    if (!return_behind({begin, begin + static_cast<std::ptrdiff_t>(size)}, last, end)) continue;
    std::fill(rows.begin() + static_cast<std::ptrdiff_t>(title) + 1, rows.begin() + static_cast<std::ptrdiff_t>(end), true);
    behind = end;
  }
  return rows;
}

}  // namespace jiaokan::extract
