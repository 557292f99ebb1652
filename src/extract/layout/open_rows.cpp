#include "extract/layout/open_rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/characters.h"
#include "extract/layout/cell_words.h"
#include "extract/layout/open_cells.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLeastRows = 3;
constexpr std::size_t kMostRows = 2000;    // of a table of one page
constexpr std::size_t kColumnsOfTwo = 3;   // of figures, where there are two rows
constexpr float kBlankBelow = 5;           // of the pitch of two lines of figures at the head of a cell
constexpr float kBeside = 0.5F;            // of the type's height by which what stands beside figures overlaps them
constexpr std::size_t kWrappedFigure = 3;  // characters of each line of a long number that wraps

bool is_dash(char32_t c) { return std::u32string_view(U"-－–—−‐─").find(c) != std::u32string_view::npos; }

/// 1,234,567 -3 (12.5%) －
bool is_amount(const std::u32string& text) {
  if (text.empty()) return false;
  const bool known = std::all_of(text.begin(), text.end(), [](char32_t c) {
    return is_digit(c) || is_dash(c) || std::u32string_view(U",.，．%％+＋()（）△▲*＊$＄¥￥").find(c) != std::u32string_view::npos;
  });
  const char32_t end = text.back();
  return known && (has_digits(text) || std::all_of(text.begin(), text.end(), is_dash)) && end != U',' && end != U'.' && end != U'，' && end != U'．' &&
         !is_item_number(text);
}

/// (3), among amounts: one below nothing.
bool is_bracketed_number(const std::u32string& text) {
  return text.size() > 2 && (text.front() == U'(' || text.front() == U'（') && (text.back() == U')' || text.back() == U'）') &&
         is_number(text.substr(1, text.size() - 2));
}

/// Amounts alone. Numbers in brackets, which look like those of items, are some where others stand among them and they do not count up: 12 (3) －.
bool are_amounts(const std::vector<CellLine>& lines) {
  bool amounts = false, counts_up = true;
  long long last = 0;
  for (const CellLine& line : lines) {
    if (is_amount(line.text)) {
      amounts = amounts || has_digits(line.text);
    } else if (is_bracketed_number(line.text)) {
      const long long number = number_value(line.text.substr(1, line.text.size() - 2));
      counts_up = counts_up && number == last + 1;
      last = number;
    } else {
      return false;
    }
  }
  return !lines.empty() && (last == 0 || (amounts && !counts_up));
}

/// Long numbers (of identity cards, telephones) that fill a narrow column line by line.
bool is_wrapped_number(const OpenCell& cell) {
  return std::all_of(cell.lines.begin(), cell.lines.end() - 1, [&](const CellLine& line) {
    return line.text.size() >= kWrappedFigure && line.text.find(U',') == std::u32string::npos && is_full(line, cell) && line.u0 - cell.left < line.height();
  });
}

/// 1 2 3: numbers of rows or of items, which say nothing of amounts.
bool counts(const OpenCell& cell) {
  for (std::size_t i = 0; i < cell.lines.size(); ++i)
    if (!is_number(cell.lines[i].text) || number_value(cell.lines[i].text) != number_value(cell.lines[0].text) + static_cast<long long>(i)) return false;
  return true;
}

class OpenRow {
 public:
  OpenRow(const FoundTable& table, std::uint16_t row, float top, float bottom, const PageGlyphs& page) : top_(top), bottom_(bottom) {
    const auto first = std::partition_point(table.cells.begin(), table.cells.end(), [row](const FoundCell& c) { return c.span.row < row; });
    for (auto i = static_cast<std::size_t>(first - table.cells.begin()); i < table.cells.size() && table.cells[i].span.row == row; ++i) {
      const CellSpan& span = table.cells[i].span;
      if (span.row_span != 1) continue;
      OpenCell cell{i, table.us[span.column], table.us[span.column + span.column_span], {}, false, false};
      for (Row& r : make_rows(table.cells[i].words)) {
        CellLine line{r.v0, r.v1, r.words.front().u0, r.words.front().u1, {}, std::move(r.words), {}};
        for (const Placed& w : line.words) {
          line.u1 = std::max(line.u1, w.u1);
          for (std::uint32_t g = w.first; g < w.first + w.count; ++g)
            if (!is_blank(page.glyphs[g].code)) line.text += page.glyphs[g].code;
        }
        if (!line.text.empty()) cell.lines.push_back(std::move(line));
      }
      cell.figures = are_amounts(cell.lines);
      cell.amounts = cell.figures && cell.lines.size() >= 2 && !is_wrapped_number(cell);
      cells_.push_back(std::move(cell));
    }
  }

