#include "extract/layout/word_tables.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/layout/cell_words.h"
#include "extract/layout/text_columns.h"
#include "extract/line_kinds.h"
#include "extract/numbering.h"

namespace jiaokan::extract {
namespace {

constexpr float kGapEm = 0.8F;             // between the longest cell of a column and the next column: TeX's own is a little more
constexpr float kFarRows = 2.8F;           // em between rows
constexpr float kUnevenRows = 0.3F;        // by which the distances of rows may differ
constexpr float kSameStartEm = 0.2F;       // by which cells of a column may
constexpr float kBracketWhiteEm = 0.5F;    // left of an opening bracket, in its box
constexpr float kBracketEm = 0.3F;         // that the rest of it may hang out
constexpr std::size_t kFewestPairs = 4;    // rows of two columns
constexpr std::size_t kFewestRows = 3;     // of more
constexpr std::size_t kLongestCell = 24;   // code points
constexpr std::size_t kLongestUsual = 14;  // the same on average
constexpr std::size_t kLongestName = 4;    // ideographs: a grid of such is a list of names
constexpr std::size_t kLongLine = 8;       // code points of what may be a line of a column of text
constexpr float kFullLineEm = 0.7F;        // that such a line leaves at most

/// Rows that may be one table: begin … end.
struct Run {
  std::size_t begin, end;
};

/// Marks that words of a cell do not have. A comma may stand in few.
bool says_sentence(const std::u32string& words) { return words.find_first_of(U"。；;！？!?…=|@#<>{}\\$") != std::u32string::npos; }
bool has_colon(const std::u32string& words) { return words.find_first_of(U"：:") != std::u32string::npos; }
/// What stands behind a name may be a title in letters: 甲大海委员，JP.
bool has_comma(const std::u32string& words) {
  const std::size_t comma = words.find_first_of(U"，,");
  return comma != std::u32string::npos && !std::all_of(words.begin() + static_cast<std::ptrdiff_t>(comma) + 1, words.end(), is_ascii_letter);
}
bool has_han(const std::u32string& words) { return std::any_of(words.begin(), words.end(), is_han); }

bool begins_as_item(const Chunk& chunk, const PageGlyphs& page) {
  std::u32string text;  // Part 1 is a number with its blank
  for (const Placed& w : chunk.words) {
    if (!text.empty()) text += U' ';
    for (std::uint32_t i = w.first; i < w.first + w.count; ++i) text += page.glyphs[i].code;
  }
  return is_item_number(text) || is_bullet(utf8::from_utf32(text.substr(0, 1))) || parse_numbering(utf8::from_utf32(text)).has_value();
}

bool is_opening(char32_t c) { return std::u32string_view(U"（〔【《〈“‘「『").find(c) != std::u32string_view::npos; }

/// Half of the box of a bracket is white: some set it so that the ink stands at the edge, others the box.
bool begin_alike(const std::vector<float>& lefts, const std::vector<float>& bracketed, float em) {
  if (lefts.empty()) return agreeing(bracketed, kSameStartEm * em) == bracketed.size();
  const float left = *std::min_element(lefts.begin(), lefts.end());
  return agreeing(lefts, kSameStartEm * em) == lefts.size() &&
         std::all_of(bracketed.begin(), bracketed.end(), [&](float u) { return u > left - kBracketEm * em && u < left + kBracketWhiteEm * em + kSameStartEm * em; });
}

/// The bullets of a list, in a typeface that has them in the places of letters, or the letters of its items.
bool are_marks(const std::vector<std::size_t>& lengths) {
  return std::count(lengths.begin(), lengths.end(), 1U) * 2 > static_cast<std::ptrdiff_t>(lengths.size());
}

/// Line after line reaches the same edge: a column of text.
bool is_filled(const std::vector<float>& ends, const std::vector<std::size_t>& lengths, float em) {
  const float edge = *std::max_element(ends.begin(), ends.end());
  std::size_t full = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) full += lengths[i] > kLongLine && edge - ends[i] < kFullLineEm * em;
  return full * 2 >= ends.size();
}

bool reads_as_words(const std::vector<ChunkRow>& rows, std::size_t columns, const PageGlyphs& page, float em) {
  const std::size_t n = rows.size();
  if (n < (columns == 2 ? kFewestPairs : kFewestRows)) return false;
  std::vector<std::vector<float>> lefts(columns), bracketed(columns), ends(columns);
  std::vector<std::size_t> lettered(columns);
  std::vector<std::vector<std::size_t>> lengths(columns);
  std::size_t cells = 0, ideographic = 0, commas = 0, letters = 0, names = 0;
  for (const ChunkRow& row : rows) {
    if (row.chunks.front().first_column != 0 || row.chunks.size() * 2 < columns) return false;
    for (const Chunk& c : row.chunks) {
      if (c.first_column != c.last_column) return false;
      const std::u32string words = words_of(c, page);
      if (words.empty() || words.size() > kLongestCell || says_sentence(words) || has_colon(words) || has_leaders(words)) return false;
      if (c.first_column == 0 && begins_as_item(c, page)) return false;
      ++cells;
      ideographic += has_han(words);
      commas += has_comma(words);
      letters += words.size();
      names += words.size() <= kLongestName && std::all_of(words.begin(), words.end(), is_han);
      lettered[c.first_column] += has_letters(words);
      (is_opening(words.front()) ? bracketed : lefts)[c.first_column].push_back(c.u0);
      ends[c.first_column].push_back(c.u1);
      lengths[c.first_column].push_back(words.size());
    }
  }
  if (ideographic * 2 < cells || commas * 4 > cells || letters > kLongestUsual * cells || names == cells) return false;
  if (are_marks(lengths.front())) return false;
  for (std::size_t c = 0; c < columns; ++c)
    if (lettered[c] * 10 < n * (c == 0 ? 10 : 6) || !begin_alike(lefts[c], bracketed[c], em) || is_filled(ends[c], lengths[c], em)) return false;
  return true;
}

/// The table that rows `run` are; nothing where they are none.
bool read(const std::vector<ChunkRow>& all, Run run, const PageGlyphs& page, float em, FoundTable& table) {
  if (run.end < run.begin + kFewestRows) return false;
  std::vector<ChunkRow> rows(all.begin() + static_cast<std::ptrdiff_t>(run.begin), all.begin() + static_cast<std::ptrdiff_t>(run.end));
  float least = 1e9F, most = 0;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    least = std::min(least, rows[i].center() - rows[i - 1].center());
    most = std::max(most, rows[i].center() - rows[i - 1].center());
  }
  if (most > (1 + kUnevenRows) * least) return false;
  const std::vector<float> edges = find_column_edges(rows, kGapEm * em, kGapEm * em);
  if (edges.size() < 3) return false;
  const std::size_t columns = edges.size() - 1;
  put_into_columns(rows, edges, 0);
  if (!reads_as_words(rows, columns, page, em)) return false;
  table = {};
  table.us = edges;
  table.top = rows.front().v0;
  table.bottom = rows.back().v1;
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t c = 0, k = 0; c < columns; ++c) {
      table.cells.push_back({{static_cast<std::uint16_t>(r), static_cast<std::uint16_t>(c), 1, 1}, {}});
      if (k < rows[r].chunks.size() && rows[r].chunks[k].first_column == c) table.cells.back().words = std::move(rows[r].chunks[k++].words);
    }
  return true;
}

}  // namespace

std::vector<RowTable> find_word_tables(const std::vector<Row>& rows, const PageGlyphs& page, float em) {
  std::vector<RowTable> found;
  std::vector<ChunkRow> chunks;
  chunks.reserve(rows.size());
  for (Row row : rows) {
    for (Placed& word : row.words)  // the white of a bracket belongs to the gap before it
      if (is_opening(page.glyphs[word.first].code) && word.u1 - word.u0 > em) word.u0 += kBracketWhiteEm * em;
    chunks.push_back(make_chunks(row, kGapEm * em));
  }
  for (std::size_t i = 0; i < chunks.size();) {
    std::size_t end = i;
    while (end < chunks.size() && chunks[end].chunks.size() >= 2 && (end == i || chunks[end].center() - chunks[end - 1].center() < kFarRows * em)) ++end;
    const std::size_t begin = i;
    i = std::max(end, i + 1);
    // A row of other text may stand at either end.
    for (const Run& run : {Run{begin, end}, Run{begin + 1, end}, Run{begin, end - 1}}) {
      FoundTable table;
      if (end <= begin || !read(chunks, run, page, em, table)) continue;
      found.push_back({run.begin, run.end, std::move(table)});
      break;
    }
  }
  return found;
}

}  // namespace jiaokan::extract
