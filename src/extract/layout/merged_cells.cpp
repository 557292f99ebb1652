#include "extract/layout/merged_cells.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace jiaokan::extract {
namespace {

constexpr float kBeside = 0.95F;      // em: lines of one column do not stand closer
constexpr float kFullSlack = 1.6F;    // em that a wrapped line may leave free
constexpr float kNarrow = 3;          // em: in narrower columns no line tells that it is full
constexpr float kCentred = 0.3F;      // em that a merged cell may stand beside the middle of its rows
constexpr float kHalfRow = 1.25F;     // em from it to the row above or below, where it takes two
constexpr float kUnderHead = 0.6F;    // em that a head may stand beside the middle of the columns it heads
constexpr std::size_t kHeadRows = 3;  // printed rows of a table's head

const Chunk* chunk_at(const ChunkRow& row, std::size_t column) {
  for (const Chunk& c : row.chunks)
    if (c.first_column <= column && column <= c.last_column) return &c;
  return nullptr;
}

/// Whether row `b` cannot be the later lines of the cells of row `a`, between whose lines `between` stands.
bool are_two_rows(const ChunkRow& a, const ChunkRow& b, const ChunkRow& between, const std::vector<float>& widest, float em) {
  std::size_t both = 0, full = 0;
  for (const Chunk& c : b.chunks) {
    const Chunk* above = chunk_at(a, c.first_column);
    if (above == nullptr) continue;
    if (above->first_column != above->last_column && c.first_column == c.last_column && above->last_column > c.last_column) return true;  // a head over several
    ++both;
    const float most = widest[c.first_column];
    full += most > kNarrow * em && above->u1 - above->u0 > most - kFullSlack * em;
  }
  return both >= 2 && both > between.chunks.size() && full * 2 <= both;
}

/// Rows of a table as they are printed.
struct Extent {
  float top = std::numeric_limits<float>::max(), bottom = std::numeric_limits<float>::lowest();
};

/// How many rows each of the cells at `centers` takes, where they fill all rows one after the other; nullopt where they do not.
std::optional<std::vector<std::size_t>> fill_rows(const std::vector<float>& centers, const std::vector<Extent>& rows, float slack) {
  std::vector<std::size_t> spans;
  std::size_t from = 0;
  for (const float center : centers) {
    std::size_t end = from;
    while (end < rows.size() && std::fabs((rows[from].top + rows[end].bottom) / 2 - center) > slack) ++end;
    if (end >= rows.size()) return std::nullopt;
    spans.push_back(end + 1 - from);
    from = end + 1;
  }
  return from == rows.size() ? std::optional(spans) : std::nullopt;
}

}  // namespace

std::vector<TallCell> take_cells_between(std::vector<ChunkRow>& rows, const std::vector<float>& edges, float em) {
  std::vector<TallCell> out;
  if (rows.size() < 3 || edges.size() < 3) return out;
  std::vector<float> widest(edges.size() - 1, 0);
  for (const ChunkRow& row : rows)
    for (const Chunk& c : row.chunks)
      if (c.first_column == c.last_column) widest[c.first_column] = std::max(widest[c.first_column], c.u1 - c.u0);
  std::vector<bool> taken(rows.size(), false);
  for (std::size_t i = 1; i + 1 < rows.size(); ++i) {
    const ChunkRow &a = rows[i - 1], &m = rows[i], &b = rows[i + 1];
    const float above = m.center() - a.center(), below = b.center() - m.center();
    if (taken[i - 1] || a.strip != b.strip || std::max(above, below) > kHalfRow * em || std::fabs(above - below) > kCentred * em) continue;
    if (above + below < kBeside * em) continue;
    const bool free = std::all_of(m.chunks.begin(), m.chunks.end(), [&](const Chunk& c) {
      for (std::size_t column = c.first_column; column <= c.last_column; ++column)
        if (chunk_at(a, column) != nullptr || chunk_at(b, column) != nullptr) return false;
      return true;
    });
    // A head over some columns, the heads of those, and between them the heads of the others.
    const bool is_head = i == 1 && a.chunks.size() < b.chunks.size() && b.chunks.size() + m.chunks.size() == widest.size();
    taken[i] = free && (is_head || are_two_rows(a, b, m, widest, em));
  }
  std::vector<ChunkRow> kept;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!taken[i]) {
      kept.push_back(std::move(rows[i]));
      continue;
    }
    const float center = rows[i].center();
    for (Chunk& c : rows[i].chunks) out.push_back({std::move(c), center, 0, 1});
  }
  rows = std::move(kept);
  return out;
}

