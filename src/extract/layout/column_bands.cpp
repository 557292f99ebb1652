#include "extract/layout/column_bands.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>

#include "core/characters.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostRows = 3000;       // of a page that is looked at for columns
constexpr float kMostCells = 800;             // across it
constexpr std::size_t kFewestColumnRows = 5;  // of each column …
constexpr std::size_t kFewestTwinRows = 3;    // … and of columns as wide as one another and filled
constexpr float kGutterEm = 0.75F;            // TeX's own is 10 points, whatever the type
constexpr float kNarrowGutterEm = 0.6F;       // between a text and its translation
constexpr float kWholeMark = 0.7F;            // em that a mark takes with the white of its box
constexpr float kMarkWhite = 0.65F;           // of its box
constexpr float kSameStart = 0.5F;            // points by which lines that begin at one edge may differ
constexpr std::size_t kFewReachOut = 10;      // lines for one that ends outside its column
constexpr float kHeadInside = 0.5F;           // em that a heading over both columns begins behind the edge of the right one
constexpr float kLongestFolioEm = 12;         // of what may stand below the columns of a page
constexpr float kLargerRow = 1.2F;            // type of headings, of the usual row
constexpr std::size_t kLinesBeside = 2;       // above and below a heading that may be one over both columns
constexpr float kLongShare = 0.7F;            // of the width of a column of ragged lines, that most take
constexpr float kFilledShare = 0.5F;          // of the width of a column, that a line filled to its end takes at least

/// Most of a Chinese text: asked first, because every word's end is looked at several times.
bool is_plain_ideograph(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }
bool is_opening_mark(char32_t c) { return std::u32string_view(U"（〔【《〈“‘「『").find(c) != std::u32string_view::npos; }
bool is_closing_mark(char32_t c) { return std::u32string_view(U"，。、；：！？）〕】》〉”’」』").find(c) != std::u32string_view::npos; }

bool has_words(const Row& row, float gutter, bool on_right) {
  return std::any_of(row.words.begin(), row.words.end(), [&](const Placed& w) { return (w.u0 + w.u1 >= 2 * gutter) == on_right; });
}

/// Larger type on the left with nothing beside it: the columns above have ended.
bool heads_both(const std::vector<Row>& rows, std::size_t r, float gutter, float usual_height) {
  const Row& row = rows[r];
  if (row.v1 - row.v0 < kLargerRow * usual_height || has_words(row, gutter, true)) return false;
  const auto beside = [&](const Row& other) {
    return has_words(other, gutter, true) && std::min(other.v1, row.v1) - std::max(other.v0, row.v0) > 0.2F * (row.v1 - row.v0);
  };
  // Where the right column goes on from line to line, it has no room for a heading over both: that of a chapter beside it may stand between two lines.
  float above = -1e9F, below = 1e9F;
  for (std::size_t n = r > kLinesBeside ? r - kLinesBeside : 0; n < std::min(rows.size(), r + kLinesBeside + 1); ++n) {
    if (n == r) continue;
    if (beside(rows[n])) return false;
    if (!has_words(rows[n], gutter, true)) continue;
    if (rows[n].v0 + rows[n].v1 < row.v0 + row.v1)
      above = std::max(above, rows[n].v1);
    else
      below = std::min(below, rows[n].v0);
  }
  return below - above > row.v1 - row.v0;
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
        left_end = std::max(left_end, ink_end(w));
      else
        right_start = std::min(right_start, ink_begin(w));
  }
  if (right_start - left_end < (is_translated(rows, band) ? kNarrowGutterEm : kGutterEm) * em_) return false;
  const auto between = [](const std::vector<std::size_t>& rows_of, const std::vector<std::size_t>& others) {
    return std::count_if(rows_of.begin(), rows_of.end(), [&](std::size_t r) { return r >= others.front() && r <= others.back(); });
  };
  return std::min(between(on[0], on[1]), between(on[1], on[0])) >=
         std::min<std::ptrdiff_t>(4, static_cast<std::ptrdiff_t>(std::min(on[0].size(), on[1].size())));
}

