#include "extract/layout/pair_tables.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/layout/cell_words.h"
#include "extract/numbering.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kFewestPairs = 4;     // rows of a table of two columns
constexpr std::size_t kLongestName = 24;    // code points there
constexpr float kPairGapEm = 1.5F;          // between its columns
constexpr float kFarPairs = 2.6F;           // em between its rows
constexpr std::size_t kLongestFigure = 14;  // code points of a cell that is a figure
constexpr float kAlignedEm = 0.6F;
constexpr std::size_t kManyRows = 6;  // that need no head

/// Rows of two chunks: begin … end.
struct Run {
  std::size_t begin, end;
};

/// Whether rows of two cells are a table: names on the left, figures on the right, from a head that has none or over many rows on. Addresses, lists and tables
/// of contents have such rows too.
bool reads_as_pairs(const std::vector<ChunkRow>& rows, Run run, const PageGlyphs& page, float em) {
  const std::size_t n = run.end - run.begin;
  if (n < kFewestPairs) return false;
  std::vector<float> lefts, from, to, middle;
  float widest = 0, nearest = 1e9F;
  std::size_t figures = 0;
  bool head = false, counts_up = true;
  long long last = -1;
  for (std::size_t i = run.begin; i < run.end; ++i) {
    const Chunk &a = rows[i].chunks[0], &b = rows[i].chunks[1];
    const std::u32string name = words_of(a, page), value = words_of(b, page);
    const bool figure = has_digits(value) && value.size() <= kLongestFigure;
    if (!has_letters(name) || has_leaders(name) || name.size() > kLongestName || value.size() > kLongestFigure) return false;
    if (name.find_first_of(U"：:。；，") != std::u32string::npos || value.find_first_of(U"：:。；，") != std::u32string::npos) return false;
    if (parse_numbering(utf8::from_utf32(name))) return false;
    if (i == run.begin)
      head = !has_digits(value) && has_letters(value);
    else
      figures += figure;
    if (is_number(value)) {
      const long long number = number_value(value);
      counts_up = counts_up && number >= last;
      last = number;
    } else if (i > run.begin) {
      counts_up = false;
    }
    lefts.push_back(a.u0);
    from.push_back(b.u0);
    to.push_back(b.u1);
    middle.push_back((b.u0 + b.u1) / 2);
    widest = std::max(widest, a.u1);
    nearest = std::min(nearest, b.u0);
  }
  if (counts_up || figures * 10 < (n - 1) * 8 || (!head && n < kManyRows) || nearest - widest < kPairGapEm * em) return false;
  const float slack = kAlignedEm * em;
  const std::size_t rest = head ? 1 : 0;  // heads may be centred
  return agreeing(lefts, slack) + rest >= n && std::max({agreeing(from, slack), agreeing(to, slack), agreeing(middle, slack)}) + rest >= n;
}

FoundTable make_pairs(const std::vector<ChunkRow>& rows, Run run) {
  FoundTable table;
  float from = 1e9F, left = -1e9F, right = 1e9F, to = -1e9F;
  for (std::size_t i = run.begin; i < run.end; ++i) {
    const std::vector<Chunk>& chunks = rows[i].chunks;
    from = std::min(from, chunks[0].u0);
    left = std::max(left, chunks[0].u1);
    right = std::min(right, chunks[1].u0);
    to = std::max(to, chunks[1].u1);
    for (std::uint16_t c = 0; c < 2; ++c) table.cells.push_back({{static_cast<std::uint16_t>(i - run.begin), c, 1, 1}, chunks[c].words});
  }
  table.us = {from, (left + right) / 2, to};
  table.top = rows[run.begin].v0;
  table.bottom = rows[run.end - 1].v1;
  return table;
}

}  // namespace

void find_pair_tables(const std::vector<ChunkRow>& rows, const PageGlyphs& page, float em, std::vector<RowTable>& found) {
  std::vector<RowTable> pairs;
  auto next = found.begin();
  for (std::size_t i = 0; i < rows.size();) {
    while (next != found.end() && next->end <= i) ++next;
    if (next != found.end() && next->begin <= i) {
      i = next->end;
      continue;
    }
    const std::size_t limit = next != found.end() ? next->begin : rows.size();
    std::size_t end = i;
    while (end < limit && rows[end].chunks.size() == 2 && (end == i || rows[end].center() - rows[end - 1].center() < kFarPairs * em)) ++end;
    const std::size_t begin = i;
    i = std::max(end, i + 1);
    if (!reads_as_pairs(rows, {begin, end}, page, em)) continue;
    pairs.push_back({begin, end, make_pairs(rows, {begin, end})});
  }
  found.insert(found.end(), std::make_move_iterator(pairs.begin()), std::make_move_iterator(pairs.end()));
  std::stable_sort(found.begin(), found.end(), [](const RowTable& a, const RowTable& b) { return a.begin < b.begin; });
}

}  // namespace jiaokan::extract
