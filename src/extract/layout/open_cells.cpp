#include "extract/layout/open_cells.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "core/characters.h"
#include "extract/layout/cell_words.h"

namespace jiaokan::extract {
namespace {

constexpr float kMargin = 3.0F;      // points at the end of a cell
constexpr float kMostFree = 1.5F;    // of the type's height that a wrapped line leaves free
constexpr float kTightPitch = 1.3F;  // of the least pitch of a cell: more is a gap
constexpr float kNearer = 0.15F;     // of the type's height by which the nearer line is that
constexpr float kCentred = 0.6F;     // of the type's height that what is centred in its cell stands beside the middle

bool ends_paragraph(const CellLine& line, const OpenCell& cell) {
  return is_sentence_end(line.text.back()) || line.text.back() == U'：' || line.text.back() == U'；' || !is_full(line, cell);
}

/// A list follows.
bool leads_on(const CellLine& line) { return line.text.back() == U'：' || line.text.back() == U':' || line.text.back() == U'︰'; }

/// 3 of 3.文 or 3、文; 0 where there is none.
int item_number(const std::u32string& text) {
  std::size_t digits = 0;
  while (digits < text.size() && digits < 3 && is_digit(text[digits])) ++digits;
  if (digits == 0 || digits == 3 || digits + 1 >= text.size() || is_digit(text[digits + 1])) return 0;
  if (std::u32string_view(U".．、").find(text[digits]) == std::u32string_view::npos) return 0;
  return static_cast<int>(number_value(text.substr(0, digits)));
}

class CellPieces {
 public:
  CellPieces(const OpenCell& cell, const std::vector<Base>& bases, float top, float bottom) : cell_(cell), bases_(bases), top_(top), bottom_(bottom) {}

  /// Which rows the lines of a cell belong to, from top to bottom; nullopt where that does not show.
  std::optional<std::vector<Piece>> run() {
    std::vector<Piece> out;
    if (cell_.lines.empty()) return out;
    if (cell_.figures && stands_on_bases(cell_, bases_)) {
      for (std::size_t i = 0; i < cell_.lines.size(); ++i) {
        const auto row = static_cast<std::ptrdiff_t>(*cell_.lines[i].base);
        out.push_back({i, i + 1, row, row});
      }
      return out;
    }
    const auto last_row = static_cast<std::ptrdiff_t>(bases_.size()) - 1;
    if (is_centred()) return std::vector<Piece>{{0, cell_.lines.size(), 0, last_row}};
    const bool names = names_rows(cell_, bases_);
    leads_ = usual_leads();
    const auto take = [&](std::size_t begin, std::size_t end, std::ptrdiff_t first, std::ptrdiff_t last) {
      if (!out.empty() && first <= out.back().last) {
        out.back().end = end;
        out.back().last = std::max(out.back().last, last);
      } else {
        out.push_back({begin, end, first, last});
      }
    };
    for (const auto& [begin, end] : blocks_of()) {
      const auto [first, last] = rows_beside(begin, end);
      if (last < first)
        take(begin, end, first - 1, first - 1);
      else if (last == first)
        take(begin, end, first, last);
      else if (names || stands_in_rows(begin, end, first, last)) {
        for (const Piece& p : cut(begin, end, first)) take(p.begin, p.end, p.first, p.last);
      } else if (is_text(begin, end)) {
        for (const Piece& p : notes(begin, end)) {
          const auto [from, to] = rows_beside(p.begin, p.end);
          take(p.begin, p.end, std::min(from, to), to);
        }
      } else {
        return std::nullopt;
      }
    }
    return out;
  }

 private:
  /// The lines of figures from the head of the lines to their foot; the second is one less than the first where there are none.
  std::pair<std::ptrdiff_t, std::ptrdiff_t> rows_beside(std::size_t begin, std::size_t end) const {
    const auto above = [&](float v) {
      return std::partition_point(bases_.begin(), bases_.end(), [v](const Base& b) { return b.center() < v; }) - bases_.begin();
    };
    return {above(cell_.lines[begin].v0), above(cell_.lines[end - 1].v1) - 1};
  }

  /// Text that runs on past rows, cut where its numbers count from one again beside figures: there another row's begins.
  std::vector<Piece> notes(std::size_t begin, std::size_t end) const {
    std::vector<Piece> out{{begin, end, 0, 0}};
    bool counted = false;
    for (std::size_t i = begin; i < end; ++i) {
      const int number = item_number(cell_.lines[i].text);
      if (number == 1 && counted && cell_.lines[i].base && ends_paragraph(cell_.lines[i - 1], cell_) && !leads_on(cell_.lines[i - 1])) {
        out.back().end = i;
        out.push_back({i, end, 0, 0});
      }
      counted = counted || number > 0;
    }
    return out;
  }

