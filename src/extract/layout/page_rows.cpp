#include "extract/layout/page_rows.h"

#include <algorithm>

namespace jiaokan::extract {
namespace {

constexpr float kOneRow = 2.3F;  // type that is larger by more stands in no row with the rest: a watermark across the text

}  // namespace

Placed place(const GlyphWord& w, std::uint8_t rotation, float width, float height) {
  switch (rotation) {
    case 0: return {w.first, w.count, w.x0, w.x1, w.y0, w.y1};
    case 1: return {w.first, w.count, w.y0, w.y1, width - w.x1, width - w.x0};
    case 2: return {w.first, w.count, width - w.x1, width - w.x0, height - w.y1, height - w.y0};
    default: return {w.first, w.count, height - w.y1, height - w.y0, w.x0, w.x1};
  }
}

FramePoint place(const TextPoint& tag, std::uint8_t rotation, float width, float height) {
  switch (rotation) {
    case 0: return {tag.x, tag.y};
    case 1: return {tag.y, width - tag.x};
    case 2: return {width - tag.x, height - tag.y};
    default: return {height - tag.y, tag.x};
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
      const float own = std::max(0.1F, w.type_height()), others = std::max(0.1F, row.v1 - row.v0);
      if (own > kOneRow * others || others > kOneRow * own) continue;
      const float overlap = (std::min(w.type_bottom(), row.v1) - std::max(w.type_top(), row.v0)) / std::min(own, others);
      if (overlap > best_overlap) {
        best_overlap = overlap;
        best = &row;
      }
    }
    if (best == nullptr) {
      rows.push_back({w.type_top(), w.type_bottom(), w.v0, w.v1, {w}});
      continue;
    }
    if (w.type_height() > (best->v1 - best->v0) * 1.25F) {
      best->v0 = w.type_top();
      best->v1 = w.type_bottom();
      best->box_v0 = w.v0;
      best->box_v1 = w.v1;
    }
    best->words.push_back(w);
  }
  for (Row& row : rows) std::stable_sort(row.words.begin(), row.words.end(), [](const Placed& a, const Placed& b) { return a.u0 < b.u0; });
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.v0 + a.v1 < b.v0 + b.v1; });
  return rows;
}

float median(std::vector<float>& values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace jiaokan::extract
