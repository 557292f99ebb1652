#include "core/text_diff.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <tuple>

namespace jiaokan {
namespace {

using Symbols = std::span<const std::uint32_t>;

/// Stretches longer than this (both sides together) are cut at unique runs before Myers sees them.
constexpr std::size_t kLong = 4096;
/// Lengths of the unique runs, tried in this order. The last is short enough to find a common word.
constexpr std::array<std::size_t, 4> kRunLengths{16, 8, 4, 2};
/// A stretch this small is searched to the end whatever it costs: at most kSmall² steps.
constexpr std::size_t kSmall = 128;

/// A diagonal that no path has reached. Half of the least value, so that adding a length to it cannot overflow.
constexpr std::ptrdiff_t kNone = std::numeric_limits<std::ptrdiff_t>::min() / 2;

struct Stretch {
  std::size_t a_begin, a_end, b_begin, b_end;
  std::size_t size() const { return a_end - a_begin + b_end - b_begin; }
};

/// A point that the edit script passes through.
struct Middle {
  std::size_t a, b;
};

class Differ {
 public:
  Differ(Symbols a, Symbols b, const DiffOptions& options) : a_(a), b_(b), options_(options) {}

  std::vector<Hunk> run() {
    Stretch all{0, a_.size(), 0, b_.size()};
    trim(all);
    solve(all, 0, all.size() > kLong);
    return std::move(hunks_);
  }

 private:
  void trim(Stretch& s) const {
    while (s.a_begin < s.a_end && s.b_begin < s.b_end && a_[s.a_begin] == b_[s.b_begin]) ++s.a_begin, ++s.b_begin;
    while (s.a_begin < s.a_end && s.b_begin < s.b_end && a_[s.a_end - 1] == b_[s.b_end - 1]) --s.a_end, --s.b_end;
  }

  void emit(const Stretch& s) {
    if (!hunks_.empty() && hunks_.back().a_end == s.a_begin && hunks_.back().b_end == s.b_begin) {
      hunks_.back().a_end = s.a_end;
      hunks_.back().b_end = s.b_end;
    } else {
      hunks_.push_back({s.a_begin, s.a_end, s.b_begin, s.b_end});
    }
  }

  /// `level` is the next of kRunLengths to try; it only grows, so that a stretch is cut at most as often as there are lengths.
  void solve(Stretch s, std::size_t level, bool cut_first) {
    trim(s);
    if (s.size() == 0) return;
    if (s.a_begin == s.a_end || s.b_begin == s.b_end) return emit(s);
    if (cut_first && cut_at_unique_runs(s, level)) return;
    if (const auto middle = find_middle(s)) {
      // Both halves need half the edits, so the recursion is logarithmic in them.
      solve({s.a_begin, middle->a, s.b_begin, middle->b}, level, false);
      solve({middle->a, s.a_end, middle->b, s.b_end}, level, false);
      return;
    }
    if (!cut_first && cut_at_unique_runs(s, level)) return;
    emit(s);
  }

  /// Cuts at runs that stand once on each side, in the longest increasing order. False where there are none at any length.
  bool cut_at_unique_runs(const Stretch& s, std::size_t level) {
    for (; level < kRunLengths.size(); ++level) {
      const std::vector<Middle> anchors = unique_runs(s, kRunLengths[level]);
      if (anchors.empty()) continue;
      std::size_t a = s.a_begin, b = s.b_begin;
      for (const Middle& anchor : anchors) {
        if (anchor.a < a || anchor.b < b) continue;  // grown over by the one before
        std::size_t begin_a = anchor.a, begin_b = anchor.b, end_a = anchor.a, end_b = anchor.b;
        while (begin_a > a && begin_b > b && a_[begin_a - 1] == b_[begin_b - 1]) --begin_a, --begin_b;
        while (end_a < s.a_end && end_b < s.b_end && a_[end_a] == b_[end_b]) ++end_a, ++end_b;
        solve({a, begin_a, b, begin_b}, level + 1, false);
        a = end_a;
        b = end_b;
      }
      solve({a, s.a_end, b, s.b_end}, level + 1, false);
      return true;
    }
    return false;
  }

  /// Pairs of places of runs of `length` symbols that stand exactly once on each side, the longest chain of them in the same order.
  std::vector<Middle> unique_runs(const Stretch& s, std::size_t length) const {
    if (s.a_end - s.a_begin < length || s.b_end - s.b_begin < length) return {};
    struct Run {
      std::uint64_t hash;
      std::size_t at;
      bool in_a;
    };
    std::vector<Run> runs;
    runs.reserve(s.size());
    const auto collect = [&](Symbols text, std::size_t begin, std::size_t end, bool in_a) {
      constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ULL;
      std::uint64_t hash = 0, drop = 1;
      for (std::size_t i = 0; i < length; ++i) drop *= kBase;
      for (std::size_t i = begin; i < end; ++i) {
        hash = hash * kBase + text[i] + 1;
        if (i >= begin + length) hash -= drop * (text[i - length] + 1);
        if (i + 1 >= begin + length) runs.push_back({hash, i + 1 - length, in_a});
      }
    };
    collect(a_, s.a_begin, s.a_end, true);
    collect(b_, s.b_begin, s.b_end, false);
    // Sorted rather than hashed into a table: no input can make it slow.
    std::sort(runs.begin(), runs.end(), [](const Run& x, const Run& y) { return std::tie(x.hash, y.in_a, x.at) < std::tie(y.hash, x.in_a, y.at); });
    std::vector<Middle> pairs;
    for (std::size_t i = 0; i < runs.size();) {
      std::size_t end = i + 1;
      while (end < runs.size() && runs[end].hash == runs[i].hash) ++end;
      // The symbols are compared again: equal hashes are not equal runs.
      if (end == i + 2 && runs[i].in_a && !runs[i + 1].in_a) {
        const Symbols in_a = a_.subspan(runs[i].at, length), in_b = b_.subspan(runs[i + 1].at, length);
        if (std::equal(in_a.begin(), in_a.end(), in_b.begin())) pairs.push_back({runs[i].at, runs[i + 1].at});
      }
      i = end;
    }
    std::sort(pairs.begin(), pairs.end(), [](const Middle& x, const Middle& y) { return x.a < y.a; });
    return longest_increasing(pairs);
  }