  /// The cells of the rows that the row is; empty where it is one.
  std::vector<FoundCell> part(const FoundTable& table, std::size_t& rows) {
    if (!find_bases()) return {};
    std::vector<std::vector<Piece>> pieces;
    bool above = false;
    for (OpenCell& cell : cells_) {
      auto own = pieces_of(cell, bases_, top_, bottom_);
      if (!own) return {};
      above = above || (!own->empty() && own->front().first < 0);
      pieces.push_back(std::move(*own));
    }
    if (!are_named(pieces)) return {};
    const std::size_t shift = above ? 1 : 0;
    rows = bases_.size() + shift;
    std::vector<FoundCell> out;
    for (std::size_t c = 0; c < cells_.size(); ++c) {
      const CellSpan& whole = table.cells[cells_[c].index].span;
      auto next = static_cast<std::size_t>(0);
      const auto add = [&](std::size_t row, std::size_t span) -> FoundCell& {
        out.push_back({{static_cast<std::uint16_t>(whole.row + row), whole.column, static_cast<std::uint16_t>(span), whole.column_span}, {}});
        return out.back();
      };
      for (const Piece& p : pieces[c]) {
        const auto first = static_cast<std::size_t>(p.first + static_cast<std::ptrdiff_t>(shift));
        for (; next < first; ++next) add(next, 1);
        FoundCell& cell = add(first, static_cast<std::size_t>(p.last - p.first) + 1);
        for (std::size_t i = p.begin; i < p.end; ++i) cell.words.insert(cell.words.end(), cells_[c].lines[i].words.begin(), cells_[c].lines[i].words.end());
        next = first + cell.span.row_span;
      }
      for (; next < rows; ++next) add(next, 1);
    }
    return out;
  }

 private:
  /// The lines of figures; false where they do not say that they are rows.
  bool find_bases() {
    std::vector<Placed> figures;
    std::size_t columns = 0;
    bool counted = true;
    for (const OpenCell& cell : cells_) {
      if (!cell.amounts) continue;
      ++columns;
      counted = counted && counts(cell);
      for (const CellLine& line : cell.lines) figures.insert(figures.end(), line.words.begin(), line.words.end());
    }
    if (counted) return false;
    for (const Row& row : make_rows(std::move(figures))) bases_.push_back({row.v0, row.v1, 0});
    if (bases_.size() < 2 || bases_.size() > kMostRows) return false;
    add_single_figures();
    for (OpenCell& cell : cells_)
      for (CellLine& line : cell.lines) line.base = base_beside(line);
    for (const OpenCell& cell : cells_) {
      if (cell.amounts && !stands_on_bases(cell, bases_)) return false;
      if (!cell.amounts && !names_rows(cell, bases_)) continue;
      for (const CellLine& line : cell.lines)
        if (line.base) ++bases_[*line.base].columns;
    }
    const auto agreeing = static_cast<std::size_t>(std::count_if(bases_.begin(), bases_.end(), [](const Base& b) { return b.columns > 1; }));
    if (agreeing * 3 < bases_.size() * 2 || !says_something()) return false;
    if (agreeing >= kLeastRows) return true;
    if (agreeing != 2 || bases_.size() != 2) return false;
    // Two lines may be a figure and its share below it, but not far from one another, nor at the head of a cell that is blank below.
    const float pitch = bases_[1].center() - bases_[0].center();
    return (columns >= kColumnsOfTwo && pitch > kMostPitch * (bases_[0].v1 - bases_[0].v0)) || bottom_ - foot() > kBlankBelow * pitch;
  }

  /// Where the last line of the row ends.
  float foot() const {
    float v = bases_.back().v1;
    for (const OpenCell& cell : cells_)
      if (!cell.lines.empty()) v = std::max(v, cell.lines.back().v1);
    return v;
  }

