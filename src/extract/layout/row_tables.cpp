#include "extract/layout/row_tables.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/layout/cell_words.h"
#include "extract/layout/merged_cells.h"
#include "extract/layout/pair_tables.h"
#include "extract/layout/text_columns.h"
#include "extract/numbering.h"

namespace jiaokan::extract {
namespace {

constexpr float kGapEm = 1.1F;  // between cells of a table without rules
constexpr float kGapBetweenRulesEm = 0.7F;
constexpr float kNarrowGapEm = 0.3F;  // where many rows leave it free
constexpr std::size_t kManyRows = 6;
constexpr float kSlackEm = 0.3F;
constexpr float kAlignedEm = 0.6F;
constexpr float kFarRows = 3.6F;  // em between the rows of one table
constexpr float kWrapRoomEm = 3;  // between a cell that wraps and the next one
constexpr std::size_t kFewestRows = 3;
constexpr int kDeepestParting = 6;
constexpr float kLongestGroupShare = 0.6F;  // of the table's width
constexpr std::size_t kLongestFigure = 14;  // code points of a cell that is a figure
constexpr std::size_t kProseLines = 6;      // of one cell column that fills its width: text in columns

/// What is known of each column of a candidate.
struct ColumnUse {
  std::size_t cells = 0, lines = 0, lettered = 0, figured = 0, item_numbers = 0, numbers = 0, full = 0;
  bool counts_up = true;
  long long last_number = -1;
  std::vector<float> lefts, rights, centres;
  float widest = 0;
};

class Candidate {
 public:
  Candidate(std::vector<ChunkRow> rows, const PageGlyphs& page, float em, float gap) : rows_(std::move(rows)), page_(page), em_(em) {
    edges_ = find_column_edges(rows_, gap, rows_.size() < kManyRows ? gap : kNarrowGapEm * em_);
    if (edges_.size() < 3) return;
    put_into_columns(rows_, edges_, kSlackEm * em_);
    if (auto fewer = edges_with_heads(rows_, edges_); fewer.size() >= 3 && fewer.size() < edges_.size()) {
      edges_ = std::move(fewer);
      put_into_columns(rows_, edges_, kSlackEm * em_);
    }
    tall_ = take_cells_between(rows_, edges_, em_);
    group_ = group_rows(rows_, edges_, em_, [&](const Chunk& c) { return parse_numbering(utf8::from_utf32(words_of(c, page_))).has_value(); });
    if (auto by_white = group_rows_by_white(rows_)) group_ = std::move(*by_white);
    if (tall_.empty() && rules_part_rows())
      for (std::size_t r = 0, group = 0; r < rows_.size(); ++r) group_[r] = r > 0 && rows_[r].strip != rows_[r - 1].strip ? ++group : group;
    use();
    settle_tall_cells(tall_, rows_, group_, columns(), em_);
    widen_heads(rows_, tall_, group_, columns(), em_);
  }

  std::size_t columns() const { return edges_.size() < 2 ? 0 : edges_.size() - 1; }
  const std::vector<ChunkRow>& rows() const { return rows_; }

  /// With rules above and below: two columns and two rows are enough, where it is no text in columns.
  bool reads_as_ruled() const {
    if (columns() < 2 || leaders_ > 0 || group_.back() + 1 < 2 || prose() || has_paragraph()) return false;
    const std::size_t filled = rows_with(2);
    return filled >= 2 && filled * 10 >= (group_.back() + 1) * 6 && has_lettered_column();
  }

  bool reads_as_rows() const {
    const std::size_t lines = group_.empty() ? 0 : group_.back() + 1;
    if (lines < kFewestRows || leaders_ > 0 || prose() || has_paragraph() || crossing_ * 4 > rows_.size()) return false;
    std::size_t counted = columns();
    if (columns() > 0 && use_[0].item_numbers * 2 > use_[0].cells) --counted;
    if (counted < 3) return false;
    const std::size_t filled = rows_with(std::max<std::size_t>(3, (columns() + 1) / 2));
    if (filled < kFewestRows || filled * 10 < lines * 6 || !has_lettered_column() || reads_as_contents()) return false;
    bool figures = false;
    for (std::size_t c = 0; c < columns(); ++c) {
      const ColumnUse& u = use_[c];
      if (c > 0 && u.figured >= 2 && u.figured * 10 >= u.cells * 6) figures = true;
      const std::size_t aligned = std::max({agreeing(u.lefts, kAlignedEm * em_), agreeing(u.rights, kAlignedEm * em_), agreeing(u.centres, kAlignedEm * em_)});
      if (aligned * 10 < u.lefts.size() * 6) return false;
    }
    return figures;
  }

