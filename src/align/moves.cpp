#include "align/moves.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "align/transpositions.h"

namespace jiaokan::align {
namespace {

constexpr double kLeastWorth = 12;     // about four ideographs: shorter pieces are alike by chance
constexpr double kAlike = 0.35;        // share of common worth of a moved pair
constexpr double kAlikeBeside = 0.15;  // of a pair that follows a moved one on both sides
constexpr double kContained = 0.6;     // share of a piece that stands inside the other side's segment
constexpr double kContainedAlike = 0.25;
constexpr std::size_t kFewestPieces = 3;             // of a segment in pieces on the other side, with marks between them; two are halves
constexpr std::size_t kMostMarks = 2;                // segments between two pieces that are none
constexpr double kMadeUp = 0.6;                      // share of common worth of such a segment and its pieces together
constexpr double kClearly = 1.2;                     // times better than any other pair of either
constexpr double kWeakBead = 0.3;                    // a bead that shares less gives way to a move that shares …
constexpr double kTimesBetter = 2, kMoreThan = 0.2;  // … so many times as much and this
constexpr std::size_t kCommon = 16;                  // a term of more free segments leads nowhere
constexpr std::size_t kMostCandidates = 12;

/// Which segments of a side may be part of a move: by segment, what the bead that holds it shares; kTaken where it is no weak one.
constexpr double kTaken = 2;
struct Holders {
  std::vector<double> a, b;
};

Holders holders_of(const std::vector<Bead>& beads, std::size_t n, std::size_t m) {
  Holders out{std::vector<double>(n, kTaken), std::vector<double>(m, kTaken)};
  for (const Bead& bead : beads) {
    const bool two_sided = !bead.a.empty() && !bead.b.empty();
    const double held = !two_sided ? 0 : bead.similarity < kWeakBead ? bead.similarity : kTaken;
    for (std::size_t i = bead.a.begin; i < bead.a.end; ++i) out.a[i] = held;
    for (std::size_t j = bead.b.begin; j < bead.b.end; ++j) out.b[j] = held;
  }
  return out;
}

struct Candidate {
  std::uint32_t a = 0, b = 0;
  double alike = 0, contained = 0;
};

class Finder {
 public:
  Finder(Likeness& likeness, const Holders& holders) : likeness_(likeness), holders_(holders), moved_a_(holders.a.size()), moved_b_(holders.b.size()) {}

  /// Meets every free segment of a with the free segments of b that share its rare terms.
  void look_for_pairs(const TermTable& a, const TermTable& b, const TranslationLexicon* lexicon) {
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> with;  // by term of b
    for (std::uint32_t j = 0; j < holders_.b.size(); ++j) {
      if (holders_.b[j] == kTaken) continue;
      for (const TermCount t : b.of(j)) {
        std::vector<std::uint32_t>& segments = with[t.term];
        if (segments.size() <= kCommon) segments.push_back(j);
      }
    }
    std::map<std::uint32_t, std::size_t> votes;
    const auto vote = [&](std::uint32_t term) {
      const auto found = with.find(term);
      if (found == with.end() || found->second.size() > kCommon) return;
      for (const std::uint32_t j : found->second) ++votes[j];
    };
    for (std::uint32_t i = 0; i < holders_.a.size(); ++i) {
      if (holders_.a[i] == kTaken || worth_a(i) < kLeastWorth) continue;
      votes.clear();
      for (const TermCount t : a.of(i)) {
        if (lexicon == nullptr) {
          vote(t.term);
        } else {
          for (const Translation& to : lexicon->of(t.term)) vote(to.term);
        }
      }
      meet(i, votes);
    }
  }

