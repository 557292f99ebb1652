#include "extract/layout/column_bands.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include "core/characters.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostRows = 3000;       // of a page that is looked at for columns
constexpr float kMostCells = 800;             // across it
constexpr std::size_t kFewestColumnRows = 5;  // of each column …
constexpr std::size_t kFewestTwinRows = 3;    // … and of columns as wide as one another and filled
constexpr float kGutterEm = 0.9F;
constexpr float kLargerRow = 1.2F;    // type of headings, of the usual row
constexpr float kFilledShare = 0.5F;  // of the width of a column, that a line filled to its end takes at least

float end_of(const Row& row) {
  float end = row.words.front().u1;
  for (const Placed& w : row.words) end = std::max(end, w.u1);
  return end;
}

bool has_words(const Row& row, float gutter, bool on_right) {
  return std::any_of(row.words.begin(), row.words.end(), [&](const Placed& w) { return (w.u0 + w.u1 >= 2 * gutter) == on_right; });
}

bool crosses(const Row& row, float from, float to) {
  return std::any_of(row.words.begin(), row.words.end(), [&](const Placed& w) { return w.u0 < to && w.u1 > from; });
}

/// Larger type on the left with nothing beside it: the columns above have ended.
bool heads_both(const std::vector<Row>& rows, std::size_t r, float gutter, float usual_height) {
  const Row& row = rows[r];
  if (row.v1 - row.v0 < kLargerRow * usual_height || has_words(row, gutter, true)) return false;
  const auto beside = [&](const Row& other) {
    return has_words(other, gutter, true) && std::min(other.v1, row.v1) - std::max(other.v0, row.v0) > 0.2F * (row.v1 - row.v0);
  };
  for (std::size_t n = r > 2 ? r - 2 : 0; n < std::min(rows.size(), r + 3); ++n)
    if (n != r && beside(rows[n])) return false;
  return true;
}

}  // namespace

/// Both sides have text over the same stretch, the gutter is white there, and wide.
bool ColumnFinder::stand_side_by_side(const std::vector<Row>& rows, const Band& band) const {
  std::array<std::vector<std::size_t>, 2> on;
  float left_end = -1e9F, right_start = 1e9F;
  for (std::size_t r = band.begin; r < band.end; ++r) {
    for (const std::size_t side : {std::size_t{0}, std::size_t{1}})
      if (has_words(rows[r], band.gutter, side == 1)) on[side].push_back(r);
    for (const Placed& w : rows[r].words)
      if (w.u0 + w.u1 < 2 * band.gutter)
        left_end = std::max(left_end, w.u1);
      else
        right_start = std::min(right_start, w.u0);
  }
  if (right_start - left_end < kGutterEm * em_) return false;
  const auto between = [](const std::vector<std::size_t>& rows_of, const std::vector<std::size_t>& others) {
    return std::count_if(rows_of.begin(), rows_of.end(), [&](std::size_t r) { return r >= others.front() && r <= others.back(); });
  };
  return std::min(between(on[0], on[1]), between(on[1], on[0])) >=
         std::min<std::ptrdiff_t>(4, static_cast<std::ptrdiff_t>(std::min(on[0].size(), on[1].size())));
}

bool ColumnFinder::has_letters(const Placed& w) const {
  return std::any_of(glyphs_.begin() + w.first, glyphs_.begin() + w.first + w.count, [](const Glyph& g) { return is_han(g.code) || is_latin(g.code); });
}

/// One side of the gutter is columns again, whose rows stand at heights of their own.
bool ColumnFinder::has_columns(const std::vector<Row>& rows, const Band& band, bool on_right) const {
  std::vector<Placed> words;
  for (std::size_t r = band.begin; r < band.end; ++r)
    for (const Placed& w : rows[r].words)
      if ((w.u0 + w.u1 >= 2 * band.gutter) == on_right) words.push_back(w);
  const Band inner = find(make_rows(std::move(words)));
  return inner.end > inner.begin;
}