  /// The longest subsequence that increases in b too (patience sorting). O(n log n).
  static std::vector<Middle> longest_increasing(const std::vector<Middle>& pairs) {
    std::vector<std::size_t> tops, before(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto pile = std::lower_bound(tops.begin(), tops.end(), pairs[i].b, [&](std::size_t top, std::size_t b) { return pairs[top].b < b; });
      before[i] = pile == tops.begin() ? i : *(pile - 1);
      if (pile == tops.end())
        tops.push_back(i);
      else
        *pile = i;
    }
    std::vector<Middle> chain(tops.size());
    if (tops.empty()) return chain;
    std::size_t i = tops.back();
    for (std::size_t n = tops.size(); n-- > 0; i = before[i]) chain[n] = pairs[i];
    return chain;
  }

  /// A point on a shortest edit script, by searching from both ends at once; nullopt where the stretch's work is spent.
  std::optional<Middle> find_middle(const Stretch& s) {
    const auto n = static_cast<std::ptrdiff_t>(s.a_end - s.a_begin);
    const auto m = static_cast<std::ptrdiff_t>(s.b_end - s.b_begin);
    std::uint64_t work = std::max<std::uint64_t>(kSmall * kSmall, options_.work_per_element * s.size());
    const std::ptrdiff_t delta = n - m;
    const bool odd = (delta & 1) != 0;
    // Round d costs 2d steps or more, so the work ends before round √work: no more diagonals than that are needed.
    const std::ptrdiff_t half = (n + m + 1) / 2;
    std::ptrdiff_t reach = 1;
    while (reach < half && static_cast<std::uint64_t>(reach) * static_cast<std::uint64_t>(reach) <= work) reach *= 2;
    reach = std::min(reach, half) + 1;
    const std::size_t width = static_cast<std::size_t>(2 * reach + 3);
    forward_.assign(width, kNone);
    backward_.assign(width, kNone);
    const auto index = [&](std::ptrdiff_t k) { return static_cast<std::size_t>(k + reach + 1); };
    // The furthest x on diagonal k (y = x - k) after one more edit.
    const auto step = [&](const std::vector<std::ptrdiff_t>& furthest, std::ptrdiff_t d, std::ptrdiff_t k) {
      if (d == 0) return std::ptrdiff_t{0};
      const std::ptrdiff_t down = furthest[index(k + 1)], right = furthest[index(k - 1)];
      std::ptrdiff_t x = kNone;
      if (down != kNone && down - k <= m) x = down;
      if (right != kNone && right + 1 <= n) x = std::max(x, right + 1);
      return x;
    };
    for (std::ptrdiff_t d = 0; d < reach; ++d) {
      for (std::ptrdiff_t k = -d; k <= d; k += 2) {
        std::ptrdiff_t x = step(forward_, d, k);
        const std::ptrdiff_t start = x;
        if (x != kNone)
          while (x < n && x - k < m && a_[s.a_begin + static_cast<std::size_t>(x)] == b_[s.b_begin + static_cast<std::size_t>(x - k)]) ++x;
        forward_[index(k)] = x;
        if (!spend(work, static_cast<std::uint64_t>(x - start) + 1)) return std::nullopt;
        const std::ptrdiff_t mirror = delta - k;
        if (odd && x != kNone && mirror > -d && mirror < d && x + backward_[index(mirror)] >= n) return point(s, x, x - k);
      }
      for (std::ptrdiff_t k = -d; k <= d; k += 2) {
        std::ptrdiff_t x = step(backward_, d, k);
        const std::ptrdiff_t start = x;
        if (x != kNone)
          while (x < n && x - k < m && a_[s.a_end - 1 - static_cast<std::size_t>(x)] == b_[s.b_end - 1 - static_cast<std::size_t>(x - k)]) ++x;
        backward_[index(k)] = x;
        if (!spend(work, static_cast<std::uint64_t>(x - start) + 1)) return std::nullopt;
        const std::ptrdiff_t mirror = delta - k;
        if (!odd && x != kNone && mirror >= -d && mirror <= d && x + forward_[index(mirror)] >= n) return point(s, n - x, m - (x - k));
      }
    }
    return std::nullopt;
  }
  static Middle point(const Stretch& s, std::ptrdiff_t x, std::ptrdiff_t y) {
    return {s.a_begin + static_cast<std::size_t>(x), s.b_begin + static_cast<std::size_t>(y)};
  }
  static bool spend(std::uint64_t& work, std::uint64_t steps) {
    if (work < steps) return false;
    work -= steps;
    return true;
  }

  Symbols a_, b_;
  const DiffOptions& options_;
  std::vector<std::ptrdiff_t> forward_, backward_;
  std::vector<Hunk> hunks_;
};

}  // namespace

std::vector<Hunk> diff_sequences(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, const DiffOptions& options) {
  return Differ(a, b, options).run();
}

}  // namespace jiaokan
