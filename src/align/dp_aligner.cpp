#include "align/dp_aligner.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <type_traits>
#include <utility>

#include "core/error.h"

namespace jiaokan::align {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();

struct Kind {
  std::uint8_t a, b;
};
constexpr std::array<Kind, 8> kKinds{{{1, 1}, {1, 0}, {0, 1}, {1, 2}, {2, 1}, {1, 3}, {3, 1}, {2, 2}}};

}  // namespace

/// What the likeness says about each segment by itself, asked once: the inner loop has no time for virtual calls.
class BandAligner::Worths {
 public:
  explicit Worths(const Likeness& likeness)
      : sums_a_(likeness.size_a() + 1), sums_b_(likeness.size_b() + 1), blank_a_(likeness.size_a()), blank_b_(likeness.size_b()) {
    for (std::size_t i = 0; i < blank_a_.size(); ++i) {
      sums_a_[i + 1] = likeness.worth_a({0, i + 1});
      blank_a_[i] = likeness.is_blank_a(i);
      has_blank_ = has_blank_ || blank_a_[i] != 0;
    }
    for (std::size_t j = 0; j < blank_b_.size(); ++j) {
      sums_b_[j + 1] = likeness.worth_b({0, j + 1});
      blank_b_[j] = likeness.is_blank_b(j);
      has_blank_ = has_blank_ || blank_b_[j] != 0;
    }
  }
  double of_a(IndexRange r) const { return sums_a_[r.end] - sums_a_[r.begin]; }
  double of_b(IndexRange r) const { return sums_b_[r.end] - sums_b_[r.begin]; }
  /// Blank segments go with blank ones, one with one.
  bool may_join(IndexRange a, IndexRange b) const {
    if (!has_blank_) return true;
    int blank_a = 0, blank_b = 0;
    for (std::size_t i = a.begin; i < a.end; ++i) blank_a += blank_a_[i];
    for (std::size_t j = b.begin; j < b.end; ++j) blank_b += blank_b_[j];
    return blank_a + blank_b == 0 || (a.size() == 1 && b.size() == 1 && blank_a == 1 && blank_b == 1);
  }

 private:
  std::vector<double> sums_a_, sums_b_;
  std::vector<char> blank_a_, blank_b_;
  bool has_blank_ = false;
};

namespace {

/// The most that a group's pairs share along a path that rises on both sides, where each pair must share more than any two segments do: neither two
/// beads side by side nor two groups that say the same in another order pass for one large bead. `pair(i, j)` is what segments i and j share. kNever
/// where the first or the last pair shares nothing.
template <class Worths, class Pair>
double shared_in_order(const Worths& worths, double chance, IndexRange a, IndexRange b, Pair pair) {
  const auto by_chance = [&](IndexRange x, IndexRange y) { return 2 * chance * std::min(worths.of_a(x), worths.of_b(y)); };
  std::array<double, kLargestGroup> best;
  best.fill(kNever);
  best[0] = 0;
  if (pair(a.end - 1, b.end - 1) <= 0 || pair(a.begin, b.begin) <= 0) return kNever;
  for (std::size_t i = a.begin; i < a.end; ++i) {
    double left = kNever;
    for (std::size_t j = b.begin; j < b.end; ++j) {
      double& here = best[j - b.begin];
      here = std::max(here, left) + pair(i, j) - by_chance({i, i + 1}, {j, j + 1});
      left = here;
    }
  }
  return best[b.size() - 1] + by_chance(a, b);
}

}  // namespace

double BeadModel::log_prior(std::size_t a, std::size_t b) const {
  const std::size_t few = std::min(a, b), many = std::max(a, b);
  if (few == 0) return one_none;
  if (many == 1) return one_one;
  if (few == 1) return many == 2 ? one_two : one_three;
  return two_two;
}

double bead_score(Likeness& likeness, const BeadModel& model, IndexRange a, IndexRange b) {
  const double prior = model.log_prior(a.size(), b.size());
  if (a.empty() || b.empty()) return prior;
  const BandAligner::Worths worths(likeness);
  if (!worths.may_join(a, b)) return kNever;
  double shared = likeness.shared(a, b);
  if (a.size() > 1 || b.size() > 1) {
    const auto pair = [&](std::size_t i, std::size_t j) { return likeness.shared({i, i + 1}, {j, j + 1}); };
    shared = std::min(shared, shared_in_order(worths, model.chance, a, b, pair));
  }
  if (a.size() == 2 && b.size() == 2 && !likeness.may_run_across(a.begin + 1, b.begin + 1)) return kNever;
  return prior + likeness.log_odds_of_lengths(a, b) + model.words * (shared - model.threshold * (worths.of_a(a) + worths.of_b(b)));
}

