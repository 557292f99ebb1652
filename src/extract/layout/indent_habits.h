#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "extract/layout/line_features.h"

namespace jiaokan::extract {

/// Half an em.
inline int bucket(float em) { return static_cast<int>(std::lround(std::clamp(em, -20.0F, 60.0F) * 2)); }

/// What the document's own paragraphs say about indents: how far the second line stands left of the first, by numbering and place of the first.
class IndentHabits {
 public:
  void count(const LineFeatures& first, const LineFeatures& second) {
    const int indent = bucket(first.left - second.left);
    ++seen_[{first.habit, bucket(first.left), indent}];
    ++total_[{first.habit, bucket(first.left)}];
    ++style_seen_[{first.habit, indent}];
    ++style_total_[first.habit];
  }

  /// Cost of a second line at `second` under a first one at `first`.
  float cost(const LineFeatures& first, const LineFeatures& second) const {
    const float indent = first.left - second.left;
    constexpr float kLabelGap = 2.2F;  // em between a label and the lines that hang from it
    float prior = 0.02F;
    if (indent > 1.4F && indent < 2.8F)
      prior = 0.4F;
    else if (std::fabs(indent) < 0.3F)
      prior = 0.25F;
    else if (indent < 0 && first.habit >= 0 && std::fabs(second.left - first.text_start) < 0.4F)
      prior = 0.25F;
    else if (indent < -0.4F && indent > -5 && first.style >= 0)
      prior = 0.08F;
    else if (first.habit > first.style && second.left > first.text_start && second.left < first.text_start + kLabelGap)
      prior = 0.15F;  // 主持人： gives the labels below it their width
    else if (indent > 0.3F && indent < 6)
      prior = 0.05F;
    const int in = bucket(indent);
    const float by_style = mixed(style_seen_, std::make_tuple(first.habit, in), style_total_, first.habit, prior, 6);
    const float p = mixed(seen_, std::make_tuple(first.habit, bucket(first.left), in), total_, std::make_tuple(first.habit, bucket(first.left)), by_style, 4);
    return -std::log(p);
  }

 private:
  template <class Seen, class Key, class Total, class TotalKey>
  static float mixed(const Seen& seen, Key key, const Total& total, const TotalKey& total_key, float prior, float weight) {
    // Neighbouring buckets count: the same indent measured twice may fall to both sides of an edge.
    float n = 0;
    auto& last = std::get<std::tuple_size_v<Key> - 1>(key);
    const int middle = last;
    for (int d = -1; d <= 1; ++d) {
      last = middle + d;
      if (const auto it = seen.find(key); it != seen.end()) n += static_cast<float>(it->second);
    }
    const auto t = total.find(total_key);
    const float all = t == total.end() ? 0 : static_cast<float>(t->second);
    return (n + weight * prior) / (all + weight);
  }

  std::map<std::tuple<int, int, int>, int> seen_;
  std::map<std::tuple<int, int>, int> total_;
  std::map<std::tuple<int, int>, int> style_seen_;
  std::map<int, int> style_total_;
};

/// Where the document's paragraphs begin and where their later lines do, from the lines whose part is plain without it.
class StartHabits {
 public:
  void count_first(float left) { ++first_[bucket(left)], ++firsts_; }
  void count_later(float left) { ++later_[bucket(left)], ++laters_; }

  /// What it costs more to let a line at `left` begin a paragraph than to let it continue one; negative where paragraphs begin there.
  float cost(float left) const {
    constexpr float kWeight = 4, kMost = 3, kLeast = -1;
    const float all = static_cast<float>(firsts_ + laters_);
    if (all == 0) return 0;
    const float n_first = near(first_, left), n_later = near(later_, left);
    const float prior = (n_first + n_later + 1) / (all + 2);
    const float as_first = (n_first + kWeight * prior) / (static_cast<float>(firsts_) + kWeight);
    const float as_later = (n_later + kWeight * prior) / (static_cast<float>(laters_) + kWeight);
    return std::clamp(std::log(as_later / as_first), kLeast, kMost);
  }

 private:
  static float near(const std::map<int, int>& seen, float left) {
    int n = 0;
    for (int d = -1; d <= 1; ++d)
      if (const auto it = seen.find(bucket(left) + d); it != seen.end()) n += it->second;
    return static_cast<float>(n);
  }

  std::map<int, int> first_, later_;
  int firsts_ = 0, laters_ = 0;
};

}  // namespace jiaokan::extract