  std::vector<Move> moves() {
    std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& x, const Candidate& y) {
      return x.alike != y.alike ? x.alike > y.alike : x.a != y.a ? x.a < y.a : x.b < y.b;
    });
    for (const Candidate& c : candidates_)
      if (clear(c) && free_a(c.a) && free_b(c.b) && beats_holders(c)) add(c.a, c.b, c.alike);
    for (std::size_t k = 0; k < moves_.size(); ++k) {  // grows while pieces beside moved ones are found
      const auto a = static_cast<std::uint32_t>(moves_[k].a), b = static_cast<std::uint32_t>(moves_[k].b);
      for (const std::uint32_t step : {0xFFFFFFFFU, 1U}) follow(a, b, a + step, b + step);
    }
    move_wholes(met_by_a_, true);
    move_wholes(met_by_b_, false);
    std::sort(moves_.begin(), moves_.end(), [](const Move& x, const Move& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
    return std::move(moves_);
  }

 private:
  struct Met {
    std::uint32_t other = 0;
    double alike = 0;
  };

  double worth_a(std::size_t i) const { return likeness_.worth_a({i, i + 1}); }
  double worth_b(std::size_t j) const { return likeness_.worth_b({j, j + 1}); }
  double shared(std::size_t i, std::size_t j) { return likeness_.shared({i, i + 1}, {j, j + 1}); }
  double alike(std::size_t i, std::size_t j) {
    const double worth = worth_a(i) + worth_b(j);
    return worth > 0 ? shared(i, j) / worth : 0;
  }
  bool free_a(std::size_t i) const { return i < moved_a_.size() && !moved_a_[i] && holders_.a[i] != kTaken; }
  bool free_b(std::size_t j) const { return j < moved_b_.size() && !moved_b_[j] && holders_.b[j] != kTaken; }
  bool beats_holders(const Candidate& c) const {
    const double held = std::max(holders_.a[c.a], holders_.b[c.b]);
    return held == 0 || c.alike >= kTimesBetter * held + kMoreThan;
  }

  void meet(std::uint32_t i, const std::map<std::uint32_t, std::size_t>& votes) {
    std::vector<std::pair<std::size_t, std::uint32_t>> best;
    for (const auto& [j, count] : votes) best.emplace_back(count, j);
    std::sort(best.begin(), best.end(), [](const auto& x, const auto& y) { return x.first != y.first ? x.first > y.first : x.second < y.second; });
    if (best.size() > kMostCandidates) best.resize(kMostCandidates);
    for (const auto& [count, j] : best) {
      const double a = worth_a(i), b = worth_b(j), common = shared(i, j);
      if (b < kLeastWorth) continue;
      const Candidate c{i, j, common / (a + b), 0.5 * common / std::min(a, b)};
      met_by_a_[i].push_back({j, c.alike});
      met_by_b_[j].push_back({i, c.alike});
      if (c.alike >= kAlike || (c.contained >= kContained && c.alike >= kContainedAlike)) candidates_.push_back(c);
    }
  }
  /// No other pair of either side comes near; the neighbours of its partner, which may be the partner's other half, are not asked but to be no better.
  static bool is_clear(const std::vector<Met>& met, std::uint32_t partner, double alike) {
    return std::none_of(met.begin(), met.end(), [&](const Met& m) {
      if (m.other == partner) return false;
      const bool beside = m.other + 1 == partner || m.other == partner + 1;
      return alike < (beside ? 1 : kClearly) * m.alike;
    });
  }
  bool clear(const Candidate& c) const { return is_clear(met_by_a_.at(c.a), c.b, c.alike) && is_clear(met_by_b_.at(c.b), c.a, c.alike); }
  using Meetings = std::map<std::uint32_t, std::vector<Met>>;

  /// A paragraph that moved and stands in lines on the other side: no line comes near it by itself, all of them in a row do.
  void move_wholes(const Meetings& met, bool of_a) {
    const std::size_t count = (of_a ? moved_b_ : moved_a_).size();
    const auto is_loose = [&](std::size_t i, bool in_a) { return (in_a ? free_a(i) && holders_.a[i] == 0 : free_b(i) && holders_.b[i] == 0); };
    const auto range_of = [](std::size_t i) { return IndexRange{i, i + 1}; };
    const auto shared_by = [&](std::size_t whole, IndexRange pieces) {
      return of_a ? likeness_.shared(range_of(whole), pieces) : likeness_.shared(pieces, range_of(whole));
    };
    const auto worth_of = [&](IndexRange pieces) { return of_a ? likeness_.worth_b(pieces) : likeness_.worth_a(pieces); };
    for (const auto& [whole, others] : met) {
      if (!is_loose(whole, of_a)) continue;
      const auto is_piece = [&](std::size_t j) {
        return is_loose(j, !of_a) && worth_of(range_of(j)) > 0 && 0.5 * shared_by(whole, range_of(j)) >= kContained * worth_of(range_of(j));
      };
      // A page mark between the pieces is none of them and says next to nothing.
      const auto is_mark = [&](std::size_t j) { return is_loose(j, !of_a) && worth_of(range_of(j)) < kLeastWorth; };
      std::vector<std::size_t> best;
      double most = kMadeUp;
      for (const Met& m : others) {
        if (std::find(best.begin(), best.end(), m.other) != best.end() || !is_piece(m.other)) continue;
        std::vector<std::size_t> pieces{m.other};
        for (std::size_t j = m.other; j-- > 0 && pieces.front() - j <= 1 + kMostMarks && (is_piece(j) || is_mark(j));)
          if (is_piece(j)) pieces.insert(pieces.begin(), j);
        for (std::size_t j = m.other + 1; j < count && j - pieces.back() <= 1 + kMostMarks && (is_piece(j) || is_mark(j)); ++j)
          if (is_piece(j)) pieces.push_back(j);
        const IndexRange all{pieces.front(), pieces.back() + 1};
        if (all.size() < kFewestPieces || pieces.size() < 2) continue;
        const double worth = (of_a ? worth_a(whole) : worth_b(whole)) + worth_of(all), alike = worth > 0 ? shared_by(whole, all) / worth : 0;
        if (alike >= most) most = alike, best = pieces;
      }
      for (const std::size_t j : best) of_a ? add(whole, static_cast<std::uint32_t>(j), most) : add(static_cast<std::uint32_t>(j), whole, most);
    }
  }

  /// What stands beside a moved pair: the next pair of the block, or the other half of a segment that is whole on the other side.
  void follow(std::uint32_t a, std::uint32_t b, std::uint32_t beside_a, std::uint32_t beside_b) {
    const bool next_a = free_a(beside_a) && holders_.a[beside_a] == 0, next_b = free_b(beside_b) && holders_.b[beside_b] == 0;
    const double both = next_a && next_b ? alike(beside_a, beside_b) : 0;
    const double half_of_a = next_a && 0.5 * shared(beside_a, b) >= kContained * worth_a(beside_a) ? alike(beside_a, b) : 0;
    const double half_of_b = next_b && 0.5 * shared(a, beside_b) >= kContained * worth_b(beside_b) ? alike(a, beside_b) : 0;
    if (both >= kAlikeBeside && both >= std::max(half_of_a, half_of_b))
      add(beside_a, beside_b, both);
    else if (half_of_a > 0 && half_of_a >= half_of_b)
      add(beside_a, b, half_of_a);
    else if (half_of_b > 0)
      add(a, beside_b, half_of_b);
  }
  void add(std::uint32_t i, std::uint32_t j, double alike) {
    moves_.push_back({i, j, alike});
    moved_a_[i] = moved_b_[j] = true;
  }

  Likeness& likeness_;
  const Holders& holders_;
  std::vector<Candidate> candidates_;
  std::map<std::uint32_t, std::vector<Met>> met_by_a_, met_by_b_;
  std::vector<bool> moved_a_, moved_b_;
  std::vector<Move> moves_;
};

/// Two-sided beads that hold a moved segment become one-sided ones.
void dissolve(std::vector<Bead>& beads, const std::vector<Move>& moves, std::size_t n, std::size_t m) {
  std::vector<bool> moved_a(n), moved_b(m);
  for (const Move& move : moves) moved_a[move.a] = moved_b[move.b] = true;
  std::vector<Bead> out;
  for (const Bead& bead : beads) {
    bool holds_moved = false;
    for (std::size_t i = bead.a.begin; i < bead.a.end; ++i) holds_moved = holds_moved || moved_a[i];
    for (std::size_t j = bead.b.begin; j < bead.b.end; ++j) holds_moved = holds_moved || moved_b[j];
    if (bead.a.empty() || bead.b.empty() || !holds_moved) {
      out.push_back(bead);
      continue;
    }
    for (std::size_t i = bead.a.begin; i < bead.a.end; ++i) out.push_back({{i, i + 1}, {bead.b.begin, bead.b.begin}});
    for (std::size_t j = bead.b.begin; j < bead.b.end; ++j) out.push_back({{bead.a.end, bead.a.end}, {j, j + 1}});
  }
  beads = std::move(out);
}

}  // namespace

std::vector<Move> find_moves(Likeness& likeness, const TermTable& a, const TermTable& b, const TranslationLexicon* lexicon, std::vector<Bead>& beads) {
  const Holders holders = holders_of(beads, a.size(), b.size());
  Finder finder(likeness, holders);
  finder.look_for_pairs(a, b, lexicon);
  std::vector<Move> moves = finder.moves();
  dissolve(beads, moves, a.size(), b.size());
  choose_what_moved(beads, moves, a.size(), b.size());
  return moves;
}

}  // namespace jiaokan::align