/// What the single pairs of the band share, row by row.
class BandAligner::Pairs {
 public:
  Pairs(Likeness& likeness, const Worths& worths, const Band& band) : begins_(likeness.size_a() + 1), firsts_(likeness.size_a()) {
    for (std::size_t i = 0; i < firsts_.size(); ++i) {
      firsts_[i] = band.low[i];
      begins_[i + 1] = begins_[i] + (band.high[i + 1] - band.low[i]);
    }
    shared_.resize(begins_.back());
    std::vector<double> row;
    std::vector<char> asked;
    for (std::size_t i = 0; i < firsts_.size(); ++i) {
      const IndexRange b{band.low[i], band.high[i + 1]};
      row.assign(b.size(), 0);
      asked.resize(b.size());
      for (std::size_t j = b.begin; j < b.end; ++j) asked[j - b.begin] = comparable(worths, i, j);
      likeness.shared_with_each(i, b, asked, row);
      for (std::size_t k = 0; k < row.size(); ++k)
        if (asked[k] != 0) shared_[begins_[i] + k] = static_cast<float>(row[k]);
    }
  }
  std::size_t first(std::size_t i) const { return firsts_[i]; }
  std::span<const float> row(std::size_t i) const { return {shared_.data() + begins_[i], begins_[i + 1] - begins_[i]}; }

 private:
  /// A block of megabytes is not read again for each of a thousand lines: they can share no more than the line has.
  static bool comparable(const Worths& worths, std::size_t i, std::size_t j) {
    constexpr double kMostUnlike = 30;
    const double a = worths.of_a({i, i + 1}), b = worths.of_b({j, j + 1});
    return a <= kMostUnlike * b + 300 && b <= kMostUnlike * a + 300;
  }

  std::vector<std::size_t> begins_;
  std::vector<std::uint32_t> firsts_;
  std::vector<float> shared_;
};

namespace {

/// The last rows of a band, kLargestGroup and the one being made. Each answers for columns beside its own too, so that the inner loop asks nothing twice: up
/// to kLargestGroup before its first, and as far behind its last as the row being made goes. So do rows before the first one.
class LastRows {
 public:
  class Row {
   public:
    void begin(std::size_t first, double outside) {
      offset_ = kLargestGroup - first;  // may wrap round: so does the sum with a column
      values_.assign(kLargestGroup, outside);
    }
    void push(double value) { values_.push_back(value); }
    void reach(std::size_t column, double outside) { values_.resize(std::max(values_.size(), column + offset_ + 1), outside); }
    double at(std::size_t column) const { return values_[column + offset_]; }

   private:
    std::vector<double> values_;
    std::size_t offset_ = 0;
  };

  explicit LastRows(double outside) : outside_(outside) {
    for (Row& row : rows_) row.begin(0, outside);
  }
  /// Begins row i, whose columns are pushed one by one; the rows before it reach to `last` from now on.
  Row& begin(std::size_t i, std::size_t first, std::size_t last) {
    for (Row& row : rows_) row.reach(last, outside_);
    Row& row = rows_[i % rows_.size()];
    row.begin(first, outside_);
    return row;
  }
  /// Row i - back; back ≤ kLargestGroup.
  const Row& before(std::size_t i, std::size_t back) const { return rows_[(i + rows_.size() - back) % rows_.size()]; }

 private:
  double outside_;
  std::array<Row, kLargestGroup + 1> rows_;
};

}  // namespace

BandAligner::BandAligner(Likeness& likeness, Band band)
    : likeness_(likeness), band_(std::move(band)), worths_(std::make_unique<Worths>(likeness)), pairs_(std::make_unique<Pairs>(likeness, *worths_, band_)) {}

BandAligner::~BandAligner() = default;