/// Columns of text are filled to the gutter line after line; columns of a table are not.
bool ColumnFinder::reads_as_columns(const std::vector<Row>& rows, const Band& band, bool as_twins) const {
  struct Side {
    float from = 1e9F, to = -1e9F;
    std::vector<std::pair<float, float>> spans;
  };
  std::array<Side, 2> sides;
  for (std::size_t r = band.begin; r < band.end; ++r) {
    std::array<std::pair<float, float>, 2> span{{{1e9F, -1e9F}, {1e9F, -1e9F}}};
    for (const Placed& w : rows[r].words) {
      auto& s = span[w.u0 + w.u1 < 2 * band.gutter ? 0 : 1];
      s.first = std::min(s.first, w.u0);
      s.second = std::max(s.second, w.u1);
    }
    for (std::size_t i = 0; i < 2; ++i) {
      if (span[i].second < span[i].first) continue;
      sides[i].spans.push_back(span[i]);
      sides[i].from = std::min(sides[i].from, span[i].first);
      sides[i].to = std::max(sides[i].to, span[i].second);
    }
  }
  // The page numbers of a table of contents and the dots that lead to them are no column.
  std::size_t worded = 0;
  for (std::size_t r = band.begin; r < band.end; ++r)
    worded += std::any_of(rows[r].words.begin(), rows[r].words.end(), [&](const Placed& w) { return w.u0 + w.u1 >= 2 * band.gutter && has_letters(w); });
  if (worded * 2 < sides[1].spans.size()) return false;
  if (as_twins && std::fabs((sides[0].to - sides[0].from) - (sides[1].to - sides[1].from)) > em_) return false;
  for (const Side& side : sides) {
    if (side.spans.size() < kFewestTwinRows || side.to - side.from < 9 * em_) return false;
    std::size_t full = 0;
    for (const auto& [from, to] : side.spans)
      if (to > side.to - 1.6F * em_ && to - from > kFilledShare * (side.to - side.from)) ++full;
    if (full * 10 < side.spans.size() * (as_twins ? 6U : 4U) && !has_columns(rows, band, &side == &sides[1])) return false;
  }
  return true;
}

Band ColumnFinder::find(const std::vector<Row>& rows) const {
  if (rows.size() < kFewestTwinRows || rows.size() > kMostRows) return {};
  std::vector<float> heights;
  for (const Row& row : rows) heights.push_back(row.v1 - row.v0);
  const float usual_height = median(heights);
  float u_min = 1e9F, u_max = -1e9F;
  for (const Row& row : rows) {
    u_min = std::min(u_min, row.words.front().u0);
    u_max = std::max(u_max, end_of(row));
  }
  if (!(u_max - u_min > 20 * em_)) return {};
  const float step = std::max(em_ / 4, (u_max - u_min) / kMostCells);
  const auto cells = static_cast<std::size_t>((u_max - u_min) / step) + 1;
  const auto cell_of = [&](float u) { return std::min(cells - 1, static_cast<std::size_t>(std::max(0.0F, (u - u_min) / step))); };
  // Of each cell, the rows with text on its left and right since the last that crosses it, and the most of both so far.
  std::vector<std::uint32_t> left(cells, 0), right(cells, 0), most(cells, 0);
  for (const Row& row : rows) {
    const std::size_t first = cell_of(row.words.front().u0), last = cell_of(end_of(row));
    for (std::size_t c = first + 1; c < cells; ++c) ++left[c];
    for (std::size_t c = 0; c < last; ++c) ++right[c];
    for (const Placed& w : row.words)
      for (std::size_t c = cell_of(w.u0); c <= cell_of(w.u1); ++c) left[c] = right[c] = 0;
    for (std::size_t c = 0; c < cells; ++c) most[c] = std::max(most[c], std::min(left[c], right[c]));
  }
  const auto peak = static_cast<std::size_t>(std::max_element(most.begin(), most.end()) - most.begin());
  if (most[peak] < kFewestTwinRows) return {};
  // A folio in the middle of the foot narrows the river, but does not move it.
  const std::uint32_t nearly = most[peak] - std::min(most[peak], std::max<std::uint32_t>(2, most[peak] / 16));
  std::size_t first_cell = peak, last_cell = peak;
  while (first_cell > 0 && most[first_cell - 1] >= nearly) --first_cell;
  while (last_cell + 1 < cells && most[last_cell + 1] >= nearly) ++last_cell;
  const float gutter = u_min + (static_cast<float>(first_cell + last_cell) / 2 + 0.5F) * step;

  const float from = u_min + (static_cast<float>(first_cell) + 0.1F) * step, to = u_min + (static_cast<float>(last_cell) + 0.9F) * step;

  // The run of rows with most text on both sides that no row crosses, nor a heading over both columns.
  Band best;
  std::size_t best_rows = 0;
  for (std::size_t begin = 0; begin < rows.size();) {
    std::array<std::size_t, 2> on_side{};
    std::size_t end = begin;
    for (; end < rows.size() && !crosses(rows[end], from, to) && !heads_both(rows, end, gutter, usual_height); ++end)
      for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) on_side[side] += has_words(rows[end], gutter, side == 1);
    if (const std::size_t both = std::min(on_side[0], on_side[1]); both > best_rows) {
      best_rows = both;
      best = {begin, end, gutter};
    }
    begin = end + 1;
  }
  if (best_rows < kFewestTwinRows || !stand_side_by_side(rows, best) || !reads_as_columns(rows, best, best_rows < kFewestColumnRows)) return {};
  return best;
}

}  // namespace jiaokan::extract
