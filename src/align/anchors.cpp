#include "align/anchors.h"

#include <algorithm>
#include <string_view>

#include "align/characters.h"
#include "align/term_numbers.h"
#include "core/error.h"
#include "core/text_diff.h"
#include "core/utf8.h"

namespace jiaokan::align {
namespace {

constexpr int kDeepestGap = 6;             // gaps inside gaps: each turn asks again what is rare
constexpr std::size_t kWideGap = 1 << 12;  // cells: smaller gaps are searched whole anyway
constexpr std::size_t kLettersOfRun = 60;  // of a run of segments that are the same

std::uint64_t stir(std::uint64_t h) {
  h = (h ^ (h >> 32)) * 0xD6E8FEB86659FD93ULL;
  h = (h ^ (h >> 32)) * 0xD6E8FEB86659FD93ULL;
  return h ^ (h >> 32);
}

/// Where one key stands in the two stretches.
struct KeyPlaces {
  static constexpr std::uint32_t kNowhere = 0xFFFFFFFF, kSeveral = 0xFFFFFFFE;
  std::uint32_t a = kNowhere, b = kNowhere;  ///< the only segment that has it

  static void take(std::uint32_t& place, std::uint32_t segment) { place = place == kNowhere || place == segment ? segment : kSeveral; }
  bool is_rare() const { return a < kSeveral && b < kSeveral; }
};

struct Range {
  std::uint32_t a_begin = 0, a_end = 0, b_begin = 0, b_end = 0;
  double area() const { return static_cast<double>(a_end - a_begin) * (b_end - b_begin); }
};

std::vector<Anchor> rare_pairs(const SegmentKeys& a, const SegmentKeys& b, const Range& range, const AnchorRules& rules) {
  TermNumbers numbers;
  std::vector<KeyPlaces> places;
  const auto take_keys = [&](const SegmentKeys& side, std::uint32_t begin, std::uint32_t end, std::uint32_t KeyPlaces::*place) {
    for (std::uint32_t i = begin; i < end; ++i) {
      for (std::size_t k = side.begins[i]; k < side.begins[i + 1]; ++k) {
        const std::uint32_t number = numbers.number_of(side.keys[k]);
        if (number == places.size()) places.emplace_back();
        KeyPlaces::take(places[number].*place, i);
      }
    }
  };
  take_keys(a, range.a_begin, range.a_end, &KeyPlaces::a);
  take_keys(b, range.b_begin, range.b_end, &KeyPlaces::b);
  std::vector<Anchor> votes;
  for (const KeyPlaces& key : places)
    if (key.is_rare()) votes.push_back({key.a, key.b, 1});
  std::sort(votes.begin(), votes.end(), [](const Anchor& x, const Anchor& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  std::vector<Anchor> pairs;
  for (std::size_t k = 0; k < votes.size();) {
    std::size_t end = k;
    while (end < votes.size() && votes[end].a == votes[k].a && votes[end].b == votes[k].b) ++end;
    const double weight = static_cast<double>(end - k);
    const std::size_t keys = std::min(a.begins[votes[k].a + 1] - a.begins[votes[k].a], b.begins[votes[k].b + 1] - b.begins[votes[k].b]);
    if (weight >= rules.share * static_cast<double>(keys) && (weight >= rules.fewest || 2 * weight > static_cast<double>(keys)))
      pairs.push_back({votes[k].a, votes[k].b, weight});
    k = end;
  }
  return pairs;
}

/// Runs of whole segments that stand on both sides in a row: a chain by themselves. What is short may be alike by chance.
void add_equal_runs(const SegmentKeys& a, const SegmentKeys& b, const Range& range, std::vector<Anchor>& out) {
  if (a.wholes.empty() || b.wholes.empty()) return;
  TermNumbers numbers;
  const auto symbols_of = [&](const SegmentKeys& side, std::uint32_t begin, std::uint32_t end) {
    std::vector<std::uint32_t> symbols;
    symbols.reserve(end - begin);
    for (std::uint32_t i = begin; i < end; ++i) symbols.push_back(numbers.number_of(side.wholes[i].hash));
    return symbols;
  };
  const std::vector<std::uint32_t> of_a = symbols_of(a, range.a_begin, range.a_end), of_b = symbols_of(b, range.b_begin, range.b_end);
  std::uint32_t i = range.a_begin, j = range.b_begin;
  const auto add_until = [&](std::uint32_t a_end) {
    std::size_t letters = 0;
    for (std::uint32_t k = i; k < a_end; ++k) letters += a.wholes[k].letters;
    if (letters >= kLettersOfRun)
      for (std::uint32_t k = 0; k < a_end - i; ++k) out.push_back({i + k, j + k, 1});
  };
  for (const Hunk& hunk : diff_sequences(of_a, of_b, {.work_per_element = 400})) {
    add_until(range.a_begin + static_cast<std::uint32_t>(hunk.a_begin));
    i = range.a_begin + static_cast<std::uint32_t>(hunk.a_end);
    j = range.b_begin + static_cast<std::uint32_t>(hunk.b_end);
  }
  add_until(range.a_end);
}

void find_in(const SegmentKeys& a, const SegmentKeys& b, const Range& range, const AnchorRules& rules, int depth, std::vector<Anchor>& out) {
  const std::vector<Anchor> chain = heaviest_chain(rare_pairs(a, b, range, rules));
  std::uint32_t i = range.a_begin, j = range.b_begin;
  const auto descend = [&](std::uint32_t a_end, std::uint32_t b_end) {
    const Range gap{i, std::max(i, a_end), j, std::max(j, b_end)};
    if (gap.area() <= static_cast<double>(kWideGap)) return;
    if (depth < kDeepestGap && gap.area() < range.area())
      find_in(a, b, gap, rules, depth + 1, out);
    else
      add_equal_runs(a, b, gap, out);
  };
  for (const Anchor& anchor : chain) {
    descend(anchor.a, anchor.b);
    out.push_back(anchor);
    i = anchor.a + 1;
    j = anchor.b + 1;
  }
  descend(range.a_end, range.b_end);
}

}  // namespace

SegmentKeys run_keys(const NormalizedText& text, const std::vector<std::uint32_t>& segments, std::size_t length, unsigned sample_bits) {
  SegmentKeys out;
  const std::uint64_t mask = (1ULL << sample_bits) - 1;
  std::vector<std::uint64_t> letters;
  for (const std::uint32_t s : segments) {
    const std::string_view segment = text.segment_text(s);
    letters.clear();
    std::uint64_t whole = 0;
    for (std::size_t at = 0; at < segment.size();) {
      const char32_t c = utf8::next(segment, at);
      if (letter_of(c) == Letter::kNone) continue;
      letters.push_back(stir(lower_ascii(c)));
      whole = stir(whole + letters.back());
    }
    // The hash of a run is the sum of its letters' hashes, each turned by its place: it rolls along in one step a letter.
    const auto turned = [](std::uint64_t h, std::size_t by) { return by % 64 == 0 ? h : (h << (by % 64)) | (h >> (64 - by % 64)); };
    std::uint64_t run = 0;
    for (std::size_t k = 0; k < letters.size(); ++k) {
      run = turned(run, 1) ^ letters[k];
      if (k >= length) run ^= turned(letters[k - length], length);
      if (k + 1 < length) continue;
      const std::uint64_t key = stir(run);
      if ((key & mask) == 0) out.keys.push_back(key);
    }
    if (!letters.empty()) out.keys.push_back(stir(whole ^ 0x5E67));
    out.wholes.push_back({whole, static_cast<std::uint32_t>(letters.size())});
    out.begins.push_back(out.keys.size());
  }
  return out;
}

std::vector<Anchor> heaviest_chain(std::vector<Anchor> anchors) {
  std::sort(anchors.begin(), anchors.end(), [](const Anchor& x, const Anchor& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  std::uint32_t most = 0;
  for (const Anchor& anchor : anchors) most = std::max(most, anchor.b);
  struct Best {
    double weight = 0;
    std::size_t last = 0;  // anchor + 1
  };
  std::vector<Best> tree(most + 2);  // Fenwick tree of prefix maxima over b
  std::vector<std::size_t> before(anchors.size());
  Best overall;
  for (std::size_t k = 0; k < anchors.size(); ++k) {
    Best best;
    for (std::size_t t = anchors[k].b + 1; t > 0; t &= t - 1)
      if (tree[t].weight > best.weight) best = tree[t];
    before[k] = best.last;
    best = {best.weight + anchors[k].weight, k + 1};
    if (best.weight > overall.weight) overall = best;
    for (std::size_t t = anchors[k].b + 1; t < tree.size(); t += t & (~t + 1))
      if (best.weight > tree[t].weight) tree[t] = best;
  }
  std::vector<Anchor> chain;
  for (std::size_t k = overall.last; k != 0; k = before[k - 1]) chain.push_back(anchors[k - 1]);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

std::vector<Anchor> find_anchors(const SegmentKeys& a, const SegmentKeys& b, const AnchorRules& rules) {
  return find_anchors(a, b, rules, {0, a.size()}, {0, b.size()});
}

std::vector<Anchor> find_anchors(const SegmentKeys& a, const SegmentKeys& b, const AnchorRules& rules, IndexRange of_a, IndexRange of_b) {
  std::vector<Anchor> out;
  const Range range{static_cast<std::uint32_t>(of_a.begin), static_cast<std::uint32_t>(of_a.end), static_cast<std::uint32_t>(of_b.begin),
                    static_cast<std::uint32_t>(of_b.end)};
  find_in(a, b, range, rules, 0, out);
  for (Anchor& anchor : out) {
    anchor.a -= range.a_begin;
    anchor.b -= range.b_begin;
  }
  return out;
}

Band make_band(const std::vector<Anchor>& chain, std::size_t n, std::size_t m, std::size_t margin, std::size_t strip) {
  Band band;
  band.low.assign(n + 1, static_cast<std::uint32_t>(m));
  band.high.assign(n + 1, 0);
  const auto cover = [&](std::size_t i, std::size_t from, std::size_t to) {
    band.low[i] = std::min(band.low[i], static_cast<std::uint32_t>(from));
    band.high[i] = std::max(band.high[i], static_cast<std::uint32_t>(std::min(to, m)));
  };
  const auto cover_gap = [&](std::size_t i0, std::size_t j0, std::size_t i1, std::size_t j1) {
    const std::size_t wide = i1 - i0, high = j1 - j0;
    const bool whole = wide * high <= strip * (wide + high + 1);
    for (std::size_t i = i0 - std::min(i0, margin); i <= std::min(n, i1 + margin); ++i) {
      std::size_t from = j0, to = j1;
      if (!whole) {
        const std::size_t inside = std::clamp(i, i0, i1) - i0, step = high / wide + strip / 2;
        const std::size_t middle = j0 + inside * high / wide;
        from = middle > j0 + step ? middle - step : j0;
        to = std::min(middle + step, j1);
      }
      cover(i, from - std::min(from, margin), to + margin);
    }
  };
  std::size_t i = 0, j = 0;
  for (const Anchor& anchor : chain) {
    cover_gap(std::min<std::size_t>(i, anchor.a), std::min<std::size_t>(j, anchor.b), anchor.a + 1, anchor.b + 1);
    i = anchor.a + 1;
    j = anchor.b + 1;
  }
  cover_gap(i, j, n, m);
  for (std::size_t r = n; r-- > 0;) band.low[r] = std::min(band.low[r], band.low[r + 1]);
  for (std::size_t r = 1; r <= n; ++r) band.high[r] = std::max(band.high[r], band.high[r - 1]);
  band.low[0] = 0;
  band.high[n] = static_cast<std::uint32_t>(m);
  for (std::size_t r = 1; r <= n; ++r) JIAOKAN_CHECK(band.low[r] <= band.high[r - 1]);
  return band;
}

}  // namespace jiaokan::align