void settle_tall_cells(std::vector<TallCell>& tall, std::vector<ChunkRow>& rows, const std::vector<std::size_t>& group, std::size_t columns, float em) {
  std::vector<Extent> extents(group.empty() ? 0 : group.back() + 1);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    Extent& e = extents[group[r]];
    e.top = std::min(e.top, rows[r].v0);
    e.bottom = std::max(e.bottom, rows[r].v1);
  }
  for (TallCell& cell : tall) {
    std::size_t below = 0;
    while (below < extents.size() && (extents[below].top + extents[below].bottom) / 2 < cell.center) ++below;
    cell.row = below > 0 ? below - 1 : 0;
    cell.rows = below > 0 && below < extents.size() ? 2 : 1;
  }
  struct Block {
    float center;
    std::size_t tall;        // index + 1; 0 = a chunk of a row
    std::size_t row, chunk;  // printed
  };
  for (std::size_t column = 0; column < columns; ++column) {
    std::vector<Block> blocks;
    for (std::size_t t = 0; t < tall.size(); ++t)
      if (tall[t].chunk.first_column == column) blocks.push_back({tall[t].center, t + 1, 0, 0});
    if (blocks.empty() && column > 0) continue;
    for (std::size_t r = 0; r < rows.size(); ++r)
      for (std::size_t c = 0; c < rows[r].chunks.size(); ++c)
        if (rows[r].chunks[c].first_column == column) blocks.push_back({rows[r].center(), 0, r, c});
    std::stable_sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) { return a.center < b.center; });
    std::vector<float> centers;
    for (const Block& b : blocks) centers.push_back(b.center);
    const auto spans = fill_rows(centers, extents, kCentred * em);
    if (!spans) continue;
    std::size_t from = 0;
    std::vector<std::pair<std::size_t, std::size_t>> moved;
    for (std::size_t i = 0; i < blocks.size(); from += (*spans)[i], ++i) {
      const Block& b = blocks[i];
      if (b.tall > 0) {
        tall[b.tall - 1].row = from;
        tall[b.tall - 1].rows = (*spans)[i];
      } else if ((*spans)[i] > 1) {
        tall.push_back({rows[b.row].chunks[b.chunk], b.center, from, (*spans)[i]});
        moved.emplace_back(b.row, b.chunk);
      }
    }
    std::sort(moved.rbegin(), moved.rend());
    for (const auto& [row, chunk] : moved) rows[row].chunks.erase(rows[row].chunks.begin() + static_cast<std::ptrdiff_t>(chunk));
  }
}