  /// Rows whose only figure is their number: it stands beside text where no other figures do.
  void add_single_figures() {
    std::vector<Base> more;
    for (const OpenCell& cell : cells_) {
      if (!cell.figures || cell.amounts) continue;
      for (const CellLine& line : cell.lines) {
        if (base_beside(line)) continue;
        const bool named = std::any_of(cells_.begin(), cells_.end(), [&](const OpenCell& other) {
          return !other.figures && std::any_of(other.lines.begin(), other.lines.end(),
                                               [&](const CellLine& l) { return std::fabs(l.center() - line.center()) < kSameLine * line.height(); });
        });
        if (named) more.push_back({line.v0, line.v1, 0});
      }
    }
    for (const Base& b : more) {
      const auto at = std::upper_bound(bases_.begin(), bases_.end(), b, [](const Base& x, const Base& y) { return x.center() < y.center(); });
      const bool again = at != bases_.begin() && b.center() - (at - 1)->center() < kSameLine * (b.v1 - b.v0);
      if (!again) bases_.insert(at, b);
    }
  }

  /// Where text stands beside the figures, or a number, nearly every row begins with some: figures above one another beside one name are one row.
  bool are_named(const std::vector<std::vector<Piece>>& pieces) const {
    bool text = false;
    std::vector<bool> named(bases_.size(), false);
    for (std::size_t c = 0; c < cells_.size(); ++c) {
      if (cells_[c].amounts) continue;
      for (const Piece& p : pieces[c]) {
        text = true;
        if (p.first >= 0) named[static_cast<std::size_t>(p.first)] = true;
      }
    }
    return !text || static_cast<std::size_t>(std::count(named.begin(), named.end(), true)) * 5 >= bases_.size() * 4;
  }

  std::optional<std::size_t> base_beside(const CellLine& line) const {
    const auto below = std::partition_point(bases_.begin(), bases_.end(), [&](const Base& b) { return b.center() < line.center(); });
    std::optional<std::size_t> best;
    float most = kBeside;
    for (auto b = below == bases_.begin() ? below : below - 1; b != bases_.end() && b <= below; ++b) {
      const float overlap = (std::min(line.v1, b->v1) - std::max(line.v0, b->v0)) / std::min(line.height(), b->v1 - b->v0);
      if (overlap <= most) continue;
      most = overlap;
      best = static_cast<std::size_t>(b - bases_.begin());
    }
    return best;
  }

  /// A dash between two figures may be a word between them: then the row it would be has no text at all, nor dashes in other columns.
  bool says_something() const {
    std::vector<bool> says(bases_.size(), false);
    for (const OpenCell& cell : cells_)
      for (const CellLine& line : cell.lines)
        if (line.base && (has_digits(line.text) || has_letters(line.text))) says[*line.base] = true;
    for (std::size_t i = 0; i < says.size(); ++i)
      if (!says[i] && bases_[i].columns < kColumnsOfTwo) return false;
    return true;
  }

  float top_, bottom_;
  std::vector<OpenCell> cells_;
  std::vector<Base> bases_;
};

}  // namespace

void part_open_rows(FoundTable& table, const std::vector<float>& vs, const PageGlyphs& page) {
  std::uint16_t row = 0;
  for (std::size_t r = 0; r + 1 < vs.size(); ++r, ++row) {
    std::size_t rows = 0;
    std::vector<FoundCell> parts = OpenRow(table, row, vs[r], vs[r + 1], page).part(table, rows);
    if (parts.empty() || row + rows > kMostRows) continue;
    const auto more = static_cast<std::uint16_t>(rows - 1);
    std::vector<FoundCell> cells;
    for (FoundCell& cell : table.cells) {
      if (cell.span.row == row && cell.span.row_span == 1) continue;
      if (cell.span.row > row)
        cell.span.row = static_cast<std::uint16_t>(cell.span.row + more);
      else if (cell.span.row + cell.span.row_span > row)
        cell.span.row_span = static_cast<std::uint16_t>(cell.span.row_span + more);
      cells.push_back(std::move(cell));
    }
    cells.insert(cells.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
    std::stable_sort(cells.begin(), cells.end(),
                     [](const FoundCell& a, const FoundCell& b) { return a.span.row != b.span.row ? a.span.row < b.span.row : a.span.column < b.span.column; });
    table.cells = std::move(cells);
    row = static_cast<std::uint16_t>(row + more);
  }
}

}  // namespace jiaokan::extract
