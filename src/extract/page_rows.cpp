#include "extract/page_rows.h"

#include <algorithm>

namespace jiaokan::extract {

Placed place(const GlyphWord& w, std::uint8_t rotation, float width, float height) {
  switch (rotation) {
    case 0: return {w.first, w.count, w.x0, w.x1, w.y0, w.y1};
    case 1: return {w.first, w.count, w.y0, w.y1, width - w.x1, width - w.x0};
    case 2: return {w.first, w.count, width - w.x1, width - w.x0, height - w.y1, height - w.y0};
    default: return {w.first, w.count, height - w.y1, height - w.y0, w.x0, w.x1};
  }
}

float to_frame(float position, std::uint8_t rotation, float width, float height) {
  switch (rotation) {
    case 2: return width - position;
    case 3: return height - position;
    default: return position;
  }
}

std::vector<Row> make_rows(std::vector<Placed> words) {
  std::stable_sort(words.begin(), words.end(), [](const Placed& a, const Placed& b) { return a.center() < b.center(); });
  std::vector<Row> rows;
  for (const Placed& w : words) {
    Row* best = nullptr;
    float best_overlap = 0.5F;
    for (std::size_t back = 0; back < 3 && back < rows.size(); ++back) {
      Row& row = rows[rows.size() - 1 - back];
      const float least = std::max(0.1F, std::min(w.height(), row.v1 - row.v0));
      const float overlap = (std::min(w.v1, row.v1) - std::max(w.v0, row.v0)) / least;
      if (overlap > best_overlap) {
        best_overlap = overlap;
        best = &row;
      }
    }
    if (best == nullptr) {
      rows.push_back({w.v0, w.v1, {w}});
      continue;
    }
    if (w.height() > (best->v1 - best->v0) * 1.25F) {
      best->v0 = w.v0;
      best->v1 = w.v1;
    }
    best->words.push_back(w);
  }
  for (Row& row : rows) std::stable_sort(row.words.begin(), row.words.end(), [](const Placed& a, const Placed& b) { return a.u0 < b.u0; });
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.v0 + a.v1 < b.v0 + b.v1; });
  return rows;
}

}  // namespace jiaokan::extract