  FoundTable make() const {
    FoundTable table;
    table.us = edges_;
    table.top = rows_.front().v0;
    table.bottom = rows_.back().v1;
    std::map<std::pair<std::size_t, std::size_t>, FoundCell> cells;
    for (std::size_t r = 0; r < rows_.size(); ++r)
      for (const Chunk& c : rows_[r].chunks) {
        FoundCell& cell = cells[{group_[r], c.first_column}];
        cell.span.row = static_cast<std::uint16_t>(group_[r]);
        cell.span.column = static_cast<std::uint16_t>(c.first_column);
        cell.span.column_span = std::max(cell.span.column_span, static_cast<std::uint16_t>(c.last_column - c.first_column + 1));
        cell.words.insert(cell.words.end(), c.words.begin(), c.words.end());
      }
    for (const TallCell& t : tall_) {
      FoundCell& cell = cells[{t.row, t.chunk.first_column}];
      cell.span = {static_cast<std::uint16_t>(t.row), static_cast<std::uint16_t>(t.chunk.first_column),
                   std::max(cell.span.row_span, static_cast<std::uint16_t>(t.rows)),
                   std::max(cell.span.column_span, static_cast<std::uint16_t>(t.chunk.last_column - t.chunk.first_column + 1))};
      cell.words.insert(cell.words.end(), t.chunk.words.begin(), t.chunk.words.end());
    }
    std::vector<std::size_t> taken_until(columns(), 0);  // by column: first row that no cell of the rows above reaches into
    for (std::size_t r = 0; r <= group_.back(); ++r)
      for (std::size_t c = 0; c < columns();) {
        auto found = cells.find({r, c});
        if (found == cells.end()) {
          if (taken_until[c] <= r) table.cells.push_back({{static_cast<std::uint16_t>(r), static_cast<std::uint16_t>(c), 1, 1}, {}});
          ++c;
          continue;
        }
        // A chunk that begins in the next column ends this cell.
        std::size_t end = c + 1;
        while (end < c + found->second.span.column_span && !cells.contains({r, end})) ++end;
        found->second.span.column_span = static_cast<std::uint16_t>(end - c);
        for (std::size_t k = c; k < end; ++k) taken_until[k] = std::max(taken_until[k], r + found->second.span.row_span);
        table.cells.push_back(std::move(found->second));
        c = end;
      }
    return table;
  }

 private:
  void use() {
    use_.resize(columns());
    std::map<std::pair<std::size_t, std::size_t>, std::u32string> cells;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      bool crosses = false;
      for (const Chunk& c : rows_[r].chunks) {
        const std::u32string words = words_of(c, page_);
        leaders_ += has_leaders(words);
        if (c.first_column != c.last_column) {
          crosses = true;
          continue;
        }
        ColumnUse& u = use_[c.first_column];
        ++u.lines;
        cells[{group_[r], c.first_column}] += words;
        u.lefts.push_back(c.u0);
        u.rights.push_back(c.u1);
        u.centres.push_back((c.u0 + c.u1) / 2);
        u.widest = std::max(u.widest, c.u1 - c.u0);
      }
      crossing_ += crosses;
    }
    for (const auto& [place, words] : cells) {
      ColumnUse& u = use_[place.second];
      ++u.cells;
      u.lettered += has_letters(words);
      u.figured += words.size() <= kLongestFigure && (has_digits(words) || words == U"—" || words == U"-" || words == U"－");
      u.item_numbers += is_item_number(words);
      if (!is_number(words)) continue;
      ++u.numbers;
      const long long value = number_value(words);
      u.counts_up = u.counts_up && value >= u.last_number;
      u.last_number = value;
    }
    for (ColumnUse& u : use_)
      for (std::size_t i = 0; i < u.lefts.size(); ++i) u.full += u.widest > 8 * em_ && u.rights[i] - u.lefts[i] > u.widest - 1.6F * em_;
  }

  /// Where hardly any strip holds two cells of the first column, each is a row.
  bool rules_part_rows() const {
    std::map<std::size_t, std::size_t> begun;
    for (const ChunkRow& row : rows_) begun[row.strip] += row.chunks.front().first_column == 0;
    const auto single = std::count_if(begun.begin(), begun.end(), [](const auto& b) { return b.second <= 1; });
    return begun.size() >= 4 && static_cast<std::size_t>(single) * 10 >= begun.size() * 7;
  }

  /// A line of text between two tables: alone in its row, it crosses the columns and is longer than what heads a group.
  bool has_paragraph() const {
    return std::any_of(rows_.begin(), rows_.end(), [&](const ChunkRow& row) {
      const Chunk& c = row.chunks.front();
      return row.chunks.size() == 1 && c.first_column != c.last_column && c.u1 - c.u0 > kLongestGroupShare * (edges_.back() - edges_.front());
    });
  }

