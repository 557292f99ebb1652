#include "align/gathering.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "align/dp_aligner.h"
#include "align/pins.h"

namespace jiaokan::align {
namespace {

constexpr double kInside = 0.6;          // share of a piece's worth that the whole must have
constexpr double kSurelyInside = 0.85;
constexpr double kMadeUp = 0.6;          // share of the whole's worth that its pieces must have
constexpr std::size_t kLeastPieces = 3;  // fewer are the path's business
constexpr std::size_t kStrangers = 3;    // pieces between two of a whole that are none of it: lines of words that only this side has
constexpr std::size_t kLookAhead = 40;   // pieces in which the first of a whole is looked for

/// What is left of one segment's terms while pieces are taken out of it.
class Whole {
 public:
  explicit Whole(const PairTerms& terms) : worth_(terms.worth), counts_(terms.worth.size()) {}

  void hold(const TermTable& table, std::size_t segment) {
    for (const std::uint32_t term : held_) counts_[term] = 0;
    held_.clear();
    for (const TermCount t : table.of(segment)) {
      counts_[t.term] = t.count;
      held_.push_back(t.term);
    }
  }
  /// Worth of the piece's terms that are left in the whole.
  double inside(const TermTable& table, std::size_t piece) const {
    double sum = 0;
    for (const TermCount t : table.of(piece)) sum += std::min(t.count, counts_[t.term]) * static_cast<double>(worth_[t.term]);
    return sum;
  }
  void take(const TermTable& table, std::size_t piece) {
    for (const TermCount t : table.of(piece)) counts_[t.term] -= std::min(t.count, counts_[t.term]);
  }

 private:
  const std::vector<float>& worth_;
  std::vector<std::uint32_t> counts_;  // by term
  std::vector<std::uint32_t> held_;
};

struct Found {
  std::size_t whole = 0;
  IndexRange pieces;
  double similarity = 0;
};

/// Wholes of `wholes` whose pieces stand in a row in `pieces`, in order on both sides.
std::vector<Found> find_pieces(const PairTerms& terms, bool wholes_are_a, IndexRange wholes, IndexRange pieces, Whole& whole) {
  const TermTable &big = wholes_are_a ? terms.a : terms.b, &small = wholes_are_a ? terms.b : terms.a;
  const auto worth_of_whole = [&](std::size_t i) { return wholes_are_a ? terms.worth_a({i, i + 1}) : terms.worth_b({i, i + 1}); };
  const auto worth_of_pieces = [&](IndexRange r) { return wholes_are_a ? terms.worth_b(r) : terms.worth_a(r); };
  std::vector<Found> out;
  std::size_t next = pieces.begin;
  for (std::size_t i = wholes.begin; i < wholes.end && next < pieces.end; ++i) {
    whole.hold(big, i);
    const auto is_inside_by = [&](std::size_t j, double share) {
      return worth_of_pieces({j, j + 1}) > 0 && whole.inside(small, j) >= share * worth_of_pieces({j, j + 1});
    };
    const auto is_inside = [&](std::size_t j) { return is_inside_by(j, kInside); };
    std::size_t begin = next;
    while (begin < std::min(pieces.end, next + kLookAhead) && !is_inside(begin)) ++begin;
    double shared = 0;
    std::size_t end = begin;
    while (end < pieces.end) {
      std::size_t next_inside = end;
      while (next_inside < std::min(pieces.end, end + kStrangers + 1) && !is_inside(next_inside)) ++next_inside;
      if (next_inside == pieces.end || !is_inside(next_inside)) break;
      // One piece may come back by chance: behind strangers two must, or one nearly whole.
      if (next_inside > end && !is_inside_by(next_inside, kSurelyInside) && (next_inside + 1 == pieces.end || !is_inside(next_inside + 1))) break;
      for (; end <= next_inside; ++end) {
        shared += whole.inside(small, end);
        whole.take(small, end);
      }
    }
    if (end - begin < kLeastPieces || shared < kMadeUp * worth_of_whole(i)) continue;
    out.push_back({i, {begin, end}, 2 * shared / (worth_of_whole(i) + worth_of_pieces({begin, end}))});
    next = end;
  }
  return out;
}

/// Could be part of a larger bead: stands alone, or in the largest group that the path knows.
bool is_open(const Bead& bead) {
  if (is_pinned(bead)) return false;
  const std::size_t few = std::min(bead.a.size(), bead.b.size()), many = std::max(bead.a.size(), bead.b.size());
  return few == 0 || (few == 1 && many >= kLargestGroup);
}

void settle(const PairTerms& terms, std::vector<Bead>::const_iterator begin, std::vector<Bead>::const_iterator end, Whole& whole, std::vector<Bead>& out) {
  const IndexRange a{begin->a.begin, (end - 1)->a.end}, b{begin->b.begin, (end - 1)->b.end};
  const bool of_a = b.size() >= a.size();
  const std::vector<Found> found = a.empty() || b.empty() ? std::vector<Found>{} : find_pieces(terms, of_a, of_a ? a : b, of_a ? b : a, whole);
  if (found.empty()) {
    out.insert(out.end(), begin, end);
    return;
  }
  std::vector<Bead> kept;
  for (const Found& f : found)
    kept.push_back({of_a ? IndexRange{f.whole, f.whole + 1} : f.pieces, of_a ? f.pieces : IndexRange{f.whole, f.whole + 1}, f.similarity});
  // What is found rises on both sides. A bead stays where it fits between the same two on either side.
  const std::size_t gathered = kept.size();
  for (auto bead = begin; bead != end; ++bead) {
    if (bead->a.empty() || bead->b.empty()) continue;
    const auto last = kept.begin() + static_cast<std::ptrdiff_t>(gathered);
    const auto next_a = std::partition_point(kept.begin(), last, [&](const Bead& k) { return k.a.end <= bead->a.begin; });
    const auto next_b = std::partition_point(kept.begin(), last, [&](const Bead& k) { return k.b.end <= bead->b.begin; });
    if (next_a == next_b && (next_a == last || (next_a->a.begin >= bead->a.end && next_a->b.begin >= bead->b.end))) kept.push_back(*bead);
  }
  std::sort(kept.begin(), kept.end(), [](const Bead& x, const Bead& y) { return x.a.begin < y.a.begin; });
  std::size_t i = a.begin, j = b.begin;
  const auto one_sided_until = [&](std::size_t to_a, std::size_t to_b) {
    for (; i < to_a; ++i) out.push_back({{i, i + 1}, {j, j}});
    for (; j < to_b; ++j) out.push_back({{i, i}, {j, j + 1}});
  };
  for (const Bead& bead : kept) {
    one_sided_until(bead.a.begin, bead.b.begin);
    out.push_back(bead);
    i = bead.a.end;
    j = bead.b.end;
  }
  one_sided_until(a.end, b.end);
}

}  // namespace

std::vector<Bead> gather_pieces(const PairTerms& terms, const std::vector<Bead>& beads) {
  std::vector<Bead> out;
  Whole whole(terms);
  for (auto bead = beads.begin(); bead != beads.end();) {
    auto end = bead;
    while (end != beads.end() && is_open(*end)) ++end;
    if (end == bead) {
      out.push_back(*bead++);
      continue;
    }
    settle(terms, bead, end, whole, out);
    bead = end;
  }
  return out;
}

}  // namespace jiaokan::align
