#include "align/moves.h"

#include <algorithm>
#include <unordered_map>

namespace jiaokan::align {
namespace {

constexpr double kLeastWorth = 12;       // about four ideographs: shorter pieces are alike by chance
constexpr double kAlike = 0.4;           // share of common worth of a moved pair
constexpr double kAlikeBeside = 0.15;    // of a pair that follows a moved one on both sides
constexpr double kContained = 0.6;       // share of a piece that stands inside the other side's segment
constexpr double kContainedAlike = 0.25;
constexpr double kClearly = 1.2;         // times better than any other pair of either
constexpr std::size_t kCommon = 16;      // a term of more free segments says nothing

class Matches {
 public:
  Matches(const PairTerms& terms, const std::vector<std::uint32_t>& free_b) : terms_(terms) {
    for (const std::uint32_t j : free_b)
      for (const TermCount t : terms.b.of(j)) with_[t.term].push_back({j, t.count});
  }

  struct Match {
    std::uint32_t b = 0;
    double shared = 0;  // on both sides
  };
  /// The segments of b that share rare terms with segment i, with what they share of all terms that are not common.
  std::vector<Match> of(std::uint32_t i) const {
    std::unordered_map<std::uint32_t, double> sums;
    std::vector<std::uint32_t> met;
    for (const TermCount t : terms_.a.of(i)) {
      const auto found = with_.find(t.term);
      if (found == with_.end() || found->second.size() > kCommon) continue;
      for (const TermCount& there : found->second) {
        if (sums.emplace(there.term, 0.0).second) met.push_back(there.term);
      }
    }
    std::vector<Match> out;
    for (const std::uint32_t j : met) out.push_back({j, shared(i, j)});
    return out;
  }
  double shared(std::uint32_t i, std::uint32_t j) const {
    const auto a = terms_.a.of(i), b = terms_.b.of(j);
    double sum = 0;
    for (std::size_t x = 0, y = 0; x < a.size() && y < b.size();) {
      if (a[x].term < b[y].term) {
        ++x;
      } else if (b[y].term < a[x].term) {
        ++y;
      } else {
        sum += 2.0 * std::min(a[x].count, b[y].count) * static_cast<double>(terms_.worth[a[x].term]);
        ++x;
        ++y;
      }
    }
    return sum;
  }
  double worth_a(std::uint32_t i) const { return terms_.worth_a({i, i + 1U}); }
  double worth_b(std::uint32_t j) const { return terms_.worth_b({j, j + 1U}); }
  double alike(std::uint32_t i, std::uint32_t j) const {
    const double worth = worth_a(i) + worth_b(j);
    return worth > 0 ? shared(i, j) / worth : 0;
  }

 private:
  const PairTerms& terms_;
  std::unordered_map<std::uint32_t, std::vector<TermCount>> with_;  // by term: free segments of b and how often they have it
};

struct Candidate {
  std::uint32_t a = 0, b = 0;
  double alike = 0, contained = 0;
};

class Finder {
 public:
  Finder(const PairTerms& terms, const std::vector<std::uint32_t>& free_a, const std::vector<std::uint32_t>& free_b) : matches_(terms, free_b) {
    for (const std::uint32_t i : free_a) partner_of_a_[i];
    for (const std::uint32_t j : free_b) partner_of_b_[j];
    for (const std::uint32_t i : free_a) look_for(i);
  }

  std::vector<Move> moves() {
    std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& x, const Candidate& y) {
      return x.alike != y.alike ? x.alike > y.alike : x.a != y.a ? x.a < y.a : x.b < y.b;
    });
    for (const Candidate& c : candidates_)
      if (clear(c) && partner_of_a_[c.a].empty() && partner_of_b_[c.b].empty()) add(c.a, c.b, c.alike);
    for (std::size_t k = 0; k < moves_.size(); ++k) {  // grows while pieces beside moved ones are found
      const auto a = static_cast<std::uint32_t>(moves_[k].a), b = static_cast<std::uint32_t>(moves_[k].b);
      for (const int step : {-1, 1}) {
        const std::uint32_t a2 = a + static_cast<std::uint32_t>(step), b2 = b + static_cast<std::uint32_t>(step);
        if (free_a(a2) && free_b(b2) && matches_.alike(a2, b2) >= kAlikeBeside) add(a2, b2, matches_.alike(a2, b2));
        if (free_a(a2) && 0.5 * matches_.shared(a2, b) >= kContained * matches_.worth_a(a2)) add(a2, b, matches_.alike(a2, b));
        if (free_b(b2) && 0.5 * matches_.shared(a, b2) >= kContained * matches_.worth_b(b2)) add(a, b2, matches_.alike(a, b2));
      }
    }
    std::sort(moves_.begin(), moves_.end(), [](const Move& x, const Move& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
    return std::move(moves_);
  }

 private:
  void look_for(std::uint32_t i) {
    const double worth = matches_.worth_a(i);
    if (worth < kLeastWorth) return;
    for (const Matches::Match& match : matches_.of(i)) {
      const double other = matches_.worth_b(match.b);
      const Candidate c{i, match.b, match.shared / (worth + other), 0.5 * match.shared / std::min(worth, other)};
      if (other < kLeastWorth) continue;
      auto& best_a = best_a_[i];
      auto& best_b = best_b_[match.b];
      keep_two(best_a, c.alike);
      keep_two(best_b, c.alike);
      if (c.alike >= kAlike || (c.contained >= kContained && c.alike >= kContainedAlike)) candidates_.push_back(c);
    }
  }
  struct TwoBest {
    double first = 0, second = 0;
  };
  static void keep_two(TwoBest& best, double alike) {
    if (alike > best.first) {
      best.second = best.first;
      best.first = alike;
    } else if (alike > best.second) {
      best.second = alike;
    }
  }
  bool clear(const Candidate& c) const {
    const TwoBest &a = best_a_.at(c.a), &b = best_b_.at(c.b);
    return c.alike == a.first && c.alike == b.first && c.alike >= kClearly * a.second && c.alike >= kClearly * b.second;
  }
  bool free_a(std::uint32_t i) const {
    const auto found = partner_of_a_.find(i);
    return found != partner_of_a_.end() && found->second.empty();
  }
  bool free_b(std::uint32_t j) const {
    const auto found = partner_of_b_.find(j);
    return found != partner_of_b_.end() && found->second.empty();
  }
  void add(std::uint32_t i, std::uint32_t j, double alike) {
    moves_.push_back({i, j, alike});
    partner_of_a_[i].push_back(j);
    partner_of_b_[j].push_back(i);
  }

  Matches matches_;
  std::vector<Candidate> candidates_;
  std::unordered_map<std::uint32_t, TwoBest> best_a_, best_b_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> partner_of_a_, partner_of_b_;  // free segments only
  std::vector<Move> moves_;
};

}  // namespace

std::vector<Move> find_moves(const PairTerms& terms, const std::vector<std::uint32_t>& free_a, const std::vector<std::uint32_t>& free_b) {
  return Finder(terms, free_a, free_b).moves();
}

}  // namespace jiaokan::align