/// The white part of a mark's box may hang out of the column: TeX sets it there.
float ColumnFinder::ink_end(const Placed& w) const {
  const Glyph& last = glyphs_[w.first + w.count - 1];
  const float advance = std::fabs(last.trail - last.lead);
  return w.u1 - (!is_plain_ideograph(last.code) && is_closing_mark(last.code) && advance > kWholeMark * em_ ? kMarkWhite * advance : 0);
}

float ColumnFinder::ink_begin(const Placed& w) const {
  const Glyph& first = glyphs_[w.first];
  const float advance = std::fabs(first.trail - first.lead);
  return w.u0 + (!is_plain_ideograph(first.code) && is_opening_mark(first.code) && advance > kWholeMark * em_ ? kMarkWhite * advance : 0);
}

bool ColumnFinder::has_letters(const Placed& w) const {
  return std::any_of(glyphs_.begin() + w.first, glyphs_.begin() + w.first + w.count, [](const Glyph& g) { return is_han(g.code) || is_latin(g.code); });
}

/// A text on the left and its translation on the right, or the other way round: one side in ideographs, the other in Latin letters, whose lines go on in small
/// ones where words wrap. The terms of a list in two languages begin with capitals, or all with small letters.
bool ColumnFinder::is_translated(const std::vector<Row>& rows, const Band& band) const {
  constexpr std::size_t kFewestLetters = 60;  // an ideograph counts for several
  constexpr std::size_t kLettersOfOne = 3;
  std::array<std::size_t, 2> han{}, latin{}, lines{}, small{};
  for (std::size_t r = band.begin; r < band.end; ++r) {
    std::array<bool, 2> seen{};
    for (const Placed& w : rows[r].words) {
      const std::size_t side = w.u0 + w.u1 >= 2 * band.gutter;
      const char32_t first = glyphs_[w.first].code;
      if (!std::exchange(seen[side], true)) ++lines[side], small[side] += first >= U'a' && first <= U'z';
      for (std::uint32_t i = w.first; i < w.first + w.count; ++i) {
        han[side] += kLettersOfOne * is_han(glyphs_[i].code);
        latin[side] += is_latin(glyphs_[i].code);
      }
    }
  }
  const auto are = [&](std::size_t of_han, std::size_t of_latin) {
    return han[of_han] >= kFewestLetters && latin[of_latin] >= kFewestLetters && han[of_han] > 5 * latin[of_han] && latin[of_latin] > 5 * han[of_latin] &&
           small[of_latin] * 10 >= lines[of_latin] * 3 && small[of_latin] < lines[of_latin];
  };
  return are(0, 1) || are(1, 0);
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

/// The first row of the band that is no heading in the middle of both columns, which may stand on one side of the gutter where that is not in the middle.
std::size_t ColumnFinder::behind_centred_heads(const std::vector<Row>& rows, const Band& band) const {
  float left = 1e9F, right = -1e9F, edge = 1e9F;
  for (std::size_t r = band.begin; r < band.end; ++r)
    for (const Placed& w : rows[r].words) {
      left = std::min(left, w.u0);
      right = std::max(right, w.u1);
      if (w.u0 + w.u1 >= 2 * band.gutter) edge = std::min(edge, w.u0);
    }
  std::size_t r = band.begin;
  for (; r < band.end && !has_words(rows[r], band.gutter, false); ++r) {
    const float from = rows[r].words.front().u0, to = rows[r].words.back().u1;
    if (from < edge + kHeadInside * em_ || std::fabs(from + to - left - right) > 2 * em_) break;
  }
  return r;
}

/// The first row of the band that is no short last line of the text across the page above it: alone on its side, and nearer to that text than to what is below.
std::size_t ColumnFinder::behind_last_lines(const std::vector<Row>& rows, const Band& band) const {
  constexpr float kNearer = 0.6F;
  const std::size_t r = band.begin;
  if (r == 0 || r + 1 >= band.end || has_words(rows[r], band.gutter, true)) return r;
  const float above = rows[r].v0 - rows[r - 1].v1, below = rows[r + 1].v0 - rows[r].v1;
  return above >= 0 && above < kNearer * below && std::fabs(rows[r].words.front().u0 - rows[r - 1].words.front().u0) < em_ ? r + 1 : r;
}

bool ColumnFinder::is_in_gutter(const Row& row, float gutter) const {
  constexpr float kShort = 4, kMiddle = 1.5F;  // em
  const float from = row.words.front().u0, to = row.words.back().u1;
  return to - from < kShort * em_ && std::fabs((from + to) / 2 - gutter) < kMiddle * em_;
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
      s.second = std::max(s.second, ink_end(w));
    }
    for (std::size_t i = 0; i < 2; ++i) {
      if (span[i].second < span[i].first) continue;
      sides[i].spans.push_back(span[i]);
      sides[i].from = std::min(sides[i].from, span[i].first);
      sides[i].to = std::max(sides[i].to, span[i].second);
    }
  }
  // A few lines may reach out of their column, with a mark or a figure that would not part.
  for (Side& side : sides) {
    if (side.spans.empty()) continue;
    std::vector<float> ends;
    for (const auto& span : side.spans) ends.push_back(span.second);
    const auto most = ends.begin() + static_cast<std::ptrdiff_t>(ends.size() / kFewReachOut);
    std::nth_element(ends.begin(), most, ends.end(), std::greater<>());
    side.to = *most;
  }
  // The page numbers of a table of contents and the dots that lead to them are no column.
  std::size_t worded = 0;
  for (std::size_t r = band.begin; r < band.end; ++r)
    worded += std::any_of(rows[r].words.begin(), rows[r].words.end(), [&](const Placed& w) { return w.u0 + w.u1 >= 2 * band.gutter && has_letters(w); });
  if (worded * 2 < sides[1].spans.size()) return false;
  const bool translated = is_translated(rows, band);
  if (as_twins && !translated && std::fabs((sides[0].to - sides[0].from) - (sides[1].to - sides[1].from)) > em_) return false;
  for (const Side& side : sides) {
    if (side.spans.size() < kFewestTwinRows || side.to - side.from < 9 * em_) return false;
    std::size_t full = 0, long_lines = 0;
    for (const auto& [from, to] : side.spans) {
      full += to > side.to - 1.6F * em_ && to - from > kFilledShare * (side.to - side.from);
      long_lines += to - from > kLongShare * (side.to - side.from);
    }
    // Latin words leave more of their lines free, and most paragraphs beside longer ones have one line or two.
    if (translated && long_lines * 10 >= side.spans.size() * 3) continue;
    if (full * 10 < side.spans.size() * (as_twins ? 6U : 4U) && !has_columns(rows, band, &side == &sides[1])) return false;
  }
  return true;
}

