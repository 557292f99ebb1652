#include "align/translation_lexicon.h"

#include <algorithm>
#include <cmath>

namespace jiaokan::align {
namespace {

constexpr std::size_t kMostPairs = 3'000'000;  // of terms that are counted
constexpr std::size_t kMostTerms = 400;        // of a bead's side: longer ones say little about which word is which
constexpr double kCommon = 0.35;               // share of segments above which a term translates nothing
constexpr double kShrink = 1.0;
constexpr double kWeakest = 0.2;
constexpr double kSurely = 2.0;               // standard deviations above chance
constexpr std::size_t kMostTranslations = 6;  // of one term

/// Variance of the logarithm of two lengths' quotient in long translations; short ones vary more.
constexpr double kSureLengths = 0.06;

std::vector<std::uint32_t> terms_of(const TermTable& table, IndexRange range, const std::vector<std::uint32_t>& with) {
  std::vector<std::uint32_t> out;
  const double most = kCommon * static_cast<double>(table.size());
  for (std::size_t i = range.begin; i < range.end; ++i)
    for (const TermCount t : table.of(i))
      if (with[t.term] >= 2 && with[t.term] <= most) out.push_back(t.term);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

TranslationLexicon::TranslationLexicon(const BilingualTerms& terms, const std::vector<Bead>& beads) {
  struct Sides {
    std::vector<std::uint32_t> a, b;
  };
  std::vector<Sides> all;
  std::size_t pairs_in_all = 0;
  for (const Bead& bead : beads) {
    if (bead.a.empty() || bead.b.empty()) continue;
    Sides sides{terms_of(terms.a, bead.a, terms.with_a), terms_of(terms.b, bead.b, terms.with_b)};
    if (sides.a.size() > kMostTerms || sides.b.size() > kMostTerms) continue;
    pairs_in_all += sides.a.size() * sides.b.size();
    all.push_back(std::move(sides));
  }
  const std::size_t stride = pairs_in_all / kMostPairs + 1;
  std::vector<std::uint32_t> beads_a(terms.with_a.size()), beads_b(terms.with_b.size());
  std::vector<std::uint64_t> met;
  double count = 0;
  for (std::size_t k = 0; k < all.size(); k += stride) {
    ++count;
    for (const std::uint32_t x : all[k].a) ++beads_a[x];
    for (const std::uint32_t y : all[k].b) ++beads_b[y];
    for (const std::uint32_t x : all[k].a)
      for (const std::uint32_t y : all[k].b) met.push_back((static_cast<std::uint64_t>(x) << 32) | y);
  }
  std::sort(met.begin(), met.end());
  std::vector<Pair> learnt;
  for (std::size_t k = 0; k < met.size();) {
    std::size_t end = k;
    while (end < met.size() && met[end] == met[k]) ++end;
    const auto x = static_cast<std::uint32_t>(met[k] >> 32), y = static_cast<std::uint32_t>(met[k]);
    const double together = static_cast<double>(end - k), chance = static_cast<double>(beads_a[x]) * beads_b[y] / count;
    const double strength = (together - chance) / (std::sqrt(static_cast<double>(beads_a[x]) * beads_b[y]) + kShrink);
    if (together >= 2 && strength >= kWeakest && together - chance >= kSurely * std::sqrt(chance)) learnt.push_back({x, y, static_cast<float>(strength)});
    k = end;
  }
  build(terms, std::move(learnt));
}

void TranslationLexicon::build(const BilingualTerms& terms, std::vector<Pair> learnt) {
  for (std::uint32_t t = 0; t < terms.with_a.size(); ++t)
    if (terms.with_a[t] > 0 && terms.with_b[t] > 0) learnt.push_back({t, t, 1});
  for (const GivenPair& given : terms.given) learnt.push_back({given.a, given.b, given.strength});
  // What is both given and learnt is as sure as the surer of the two.
  std::sort(learnt.begin(), learnt.end(), [](const Pair& x, const Pair& y) {
    return x.a != y.a ? x.a < y.a : x.b != y.b ? x.b < y.b : x.strength > y.strength;
  });
  learnt.erase(std::unique(learnt.begin(), learnt.end(), [](const Pair& x, const Pair& y) { return x.a == y.a && x.b == y.b; }), learnt.end());
  std::sort(learnt.begin(), learnt.end(), [](const Pair& x, const Pair& y) {
    return x.a != y.a ? x.a < y.a : x.strength != y.strength ? x.strength > y.strength : x.b < y.b;
  });
  best_a_.assign(terms.with_a.size(), 0);
  best_b_.assign(terms.with_a.size(), 0);
  begins_.assign(terms.with_a.size() + 1, 0);
  std::size_t k = 0;
  for (std::uint32_t t = 0; t < terms.with_a.size(); ++t) {
    begins_[t] = pairs_.size();
    for (std::size_t taken = 0; k < learnt.size() && learnt[k].a == t; ++k, ++taken) {
      if (taken >= kMostTranslations) continue;
      pairs_.push_back({learnt[k].b, learnt[k].strength});
      best_a_[t] = std::max(best_a_[t], learnt[k].strength);
      best_b_[learnt[k].b] = std::max(best_b_[learnt[k].b], learnt[k].strength);
    }
  }
  begins_.back() = pairs_.size();
}

TranslationLikeness::TranslationLikeness(const BilingualTerms& terms, const TranslationLexicon& lexicon)
    : terms_(terms), lexicon_(lexicon), reached_(terms.with_a.size()), seen_(terms.with_a.size()) {
  const double segments_a = static_cast<double>(terms.a.size()), segments_b = static_cast<double>(terms.b.size());
  worth_a_.resize(terms.with_a.size());
  worth_b_.resize(terms.with_a.size());
  for (std::uint32_t t = 0; t < terms.with_a.size(); ++t) {
    if (terms.with_a[t] > 0) worth_a_[t] = static_cast<float>(std::log((segments_a + 1) / terms.with_a[t])) * lexicon.best_of_a(t);
    if (terms.with_b[t] > 0) worth_b_[t] = static_cast<float>(std::log((segments_b + 1) / terms.with_b[t])) * lexicon.best_of_b(t);
  }
  const auto add_up = [](const TermTable& table, const std::vector<float>& worth, const std::vector<std::uint32_t>& letters, std::vector<double>& total,
                         std::vector<double>& length) {
    total.assign(1, 0.0);
    length.assign(1, 0.0);
    for (std::size_t i = 0; i < table.size(); ++i) {
      double sum = total.back();
      for (const TermCount t : table.of(i)) sum += static_cast<double>(worth[t.term]);  // once: a translator need not repeat a word
      total.push_back(sum);
      length.push_back(length.back() + letters[i]);
    }
  };
  add_up(terms.a, worth_a_, terms.letters_a, total_a_, letters_a_);
  add_up(terms.b, worth_b_, terms.letters_b, total_b_, letters_b_);
  if (letters_a_.back() > 0 && letters_b_.back() > 0) ratio_ = letters_b_.back() / letters_a_.back();
  double sum = 0, squares = 0, n = 0;
  for (const std::uint32_t length : terms.letters_a) {
    const double x = std::log(length + 1.0);
    sum += x;
    squares += x * x;
    n += 1;
  }
  if (n > 1) spread_ = std::sqrt(std::max(0.1, squares / n - sum / n * (sum / n)));
}

void TranslationLikeness::hold(IndexRange a) {
  if (a == held_) return;
  for (std::size_t i = held_.begin; i < held_.end; ++i)
    for (const TermCount t : terms_.a.of(i))
      for (const Translation& to : lexicon_.of(t.term)) reached_[to.term] = 0;
  for (std::size_t i = a.begin; i < a.end; ++i)
    for (const TermCount t : terms_.a.of(i))
      for (const Translation& to : lexicon_.of(t.term)) reached_[to.term] = std::max(reached_[to.term], to.strength);
  for (std::size_t i = a.begin; i < a.end; ++i) work_ += terms_.a.of(i).size();
  held_ = a;
}

double TranslationLikeness::shared(IndexRange a, IndexRange b) {
  hold(a);
  ++call_;
  double sum = 0;
  for (std::size_t j = b.begin; j < b.end; ++j) {
    for (const TermCount t : terms_.b.of(j)) {
      seen_[t.term] = call_;
      if (reached_[t.term] > 0) sum += static_cast<double>(worth_b_[t.term] * reached_[t.term] / lexicon_.best_of_b(t.term));
    }
    work_ += terms_.b.of(j).size();
  }
  if (sum == 0) return 0;
  for (std::size_t i = a.begin; i < a.end; ++i) {
    for (const TermCount t : terms_.a.of(i)) {
      for (const Translation& to : lexicon_.of(t.term)) {  // strongest first
        if (seen_[to.term] != call_) continue;
        sum += static_cast<double>(worth_a_[t.term] * to.strength / lexicon_.best_of_a(t.term));
        break;
      }
    }
    work_ += terms_.a.of(i).size();
  }
  return sum;
}

double TranslationLikeness::most_of_lengths() const { return std::max(0.0, 0.5 * std::log(2 * spread_ * spread_ / kSureLengths)); }

double TranslationLikeness::log_odds_of_lengths(IndexRange a, IndexRange b) const {
  const double of_a = (letters_a_[a.end] - letters_a_[a.begin]) * ratio_, of_b = letters_b_[b.end] - letters_b_[b.begin];
  const double off = std::log((of_b + 1) / (of_a + 1));
  const double fitting = kSureLengths + 4 / (of_a + 4), any = 2 * spread_ * spread_;
  return 0.5 * std::log(any / fitting) - 0.5 * off * off * (1 / fitting - 1 / any);
}

}  // namespace jiaokan::align