std::vector<Bead> BandAligner::best_path(const BeadModel& model) {
  const std::size_t n = likeness_.size_a();
  const Worths& worths = *worths_;
  std::vector<std::size_t> row_begins(n + 2);
  for (std::size_t i = 0; i <= n; ++i) row_begins[i + 1] = row_begins[i] + (band_.high[i] - band_.low[i] + 1);
  std::vector<std::uint8_t> taken(row_begins.back(), 0xFF);
  likeness_.add_work(taken.size());
  const bool lengths_count = likeness_.lengths_count();
  const double most_of_lengths = likeness_.most_of_lengths();
  std::array<double, kKinds.size()> priors{};
  for (std::size_t k = 0; k < kKinds.size(); ++k) priors[k] = model.log_prior(kKinds[k].a, kKinds[k].b);

  LastRows scores(kNever), pairs(0);  // row i of the pairs: what segment i - 1 of a shares
  for (std::size_t i = 0; i <= n; ++i) {
    LastRows::Row& of_pairs = pairs.begin(i, i > 0 ? pairs_->first(i - 1) : 0, band_.high[i]);
    for (const float shared : i > 0 ? pairs_->row(i - 1) : std::span<const float>{}) of_pairs.push(static_cast<double>(shared));
    of_pairs.reach(band_.high[i], 0);
    LastRows::Row& row = scores.begin(i, band_.low[i], band_.high[i]);
    const std::array<const LastRows::Row*, kLargestGroup + 1> before{&row, &scores.before(i, 1), &scores.before(i, 2), &scores.before(i, 3)};
    const std::array<const LastRows::Row*, kLargestGroup + 1> shared_by{nullptr, &of_pairs, &pairs.before(i, 1), &pairs.before(i, 2)};
    std::array<double, kLargestGroup + 1> worth_of_a{};
    for (std::size_t da = 1; da <= std::min(i, kLargestGroup); ++da) worth_of_a[da] = worths.of_a({i - da, i});

    double best = kNever;
    std::uint8_t best_kind = 0xFF;
    std::size_t j = band_.low[i];
    const auto try_kind = [&]<std::size_t k>(std::integral_constant<std::size_t, k>) {
      constexpr std::size_t da = kKinds[k].a, db = kKinds[k].b;
      constexpr bool alone = da == 1 && db == 1;
      double score = before[da]->at(j - db);
      if (score == kNever) return;
      score += priors[k];
      if constexpr (da > 0 && db > 0) {
        const double last = shared_by[1]->at(j - 1);
        // Groups begin and end with pairs that share something.
        if (!alone && (last <= 0 || shared_by[da]->at(j - db) <= 0)) return;
        const IndexRange a{i - da, i}, b{j - db, j};
        const double worth_of_b = worths.of_b(b), cost = model.threshold * (worth_of_a[da] + worth_of_b);
        double shared = last;
        if constexpr (!alone) {
          // A group shares no more than its pairs; two by two, what they share by chance comes on top. Most groups need no closer look.
          constexpr double kRounding = 1e-3;
          double most = kRounding + (da == db ? 2 * model.chance * std::min(worth_of_a[da], worth_of_b) : 0);
          for (std::size_t x = 1; x <= da; ++x)
            for (std::size_t y = 1; y <= db; ++y) most += shared_by[x]->at(j - y);
          if (score + most_of_lengths + model.words * (most - cost) <= best) return;
          shared = shared_in_order(worths, model.chance, a, b, [&](std::size_t x, std::size_t y) { return shared_by[i - x]->at(y); });
        }
        if (score + most_of_lengths + model.words * (shared - cost) <= best || !worths.may_join(a, b)) return;
        if (lengths_count) score += likeness_.log_odds_of_lengths(a, b);
        if (!alone) shared = std::min(shared, likeness_.shared(a, b));
        score += model.words * (shared - cost);
        if (score <= best || (da == 2 && db == 2 && !likeness_.may_run_across(i - 1, j - 1))) return;
      }
      if (score <= best) return;
      best = score;
      best_kind = k;
    };
    for (; j <= band_.high[i]; ++j) {
      best = i == 0 && j == 0 ? 0 : kNever;
      best_kind = 0xFF;
      [&]<std::size_t... k>(std::index_sequence<k...>) { (try_kind(std::integral_constant<std::size_t, k>{}), ...); }
      (std::make_index_sequence<kKinds.size()>{});
      row.push(best);
      taken[row_begins[i] + j - band_.low[i]] = best_kind;
    }
  }

  std::vector<Bead> beads;
  for (std::size_t i = n, j = likeness_.size_b(); i > 0 || j > 0;) {
    const std::uint8_t k = taken[row_begins[i] + j - band_.low[i]];
    JIAOKAN_CHECK(k < kKinds.size());
    beads.push_back({{i - kKinds[k].a, i}, {j - kKinds[k].b, j}, 0});
    i -= kKinds[k].a;
    j -= kKinds[k].b;
  }
  std::reverse(beads.begin(), beads.end());
  return beads;
}

}  // namespace jiaokan::align