/// Whether a row has text in the river. What begins there, as a folio below it does, is of neither column.
bool ColumnFinder::crosses(const Row& row, const River& river) const {
  const float begin = ink_begin(row.words.front());
  return (begin > river.begin && begin < river.to - kSameStart) || std::any_of(row.words.begin(), row.words.end(), [&](const Placed& w) {
           return ink_begin(w) < river.to - river.slack - kSameStart && ink_end(w) > river.from;
         });
}

/// The run of rows with most text on both sides of the river that no row crosses, nor a heading over both columns; and how many rows the side with fewer has.
std::pair<Band, std::size_t> ColumnFinder::widest_band(const std::vector<Row>& rows, const River& river, float usual_height) const {
  const float gutter = (river.from + river.to) / 2;
  // Below a heading over both columns stand two columns again, or lines across; where one column goes on alone, it is that column's.
  const auto begins_anew = [&](std::size_t heading) {
    constexpr std::size_t kLookAhead = 6;
    const bool folio = rows.back().words.back().u1 - rows.back().words.front().u0 < kLongestFolioEm * em_;
    for (std::size_t r = heading + 1; r < std::min(rows.size() - (folio ? 1 : 0), heading + kLookAhead); ++r)
      if (crosses(rows[r], river) || has_words(rows[r], gutter, true)) return true;
    return false;
  };
  Band best;
  std::size_t best_rows = 0;
  for (std::size_t begin = 0; begin < rows.size();) {
    std::array<std::size_t, 2> on_side{};
    std::size_t end = begin;
    for (; end < rows.size() && !crosses(rows[end], river) && !(heads_both(rows, end, gutter, usual_height) && begins_anew(end)); ++end)
      for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) on_side[side] += has_words(rows[end], gutter, side == 1);
    if (const std::size_t both = std::min(on_side[0], on_side[1]); both > best_rows) {
      best_rows = both;
      best = {begin, end, gutter};
    }
    begin = end + 1;
  }
  return {best, best_rows};
}

