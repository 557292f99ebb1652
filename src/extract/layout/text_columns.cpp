#include "extract/layout/text_columns.h"

#include <algorithm>

namespace jiaokan::extract {
namespace {

constexpr float kBeside = 0.95F;     // em: lines of one column do not stand closer
constexpr float kFarther = 1.15F;    // a distance that parts rows, against the one inside them
constexpr float kOneWhite = 1.0F;    // points by which white of one kind may differ
constexpr float kOtherWhite = 2.5F;  // by which the white between rows is wider
constexpr float kFullSlack = 1.6F;   // em that a wrapped line may leave free

struct Reach {
  float least = 1e9F, most = -1e9F, widest = 0;
};

/// What of each column is filled, and how far its texts reach.
class Columns {
 public:
  Columns(const std::vector<ChunkRow>& rows, std::size_t columns, float em) : rows_(rows), em_(em), reach_(columns) {
    for (const ChunkRow& row : rows)
      for (const Chunk& c : row.chunks)
        if (c.first_column == c.last_column) {
          Reach& r = reach_[c.first_column];
          r.least = std::min(r.least, c.u0);
          r.most = std::max(r.most, c.u1);
          r.widest = std::max(r.widest, c.u1 - c.u0);
        }
  }

  const Chunk* at(std::size_t row, std::size_t column) const {
    for (const Chunk& c : rows_[row].chunks)
      if (c.first_column <= column && column <= c.last_column) return &c;
    return nullptr;
  }
  std::size_t filled(std::size_t row) const { return rows_[row].chunks.size(); }
  bool fills(const Chunk& c) const {
    const float widest = reach_[c.first_column].widest;
    return c.first_column != c.last_column || (widest > 3 * em_ && c.u1 - c.u0 > widest - kFullSlack * em_);
  }
  std::size_t count() const { return reach_.size(); }

 private:
  const std::vector<ChunkRow>& rows_;
  float em_;
  std::vector<Reach> reach_;
};

/// True where row `i` can be nothing but later lines of cells that row `above` and those before it have begun.
bool wraps(const Columns& columns, std::size_t above, std::size_t begun, std::size_t i) {
  if (columns.filled(i) >= columns.filled(begun)) return false;
  for (std::size_t c = 0; c < columns.count(); ++c) {
    if (columns.at(i, c) == nullptr) continue;
    const Chunk* before = columns.at(above, c);
    if (before == nullptr || !columns.fills(*before)) return false;
  }
  return true;
}

}  // namespace

ChunkRow make_chunks(const Row& row, float gap) {
  ChunkRow out{row.v0, row.v1, 0, {}};
  for (const Placed& w : row.words) {
    if (out.chunks.empty() || w.u0 - out.chunks.back().u1 >= gap) out.chunks.push_back({w.u0, w.u1, {}, 0, 0});
    out.chunks.back().u1 = std::max(out.chunks.back().u1, w.u1);
    out.chunks.back().words.push_back(w);
  }
  return out;
}

std::vector<float> find_column_edges(const std::vector<ChunkRow>& rows, float gap, float narrow_gap) {
  struct Step {
    float at;
    int by;
  };
  std::vector<Step> steps;
  float from = 1e9F, to = -1e9F;
  for (const ChunkRow& row : rows)
    for (const Chunk& c : row.chunks) {
      steps.push_back({c.u0, 1});
      steps.push_back({std::max(c.u1, c.u0 + 0.01F), -1});
      from = std::min(from, c.u0);
      to = std::max(to, c.u1);
    }
  if (!(to > from)) return {};
  std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.at != b.at ? a.at < b.at : a.by < b.by; });
  const int most = rows.size() < 5 ? 0 : rows.size() < 16 ? 1 : 2;

  /// What hardly any row covers, between two texts.
  struct Stripe {
    float from = 0, to = 0, least_from = 0, least_to = 0;  // the widest of its parts that fewest rows cover
    int rows_behind = 0;                                   // most that cover the text up to the next stripe
  };
  std::vector<Stripe> stripes(1);  // the first stands before all text
  int cover = 0, least = 0;
  bool in_stripe = true;
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    cover += steps[i].by;
    const float at = steps[i].at, end = steps[i + 1].at;
    if (end <= at) continue;
    if (cover > most) {
      in_stripe = false;
      stripes.back().rows_behind = std::max(stripes.back().rows_behind, cover);
      continue;
    }
    if (!in_stripe) {
      in_stripe = true;
      least = most + 1;
      stripes.push_back({at, end, at, end, 0});
    }
    Stripe& s = stripes.back();
    s.to = end;
    if (cover < least || (cover == least && end - at > s.least_to - s.least_from)) {
      least = cover;
      s.least_from = at;
      s.least_to = end;
    }
  }
  // A narrow stripe parts columns only where many rows stand on both of its sides: a few lines' blanks may fall together.
  int fullest = 0;  // lines of the cells that wrap stand beside nothing
  for (const Stripe& s : stripes) fullest = std::max(fullest, s.rows_behind);
  const int needed = std::max(4, fullest / 2);
  std::vector<float> edges{from};
  int before = stripes.front().rows_behind;
  for (std::size_t i = 1; i < stripes.size(); ++i) {
    const Stripe& s = stripes[i];
    if (s.rows_behind == 0) continue;
    const float width = s.to - s.from, free = s.least_to - s.least_from;
    const bool wide = width >= gap && free >= gap / 2;
    const bool narrow = width >= narrow_gap && free >= narrow_gap && before >= needed && s.rows_behind >= needed;
    if (before > 0 && (wide || narrow)) {
      edges.push_back((s.least_from + s.least_to) / 2);
      before = s.rows_behind;
    } else {
      before = std::max(before, s.rows_behind);
    }
  }
  edges.push_back(to);
  return edges;
}

