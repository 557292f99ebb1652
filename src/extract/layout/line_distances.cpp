#include "extract/layout/line_distances.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace jiaokan::extract {
namespace {

constexpr std::size_t kReach = 12;      // lines on both sides that are asked
constexpr std::size_t kFewest = 3;      // that must agree
constexpr float kSameEm = 0.07F;        // of the size
constexpr float kSameDistance = 0.15F;  // em
constexpr float kFullLine = 0.35F;      // em of room beyond what the next word needs
constexpr float kLongLine = 12;         // em
constexpr float kMostDistance = 3.5F;   // em

/// Whether line i + 1 surely goes on with line i, whatever their distance.
bool goes_on(const std::vector<FlowLine>& flow, const std::vector<LineFeatures>& features, std::size_t i) {
  const Line &la = *flow[i].line, &lb = *flow[i + 1].line;
  const LineFeatures &a = features[i], &b = features[i + 1];
  if (flow[i + 1].starts || la.page != lb.page || la.column != lb.column || la.rotation != lb.rotation || la.box != lb.box) return false;
  // The lines of a form are as long as one another, too: 姓名：…, 单位：….
  if (std::fabs(a.em - b.em) > kSameEm * a.em || b.style >= 0 || a.leaders || la.right - la.left < kLongLine * la.em) return false;
  if ((a.ending != Ending::kWord && a.ending != Ending::kComma && !b.no_start) || !speaker_of(lb).empty()) return false;
  const float distance = b.middle - a.middle;
  return a.room - b.first_word < kFullLine && distance > 0 && distance < kMostDistance * a.em;
}

}  // namespace

std::vector<float> find_line_distances(const std::vector<FlowLine>& flow, const std::vector<LineFeatures>& features) {
  std::vector<float> out(flow.size(), 0);
  std::vector<std::size_t> sure;
  for (std::size_t i = 0; i + 1 < flow.size(); ++i)
    if (goes_on(flow, features, i)) sure.push_back(i);
  std::size_t first = 0, last = 0;  // of `sure`, half-open: those within reach of line i
  for (std::size_t i = 0; i + 1 < flow.size(); ++i) {
    while (first < sure.size() && sure[first] + kReach < i) ++first;
    while (last < sure.size() && sure[last] <= i + kReach) ++last;
    const float distance = features[i + 1].middle - features[i].middle;
    const auto alike = std::count_if(sure.begin() + static_cast<std::ptrdiff_t>(first), sure.begin() + static_cast<std::ptrdiff_t>(last), [&](std::size_t s) {
      return std::fabs(features[s].em - features[i].em) <= kSameEm * features[i].em &&
             std::fabs(features[s + 1].middle - features[s].middle - distance) < kSameDistance * features[i].em;
    });
    if (static_cast<std::size_t>(alike) >= kFewest) out[i] = distance;
  }
  return out;
}

}  // namespace jiaokan::extract
