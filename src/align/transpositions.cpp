#include "align/transpositions.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

#include "align/anchors.h"
#include "align/pins.h"

namespace jiaokan::align {
namespace {

constexpr double kBlock = 3;          // what a block that stays counts for, beside 1 for each of its pieces
constexpr double kHardlyAlike = 0.2;  // below this a bead is no reason to call something moved
constexpr double kWeakPiece = 0.25;   // and counts for this
constexpr double kFixed = 1e9;        // pinned pieces stay
constexpr double kAsItIs = 0.01;      // ties stay as they are

/// A bead or a moved piece: segments of both sides that say the same.
struct Piece {
  IndexRange a, b;
  double similarity = 0;
  bool in_place = false;
  std::size_t rank_b = 0;
};

std::vector<Piece> pieces_of(const std::vector<Bead>& beads, const std::vector<Move>& moves) {
  std::vector<Piece> out;
  for (const Bead& bead : beads)
    if (!bead.a.empty() && !bead.b.empty()) out.push_back({bead.a, bead.b, bead.similarity, true});
  for (std::size_t k = 0; k < moves.size(); ++k) {
    Piece piece{{moves[k].a, moves[k].a + 1}, {moves[k].b, moves[k].b + 1}, moves[k].similarity};
    // Halves of one segment are neighbours in the list of moves, which is sorted by a.
    while (k + 1 < moves.size()) {
      const Move& next = moves[k + 1];
      const bool same_a = next.a + 1 == piece.a.end && (next.b == piece.b.end || next.b + 1 == piece.b.end);
      const bool same_b = next.b + 1 == piece.b.end && next.a == piece.a.end;
      if (!same_a && !same_b) break;
      piece.a.end = next.a + 1;
      piece.b.end = std::max(piece.b.end, next.b + 1);
      piece.similarity = std::max(piece.similarity, next.similarity);
      ++k;
    }
    out.push_back(piece);
  }
  std::sort(out.begin(), out.end(), [](const Piece& x, const Piece& y) { return x.a.begin != y.a.begin ? x.a.begin < y.a.begin : x.b.begin < y.b.begin; });
  return out;
}

std::vector<bool> pieces_that_stay(std::vector<Piece>& pieces) {
  std::vector<std::size_t> by_b(pieces.size());
  std::iota(by_b.begin(), by_b.end(), std::size_t{0});
  std::sort(by_b.begin(), by_b.end(),
            [&](std::size_t x, std::size_t y) { return pieces[x].b.begin != pieces[y].b.begin ? pieces[x].b.begin < pieces[y].b.begin : x < y; });
  for (std::size_t rank = 0; rank < by_b.size(); ++rank) pieces[by_b[rank]].rank_b = rank;

  std::vector<Anchor> blocks;
  std::vector<std::size_t> begins;
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    const bool goes_on = k > 0 && pieces[k].rank_b == pieces[k - 1].rank_b + 1;
    if (!goes_on) {
      blocks.push_back({static_cast<std::uint32_t>(blocks.size()), static_cast<std::uint32_t>(pieces[k].rank_b), 0});
      begins.push_back(k);
    }
    const double weight = pieces[k].similarity < kHardlyAlike ? kWeakPiece : 1;
    blocks.back().weight += weight + (goes_on ? 0 : kBlock * weight) + (pieces[k].in_place ? kAsItIs : 0) + (pieces[k].similarity == kPinned ? kFixed : 0);
  }
  begins.push_back(pieces.size());
  std::vector<bool> stays(pieces.size());
  for (const Anchor& block : heaviest_chain(blocks))
    for (std::size_t k = begins[block.a]; k < begins[block.a + 1]; ++k) stays[k] = true;
  return stays;
}

}  // namespace

void choose_what_moved(std::vector<Bead>& beads, std::vector<Move>& moves, std::size_t segments_a, std::size_t segments_b) {
  if (moves.empty()) return;
  std::vector<Piece> pieces = pieces_of(beads, moves);
  const std::vector<bool> stays = pieces_that_stay(pieces);
  beads.clear();
  moves.clear();
  std::size_t i = 0, j = 0;
  const auto one_sided_until = [&](std::size_t a, std::size_t b) {
    for (; i < a; ++i) beads.push_back({{i, i + 1}, {j, j}});
    for (; j < b; ++j) beads.push_back({{i, i}, {j, j + 1}});
  };
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    const Piece& piece = pieces[k];
    if (stays[k]) {
      one_sided_until(piece.a.begin, piece.b.begin);
      beads.push_back({piece.a, piece.b, piece.similarity});
      i = piece.a.end;
      j = piece.b.end;
    } else if (piece.similarity >= kHardlyAlike) {
      for (std::size_t x = piece.a.begin; x < piece.a.end; ++x)
        for (std::size_t y = piece.b.begin; y < piece.b.end; ++y) moves.push_back({x, y, piece.similarity});
    }
  }
  one_sided_until(segments_a, segments_b);
}

}  // namespace jiaokan::align