  std::size_t rows_with(std::size_t least) const {
    std::map<std::size_t, std::set<std::size_t>> filled;  // columns, by row of the table
    for (std::size_t r = 0; r < rows_.size(); ++r)
      for (const Chunk& c : rows_[r].chunks) filled[group_[r]].insert(c.first_column);
    return static_cast<std::size_t>(std::count_if(filled.begin(), filled.end(), [&](const auto& f) { return f.second.size() >= least; }));
  }

  bool has_lettered_column() const {
    return std::any_of(use_.begin(), use_.end(), [](const ColumnUse& u) { return u.cells > 0 && u.lettered * 2 >= u.cells; });
  }

  /// Text set in columns: line after line fills two of them.
  bool prose() const {
    return std::count_if(use_.begin(), use_.end(), [](const ColumnUse& u) { return u.lines >= kProseLines && u.full * 10 >= u.lines * 5; }) >= 2;
  }

  /// The last column counts up from the very first row on: pages.
  bool reads_as_contents() const {
    const ColumnUse& last = use_.back();
    return last.numbers == last.cells && last.cells * 10 >= (group_.back() + 1) * 8 && last.counts_up;
  }

  std::vector<ChunkRow> rows_;
  const PageGlyphs& page_;
  float em_;
  std::vector<float> edges_;
  std::vector<std::size_t> group_;
  std::vector<TallCell> tall_;  // that take several rows
  std::vector<ColumnUse> use_;
  std::size_t leaders_ = 0, crossing_ = 0;
};

/// Rows that may be parts of one table: begin … end.
struct Run {
  std::size_t begin, end;
};

/// Cells of a row. Those centred beside a wrapped one stand between its lines: what is closer than lines are counts together.
std::size_t cells_beside(const std::vector<ChunkRow>& rows, std::size_t i, float em) {
  const auto beside = [&](std::size_t a, std::size_t b) { return rows[b].center() - rows[a].center() < 0.95F * em; };
  std::size_t n = rows[i].chunks.size();
  if (i > 0 && beside(i - 1, i)) n += rows[i - 1].chunks.size();
  if (i + 1 < rows.size() && beside(i, i + 1)) n += rows[i + 1].chunks.size();
  return n;
}

std::vector<Run> find_runs(const std::vector<ChunkRow>& rows, float em) {
  std::vector<Run> runs;
  std::size_t last = 0;  // row with at least three cells
  bool open = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (cells_beside(rows, i, em) < 3) continue;
    bool near = open && i - last <= 6;
    for (std::size_t k = last + 1; near && k <= i; ++k) near = rows[k].center() - rows[k - 1].center() < kFarRows * em;
    if (!near) runs.push_back({i, i});
    runs.back().end = i + 1;
    last = i;
    open = true;
  }
  runs.erase(std::remove_if(runs.begin(), runs.end(), [](const Run& r) { return r.end - r.begin < kFewestRows; }), runs.end());
  return runs;
}

/// The same row, parted at narrower gaps.
ChunkRow with_gap(const ChunkRow& row, float gap) {
  Row words{row.v0, row.v1, row.v0, row.v1, {}};
  for (const Chunk& c : row.chunks) words.words.insert(words.words.end(), c.words.begin(), c.words.end());
  ChunkRow out = make_chunks(words, gap);
  out.strip = row.strip;
  return out;
}

std::optional<FoundTable> read(const std::vector<ChunkRow>& rows, Run run, const PageGlyphs& page, float em) {
  std::vector<ChunkRow> own(rows.begin() + static_cast<std::ptrdiff_t>(run.begin), rows.begin() + static_cast<std::ptrdiff_t>(run.end));
  if (own.size() >= kManyRows)
    for (ChunkRow& row : own) row = with_gap(row, kNarrowGapEm * em);
  const Candidate candidate(std::move(own), page, em, kGapEm * em);
  if (candidate.columns() < 3 || !candidate.reads_as_rows()) return std::nullopt;
  return candidate.make();
}

/// Whether each chunk of a row beside the table stands in one of its columns, below or above text that fills it or together with others.
bool belongs(const ChunkRow& row, const std::vector<float>& edges, float slack) {
  std::vector<ChunkRow> one{row};
  put_into_columns(one, edges, slack);
  if (row.chunks.front().u0 < edges.front() - slack || row.chunks.back().u1 > edges.back() + slack) return false;
  return std::all_of(one[0].chunks.begin(), one[0].chunks.end(), [](const Chunk& c) { return c.first_column == c.last_column; });
}

/// The first cell of the row above goes on here: it reaches to the next cell and begins at the same place.
bool is_cut(const ChunkRow& above, const ChunkRow& row, float em) {
  const Chunk& a = above.chunks.front();
  const Chunk& b = row.chunks.front();
  const float free = above.chunks.size() > 1 ? above.chunks[1].u0 - a.u1 : 1e9F;
  return std::fabs(a.u0 - b.u0) < kAlignedEm * em && b.u1 < a.u1 + em && free < kWrapRoomEm * em;
}