namespace {

/// Column heads may stand closer than cells do: parts a chunk at the edges it crosses, where each lies between two of its words.
std::vector<Chunk> parted(const Chunk& chunk, const std::vector<float>& edges) {
  std::vector<Chunk> parts;
  std::size_t column = 0;
  for (const Placed& w : chunk.words) {
    const auto column_of = [&](float u) { return static_cast<std::size_t>(std::upper_bound(edges.begin() + 1, edges.end() - 1, u) - edges.begin()); };
    const std::size_t first = column_of(w.u0), last = column_of(w.u1);
    if (first != last) return {chunk};
    if (parts.empty() || first != column) parts.push_back({w.u0, w.u1, {}, 0, 0});
    column = first;
    parts.back().u1 = std::max(parts.back().u1, w.u1);
    parts.back().words.push_back(w);
  }
  return parts;
}

}  // namespace

void put_into_columns(std::vector<ChunkRow>& rows, const std::vector<float>& edges, float slack) {
  const auto column_of = [&](float u) {
    const auto it = std::upper_bound(edges.begin() + 1, edges.end() - 1, u);
    return static_cast<std::size_t>(it - edges.begin() - 1);
  };
  for (ChunkRow& row : rows) {
    std::vector<Chunk> chunks;
    for (const Chunk& whole : row.chunks)
      for (Chunk& c : parted(whole, edges)) {
        const float middle = (c.u0 + c.u1) / 2;
        c.first_column = column_of(std::min(c.u0 + slack, middle));
        c.last_column = column_of(std::max(c.u1 - slack, middle));
        if (!chunks.empty() && c.first_column <= chunks.back().last_column) {
          Chunk& before = chunks.back();
          before.u1 = std::max(before.u1, c.u1);
          before.last_column = std::max(before.last_column, c.last_column);
          before.words.insert(before.words.end(), c.words.begin(), c.words.end());
        } else {
          chunks.push_back(std::move(c));
        }
      }
    row.chunks = std::move(chunks);
  }
}

std::vector<std::size_t> group_rows(const std::vector<ChunkRow>& rows, const std::vector<float>& edges, float em,
                                    const std::function<bool(const Chunk&)>& begins_row) {
  const std::size_t n = rows.size();
  const Columns columns(rows, edges.size() - 1, em);
  enum class Kind { kStart, kBeside, kRest, kOpen };
  std::vector<Kind> kind(n, Kind::kStart);
  std::size_t begun = 0;
  for (std::size_t i = 1; i < n; ++i) {
    if (rows[i].strip != rows[i - 1].strip) {
      begun = i;
    } else if (rows[i].center() - rows[i - 1].center() < kBeside * em) {
      kind[i] = Kind::kBeside;
      if (columns.filled(i) > columns.filled(begun)) begun = i;
    } else if (rows[i].chunks.size() == 1 && rows[i].chunks[0].first_column == 0 && begins_row(rows[i].chunks[0])) {
      begun = i;
    } else if (wraps(columns, i - 1, begun, i)) {
      kind[i] = Kind::kRest;
    } else if (columns.at(i, 0) == nullptr && columns.filled(i) * 2 < columns.count()) {
      kind[i] = Kind::kOpen;  // belongs to the row above or below, whichever is nearer
    } else {
      begun = i;
    }
  }
  // Of open rows between two begun ones, the widest distance says where the next begins.
  for (std::size_t i = 1; i < n; ++i) {
    if (kind[i] != Kind::kOpen) continue;
    std::size_t end = i;
    while (end < n && kind[end] == Kind::kOpen) ++end;
    std::size_t widest = i;
    float most = 0, least = 1e9F;
    const std::size_t last = end < n && rows[end].strip == rows[i].strip ? end : end - 1;
    for (std::size_t k = i; k <= last; ++k) {
      const float d = rows[k].center() - rows[k - 1].center();
      if (d > most) {
        most = d;
        widest = k;
      }
      least = std::min(least, d);
    }
    for (std::size_t k = i; k < end; ++k) kind[k] = Kind::kRest;
    if (most > kFarther * least && widest < end) {
      kind[widest] = Kind::kStart;
      if (last == end) kind[end] = Kind::kRest;
    }
    i = end - 1;
  }
  std::vector<std::size_t> group(n, 0);
  for (std::size_t i = 1; i < n; ++i) group[i] = group[i - 1] + (kind[i] == Kind::kStart ? 1 : 0);
  return group;
}

std::optional<std::vector<std::size_t>> group_rows_by_white(const std::vector<ChunkRow>& rows) {
  std::vector<float> white;
  float bottom = rows.empty() ? 0 : rows.front().v1;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    white.push_back(rows[i].v0 - bottom);
    bottom = std::max(bottom, rows[i].v1);
  }
  float least = 1e9F;
  for (const float w : white)
    if (w > 0) least = std::min(least, w);
  std::vector<std::size_t> group(rows.size(), 0);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const float w = white[i - 1];
    if (w > least + kOneWhite && w < least + kOtherWhite) return std::nullopt;
    group[i] = group[i - 1] + (w >= least + kOtherWhite ? 1 : 0);
  }
  if (group.empty() || group.back() == 0 || group.back() + 1 == rows.size()) return std::nullopt;
  for (const std::size_t column : {0U, 1U}) {
    std::vector<std::size_t> lines(group.back() + 1, 0);
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (const Chunk& c : rows[i].chunks) lines[group[i]] += c.first_column <= column && column <= c.last_column;
    if (std::all_of(lines.begin(), lines.end(), [](std::size_t n) { return n == 1; })) return group;
  }
  return std::nullopt;
}

}  // namespace jiaokan::extract