Band ColumnFinder::find(const std::vector<Row>& rows) const {
  if (rows.size() < kFewestTwinRows || rows.size() > kMostRows) return {};
  std::vector<float> heights;
  for (const Row& row : rows) heights.push_back(row.v1 - row.v0);
  const float usual_height = median(heights);
  float u_min = 1e9F, u_max = -1e9F;
  const auto end_of = [](const Row& row) {
    float end = row.words.front().u1;
    for (const Placed& w : row.words) end = std::max(end, w.u1);
    return end;
  };
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
      for (std::size_t c = cell_of(ink_begin(w)); c <= cell_of(ink_end(w)); ++c) left[c] = right[c] = 0;
    for (std::size_t c = 0; c < cells; ++c) most[c] = std::max(most[c], std::min(left[c], right[c]));
  }
  const auto peak = static_cast<std::size_t>(std::max_element(most.begin(), most.end()) - most.begin());
  if (most[peak] < kFewestTwinRows) return {};
  // A folio in the middle of the foot narrows the river, but does not move it.
  const std::uint32_t nearly = most[peak] - std::min(most[peak], std::max<std::uint32_t>(2, most[peak] / 16));
  std::size_t first_cell = peak, last_cell = peak;
  while (first_cell > 0 && most[first_cell - 1] >= nearly) --first_cell;
  while (last_cell + 1 < cells && most[last_cell + 1] >= nearly) ++last_cell;
  const float river = u_min + (static_cast<float>(first_cell) + 0.1F) * step;
  const River wide{river, river, u_min + (static_cast<float>(last_cell) + 0.9F) * step};
  auto [best, best_rows] = widest_band(rows, wide, usual_height);
  if (best_rows < kFewestTwinRows) return {};
  // Some lines of these columns may end or begin nearer to the gutter than most, above or below: it is what lies before the right column.
  River narrow{wide.begin, 0, 1e9F};
  for (std::size_t r = best.begin; r < best.end; ++r)
    for (const Placed& w : rows[r].words)
      if (w.u0 + w.u1 >= 2 * best.gutter && ink_begin(w) < narrow.to) {
        narrow.to = ink_begin(w);
        narrow.slack = narrow.to - w.u0;
      }
  narrow.from = narrow.to - kGutterEm * em_;
  if (const auto [band, band_rows] = widest_band(rows, narrow, usual_height); band_rows >= best_rows && band.end - band.begin >= best.end - best.begin) {
    best = band;
    best_rows = band_rows;
  }
  best.begin = behind_last_lines(rows, best);
  best.begin = behind_centred_heads(rows, best);
  // A folio below the middle of both columns.
  while (best.end > best.begin && is_in_gutter(rows[best.end - 1], best.gutter)) --best.end;
  if (best_rows < kFewestTwinRows || !stand_side_by_side(rows, best) || !reads_as_columns(rows, best, best_rows < kFewestColumnRows)) return {};
  return best;
}

}  // namespace jiaokan::extract