/// Takes the rows above and below that are parts of the table too: heads with fewer cells, later lines of the last row's cells.
Run grown(const std::vector<ChunkRow>& rows, Run run, const FoundTable& table, float em) {
  const auto pitch = [&](std::size_t a, std::size_t b) { return rows[b].center() - rows[a].center(); };
  const bool close = run.end - run.begin >= kManyRows;
  const auto row_at = [&](std::size_t i) { return close ? with_gap(rows[i], kNarrowGapEm * em) : rows[i]; };
  float tightest = 1e9F;
  for (std::size_t i = run.begin + 1; i < run.end; ++i) tightest = std::min(tightest, pitch(i - 1, i));
  while (run.end < rows.size() && run.end - run.begin < 400) {
    const ChunkRow row = row_at(run.end);
    const float distance = pitch(run.end - 1, run.end);
    const bool several = row.chunks.size() >= 2 && distance < 1.6F * tightest;
    const bool rest = row.chunks.size() == 1 && distance < 1.1F * tightest && (row.chunks[0].u0 > table.us[1] || is_cut(rows[run.end - 1], row, em));
    if (!(several || rest) || !belongs(row, table.us, kSlackEm * em)) break;
    ++run.end;
  }
  while (run.begin > 0) {
    const ChunkRow row = row_at(run.begin - 1);
    if (row.chunks.size() < 2 || pitch(run.begin - 1, run.begin) > 1.6F * tightest || !belongs(row, table.us, kSlackEm * em)) break;
    --run.begin;
  }
  return run;
}

/// The tables of a run. Two tables, or other text between, may have been taken for one: where it reads as none, it is parted at its widest distance.
void read_run(const std::vector<ChunkRow>& rows, Run run, const PageGlyphs& page, float em, int depth, std::vector<RowTable>& found) {
  const std::size_t taken = found.empty() ? 0 : found.back().end;
  run.begin = std::max(run.begin, taken);
  while (run.begin < run.end && cells_beside(rows, run.begin, em) < 3) ++run.begin;
  while (run.end > run.begin && cells_beside(rows, run.end - 1, em) < 3) --run.end;
  // A row of other text may stand at either end.
  for (const Run& part : {run, Run{run.begin + 1, run.end}, Run{run.begin, run.end - 1}}) {
    if (part.end < part.begin + kFewestRows) continue;
    auto table = read(rows, part, page, em);
    if (!table) continue;
    Run whole = grown(rows, part, *table, em);
    whole.begin = std::max(whole.begin, taken);
    if (auto larger = read(rows, whole, page, em); larger && larger->us.size() == table->us.size())
      table = std::move(larger);
    else
      whole = part;
    found.push_back({whole.begin, whole.end, std::move(*table)});
    return;
  }
  if (depth >= kDeepestParting || run.end < run.begin + 2 * kFewestRows) return;
  std::size_t widest = run.begin + 1;
  const auto distance = [&](std::size_t i) { return rows[i].center() - rows[i - 1].center(); };
  for (std::size_t i = run.begin + 2; i < run.end; ++i)
    if (distance(i) > distance(widest) + 1) widest = i;
  read_run(rows, {run.begin, widest}, page, em, depth + 1, found);
  read_run(rows, {widest, run.end}, page, em, depth + 1, found);
}

}  // namespace

std::vector<RowTable> find_row_tables(const std::vector<Row>& rows, const PageGlyphs& page, float em) {
  std::vector<RowTable> found;
  if (rows.size() < kFewestRows) return found;
  std::vector<ChunkRow> chunks;
  chunks.reserve(rows.size());
  for (const Row& row : rows) chunks.push_back(make_chunks(row, kGapEm * em));
  for (const Run& run : find_runs(chunks, em)) read_run(chunks, run, page, em, 0, found);
  find_pair_tables(chunks, page, em, found);
  return found;
}

std::optional<FoundTable> table_between_rules(const std::vector<std::vector<Row>>& strips, const PageGlyphs& page, float em) {
  std::vector<ChunkRow> rows;
  for (std::size_t s = 0; s < strips.size(); ++s)
    for (const Row& row : strips[s]) {
      rows.push_back(make_chunks(row, kGapBetweenRulesEm * em));
      rows.back().strip = s;
    }
  if (rows.size() < 2) return std::nullopt;
  if (rows.size() >= kManyRows)
    for (ChunkRow& row : rows) row = with_gap(row, kNarrowGapEm * em);
  const Candidate candidate(std::move(rows), page, em, kGapBetweenRulesEm * em);
  if (candidate.columns() < 2 || !candidate.reads_as_ruled()) return std::nullopt;
  return candidate.make();
}

}  // namespace jiaokan::extract