void widen_heads(std::vector<ChunkRow>& rows, const std::vector<TallCell>& tall, const std::vector<std::size_t>& group, std::size_t columns, float em) {
  for (std::size_t g = 0; g + 1 < kHeadRows && !group.empty() && g < group.back(); ++g) {
    std::vector<const Chunk*> below(columns, nullptr);
    std::vector<bool> taken(columns, false);  // by another cell of the row
    std::vector<Chunk*> heads;
    for (std::size_t r = 0; r < rows.size() && group[r] <= g + 1; ++r)
      for (Chunk& c : rows[r].chunks) {
        if (group[r] == g + 1 && c.first_column == c.last_column) below[c.first_column] = &c;
        if (group[r] != g) continue;
        std::fill(taken.begin() + static_cast<std::ptrdiff_t>(c.first_column), taken.begin() + static_cast<std::ptrdiff_t>(c.last_column) + 1, true);
        heads.push_back(&c);
      }
    for (const TallCell& t : tall)
      if (t.row <= g && g < t.row + t.rows)
        std::fill(taken.begin() + static_cast<std::ptrdiff_t>(t.chunk.first_column), taken.begin() + static_cast<std::ptrdiff_t>(t.chunk.last_column) + 1,
                  true);
    for (Chunk* head : heads) {
      std::size_t from = head->first_column, to = head->last_column;
      const float middle = (head->u0 + head->u1) / 2;
      while (from > 0 && !taken[from - 1] && below[from - 1] != nullptr) --from;
      while (to + 1 < columns && !taken[to + 1] && below[to + 1] != nullptr) ++to;
      // The widest range around the head that it stands in the middle of.
      for (std::size_t width = to - from; width > head->last_column - head->first_column; --width) {
        const auto fits = [&](std::size_t first) {
          const Chunk *a = below[first], *b = below[first + width];
          return a != nullptr && b != nullptr && std::fabs((a->u0 + a->u1 + b->u0 + b->u1) / 4 - middle) < kUnderHead * em;
        };
        std::size_t first = head->last_column > width + from ? head->last_column - width : from;
        while (first <= head->first_column && first + width <= to && !fits(first)) ++first;
        if (first > head->first_column || first + width > to) continue;
        head->first_column = first;
        head->last_column = first + width;
        std::fill(taken.begin() + static_cast<std::ptrdiff_t>(first), taken.begin() + static_cast<std::ptrdiff_t>(first + width) + 1, true);
        break;
      }
    }
  }
}

std::vector<float> edges_with_heads(const std::vector<ChunkRow>& rows, const std::vector<float>& edges) {
  struct Use {
    std::size_t first = std::numeric_limits<std::size_t>::max(), last = 0;  // printed rows
    float u0 = std::numeric_limits<float>::max(), u1 = std::numeric_limits<float>::lowest();
  };
  const std::size_t columns = edges.size() - 1;
  std::vector<Use> uses(columns);
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (const Chunk& c : rows[r].chunks) {
      if (c.first_column != c.last_column) continue;
      Use& u = uses[c.first_column];
      u.first = std::min(u.first, r);
      u.last = std::max(u.last, r);
      u.u0 = std::min(u.u0, c.u0);
      u.u1 = std::max(u.u1, c.u1);
    }
  const auto is_head_of = [&](const Use& head, const Use& body) { return head.last < kHeadRows && head.first <= head.last && head.last < body.first; };
  // The fewest columns, and of those the ones whose heads stand nearest.
  struct Best {
    float cost = 0;
    bool joins = false;  // the column before it is its head, or it is the head of that
  };
  std::vector<Best> best(columns + 1);
  for (std::size_t c = 1; c <= columns; ++c) {
    best[c].cost = best[c - 1].cost + 1e6F;
    if (c < 2) continue;
    const Use &a = uses[c - 2], &b = uses[c - 1];
    if (!is_head_of(a, b) && !is_head_of(b, a)) continue;
    const float cost = best[c - 2].cost + 1e6F + std::max(0.0F, b.u0 - a.u1);
    if (cost < best[c].cost) best[c] = {cost, true};
  }
  std::vector<bool> dropped(edges.size(), false);
  for (std::size_t c = columns; c > 0; c -= best[c].joins ? 2 : 1)
    if (best[c].joins) dropped[c - 1] = true;
  std::vector<float> out;
  for (std::size_t i = 0; i < edges.size(); ++i)
    if (!dropped[i]) out.push_back(edges[i]);
  return out;
}

}  // namespace jiaokan::extract
