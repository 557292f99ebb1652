#include "extract/layout/body_type.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "core/characters.h"
#include "extract/layout/type_weight.h"

namespace jiaokan::extract {
namespace {

constexpr float kFullRoomEm = 1.5F;  // that a line leaves whose paragraph goes on
constexpr std::size_t kFewestInside = 6;

/// From the middle of a line to that of the next, in steps of half a point.
class Distances {
 public:
  void count(float points) { ++counts_[static_cast<int>(std::lround(points * 2))], ++counted_; }
  std::size_t counted() const { return counted_; }

  /// What most are; 0 for none.
  float usual() const {
    float usual = 0;
    std::size_t most = 0;
    for (const auto& [d, count] : counts_) {
      std::size_t near = count;
      if (const auto next = counts_.find(d + 1); next != counts_.end()) near += next->second;
      if (near <= most) continue;
      most = near;
      usual = static_cast<float>(d) / 2 + (near > count ? 0.25F : 0.0F);
    }
    return usual;
  }

 private:
  std::map<int, std::size_t> counts_;
  std::size_t counted_ = 0;
};

}  // namespace

BodyType measure_body(const std::vector<FlowLine>& flow) {
  // A Chinese text has its own size, whatever listings and tables of figures stand in it.
  constexpr std::size_t kChinese = 4;            // of so many glyphs at least one is an ideograph
  std::map<int, std::size_t> sizes, ideographs;  // of a quarter point
  std::size_t glyphs = 0, all_ideographs = 0;
  for (const FlowLine& f : flow) {
    const int size = static_cast<int>(std::lround(f.line->em * 4));
    const auto n = static_cast<std::size_t>(std::count_if(f.line->glyphs.begin(), f.line->glyphs.end(), [](const Glyph& g) { return is_han(g.code); }));
    sizes[size] += f.line->glyphs.size();
    ideographs[size] += n;
    glyphs += f.line->glyphs.size();
    all_ideographs += n;
  }
  BodyType body;
  body.ideographs = all_ideographs * kChinese >= glyphs && glyphs > 0;
  if (body.ideographs) sizes = std::move(ideographs);
  std::size_t most = 0;
  for (const auto& [size, weight] : sizes)
    if (weight > most) {
      most = weight;
      body.em = static_cast<float>(size) / 4;
    }
  // Where most paragraphs are of one line, most distances are those between paragraphs: lines that go on tell more.
  Distances inside, all;
  for (std::size_t i = 1; i < flow.size(); ++i) {
    const Line& a = *flow[i - 1].line;
    const Line& b = *flow[i].line;
    if (a.page != b.page || a.column != b.column || a.rotation != b.rotation) continue;
    if (std::fabs(a.em - body.em) > 0.1F * body.em || std::fabs(b.em - body.em) > 0.1F * body.em) continue;
    const float d = (b.top + b.bottom - a.top - a.bottom) / 2;
    if (d <= 0.8F * body.em || d >= 4 * body.em) continue;
    all.count(d);
    const char32_t end = a.glyphs.back().code;
    if (flow[i - 1].column_right - a.right < kFullRoomEm * a.em && (is_han(end) || end == U'，' || end == U'、')) inside.count(d);
  }
  body.leading = inside.counted() >= kFewestInside ? inside.usual() : all.usual();
  if (body.leading <= 0) body.leading = body.em * 1.5F;
  body.weight = usual_weight(flow);
  return body;
}

}  // namespace jiaokan::extract