  bool is_centred() const {
    const float from = cell_.lines.front().v0, to = cell_.lines.back().v1;
    return std::fabs(from + to - top_ - bottom_) / 2 < kCentred * cell_.lines.front().height() && blocks_of().size() == 1 &&
           (from > bases_.front().center() && to < bases_.back().center());
  }

  /// Lines that no gap parts.
  std::vector<std::pair<std::size_t, std::size_t>> blocks_of() const {
    float least = 1e9F;
    for (std::size_t i = 1; i < cell_.lines.size(); ++i) least = std::min(least, cell_.lines[i].center() - cell_.lines[i - 1].center());
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t i = 0; i < cell_.lines.size(); ++i) {
      if (i == 0 || cell_.lines[i].center() - cell_.lines[i - 1].center() > std::min(kTightPitch * least, kMostPitch * cell_.lines[i].height()))
        out.emplace_back(i, i);
      out.back().second = i + 1;
    }
    return out;
  }

  /// Whether a paragraph or a name begins beside each line of figures that the block stands beside.
  bool stands_in_rows(std::size_t begin, std::size_t end, std::ptrdiff_t first, std::ptrdiff_t last) const {
    std::ptrdiff_t next = first;
    for (std::size_t i = begin; i < end; ++i) {
      const auto& base = cell_.lines[i].base;
      if (!base) continue;
      if (static_cast<std::ptrdiff_t>(*base) != next || (i > begin && !ends_paragraph(cell_.lines[i - 1], cell_))) return false;
      ++next;
    }
    return next == last + 1;
  }

  /// How many lines most blocks have above the first line that stands beside figures (a code above the name, say), where they end beside such a line.
  std::size_t usual_leads() const {
    std::vector<float> leads;
    for (const auto& [begin, end] : blocks_of()) {
      std::size_t i = begin;
      while (i < end && !cell_.lines[i].base) ++i;
      if (i < end) leads.push_back(cell_.lines[end - 1].base ? static_cast<float>(i - begin) : 0);
    }
    return static_cast<std::size_t>(median(leads));
  }

  /// Cuts a block above the lines that stand beside figures; a line between two of them goes to the nearer one; where both are as near,
  /// as many as most blocks begin with go to the lower one, the rest to the upper one.
  std::vector<Piece> cut(std::size_t begin, std::size_t end, std::ptrdiff_t first) const {
    std::vector<Piece> out{{begin, begin, first, first}};
    bool open = true;  // no line beside figures so far
    for (std::size_t i = begin; i < end; ++i) {
      const auto& base = cell_.lines[i].base;
      if (!base) continue;
      const auto row = static_cast<std::ptrdiff_t>(*base);
      if (open) {
        out.back().first = out.back().last = row;
        open = false;
        continue;
      }
      std::size_t before = i;
      while (!cell_.lines[before - 1].base) --before;
      std::size_t at = i - std::min(i - before, leads_);
      const auto gap = [&](std::size_t k) { return cell_.lines[k].center() - cell_.lines[k - 1].center(); };
      for (std::size_t k = i + 1; k-- > before;)
        if (gap(k) > gap(at) + kNearer * cell_.lines[k].height()) at = k;
      out.back().end = at;
      out.push_back({at, at, row, row});
    }
    out.back().end = end;
    return out;
  }

  /// Whether lines of the block are full: text that wraps.
  bool is_text(std::size_t begin, std::size_t end) const {
    std::size_t full = 0;
    for (std::size_t i = begin; i < end; ++i) full += is_full(cell_.lines[i], cell_);
    return full > 0 && full * 3 >= end - begin;
  }

  const OpenCell& cell_;
  const std::vector<Base>& bases_;
  float top_, bottom_;
  std::size_t leads_ = 0;
};

}  // namespace

bool is_full(const CellLine& line, const OpenCell& cell) { return cell.right - line.u1 < kMostFree * line.height() + kMargin; }

bool stands_on_bases(const OpenCell& cell, const std::vector<Base>& bases) {
  for (std::size_t i = 0; i < cell.lines.size(); ++i) {
    const CellLine& line = cell.lines[i];
    if (!line.base || (i > 0 && line.base == cell.lines[i - 1].base)) return false;
    if (std::fabs(line.center() - bases[*line.base].center()) > kSameLine * line.height()) return false;
  }
  return true;
}

bool names_rows(const OpenCell& cell, const std::vector<Base>& bases) {
  std::size_t beside = 0, wrapped = 0;
  for (const CellLine& line : cell.lines) {
    beside += line.base.has_value();
    wrapped += line.base.has_value() && !ends_paragraph(line, cell);
  }
  return beside * 5 >= bases.size() * 4 && wrapped * 5 <= beside;
}

std::optional<std::vector<Piece>> pieces_of(const OpenCell& cell, const std::vector<Base>& bases, float top, float bottom) {
  return CellPieces(cell, bases, top, bottom).run();
}

}  // namespace jiaokan::extract
