#include "extract/contents_rows.h"

#include <algorithm>
#include <set>
#include <string>

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

}  // namespace

std::vector<bool> find_bare_contents(const std::vector<std::string_view>& paragraphs) {
  std::vector<bool> rows(paragraphs.size(), false);
  std::size_t behind = 0;  // the last table of contents found
  for (std::size_t title = 0; title < paragraphs.size(); ++title) {
    if (title < behind || !is_contents_title(paragraphs[title])) continue;
    std::vector<std::string> keys;
    std::size_t end = title + 1;  // behind the rows
    for (; end < paragraphs.size() && end - title <= kMostRows && may_be_row(paragraphs[end]); ++end) {
      std::string key = key_of(paragraphs[end]);
      const auto firsts = keys.begin() + static_cast<std::ptrdiff_t>(std::min(keys.size(), kFirstRows));
      if (std::find(keys.begin(), firsts, key) != firsts) break;
      keys.push_back(std::move(key));
    }
    if (keys.size() < 2 || end >= paragraphs.size() || !may_be_row(paragraphs[end])) continue;
    std::set<std::string> returning;
    for (std::size_t i = end; i < paragraphs.size(); ++i)
      if (may_be_row(paragraphs[i])) returning.insert(key_of(paragraphs[i]));
    const auto found = std::count_if(keys.begin(), keys.end(), [&](const std::string& key) { return returning.contains(key); });
    if (static_cast<std::size_t>(found) * 3 < keys.size() * 2) continue;
    std::fill(rows.begin() + static_cast<std::ptrdiff_t>(title) + 1, rows.begin() + static_cast<std::ptrdiff_t>(end), true);
    behind = end;
  }
  return rows;
}

}  // namespace jiaokan::extract
