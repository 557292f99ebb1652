#include "extract/text/wrap_blanks.h"

#include <algorithm>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/numbering.h"

namespace jiaokan::extract {
namespace {

constexpr std::uint32_t kNarrowest = 24;  // columns; narrower pieces are words that stand apart, not lines
constexpr std::uint32_t kSpread = 8;      // columns by which lines of one width differ: indents, characters that may not begin a line
constexpr double kShare = 0.35;           // of the blanks between Han characters that stand a line's width apart (0.6 and more in joined texts)

/// Next to what a blank is meant.
bool keeps_blank(char32_t c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == U'%' || is_latin(c); }

/// Calls `found(byte, columns)` for every single blank that may be one of a line joint.
template <class Found>
void for_each_candidate(std::string_view text, Found found) {
  const auto numbering = parse_numbering(text);
  const std::size_t from = numbering ? numbering->size : 0;
  std::uint32_t columns = 0;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = utf8::next(text, at);
    if (c == U' ' && start >= from && before != 0 && !is_blank(before) && !keeps_blank(before) && at < text.size()) {
      std::size_t next = at;
      const char32_t after = utf8::next(text, next);
      if (!is_blank(after) && !keeps_blank(after)) found(start, columns);
    }
    columns += is_wide(c) ? 2 : 1;
    before = c;
  }
}

}  // namespace

WrapBlanks::WrapBlanks(const std::vector<SourceLine>& lines) {
  std::vector<std::uint32_t> widths;
  std::size_t blanks = 0;
  for (const SourceLine& line : lines) {
    if (line.columns < kNarrowest || line.text.find(' ') == std::string_view::npos || line.text.find('\t') != std::string_view::npos) continue;
    std::uint32_t last = 0;
    for_each_candidate(line.text, [&](std::size_t, std::uint32_t columns) {
      ++blanks;
      if (columns - last >= kNarrowest) widths.push_back(columns - last);
      last = columns;
    });
  }
  std::sort(widths.begin(), widths.end());
  std::size_t most = 0;
  for (std::size_t first = 0, end = 0; first < widths.size(); ++first) {
    while (end < widths.size() && widths[end] <= widths[first] + kSpread) ++end;
    if (end - first > most) {
      most = end - first;
      columns_ = widths[end - 1];
    }
  }
  if (most < 2 || static_cast<double>(most) < kShare * static_cast<double>(blanks)) columns_ = 0;
}

std::string WrapBlanks::remove(const SourceLine& line) const {
  std::string out;
  if (!found() || line.columns <= columns_) return std::string(line.text);
  out.reserve(line.text.size());
  std::size_t copied = 0;
  for_each_candidate(line.text, [&](std::size_t at, std::uint32_t) {
    out += line.text.substr(copied, at - copied);
    copied = at + 1;
  });
  out += line.text.substr(copied);
  return out;
}

}  // namespace jiaokan::extract
