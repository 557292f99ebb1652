#include "extract/layout/type_weight.h"

#include <algorithm>
#include <array>

#include "core/characters.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kWeights = TextPoint::kMixedWeight + 1;
using Counts = std::array<std::size_t, kWeights>;

float middle_of(const Glyph& g) { return (g.lead + g.trail) / 2; }

/// Adds the glyphs for which `counts_for` holds to their weights; returns how many there were.
template <class Predicate>
std::size_t count(const Line& line, Predicate counts_for, Counts& counts) {
  std::size_t all = 0;
  for (const Glyph& g : line.glyphs) {
    if (!counts_for(g.code)) continue;
    ++all;
    ++counts[std::min<std::size_t>(weight_at(line, middle_of(g)), kWeights - 1)];
  }
  return all;
}

}  // namespace

std::uint8_t weight_at(const Line& line, float u) {
  std::uint8_t weight = 0;
  for (const WeightFrom& from : line.weights) {
    if (from.u > u) break;
    weight = from.weight;
  }
  return weight;
}

std::uint8_t weight_of(const Line& line) {
  if (line.weights.empty()) return 0;
  Counts counts{};
  std::size_t all = count(
      line, [](char32_t c) { return is_han(c); }, counts);
  if (all == 0)
    all = count(
        line, [](char32_t c) { return is_latin(c) || is_digit(c); }, counts);
  const auto most = std::max_element(counts.begin(), counts.end());
  return *most * 10 >= all * 9 ? static_cast<std::uint8_t>(most - counts.begin()) : static_cast<std::uint8_t>(TextPoint::kMixedWeight);
}

std::uint8_t usual_weight(const std::vector<FlowLine>& flow) {
  Counts counts{};
  for (const FlowLine& f : flow) {
    if (f.line->weights.empty())
      counts[0] += f.line->glyphs.size();
    else
      count(
          *f.line, [](char32_t c) { return is_han(c) || is_latin(c); }, counts);
  }
  return static_cast<std::uint8_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

}  // namespace jiaokan::extract
