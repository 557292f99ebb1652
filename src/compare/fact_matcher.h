#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "compare/fact_places.h"
#include "compare/hunks.h"
#include "core/comparison.h"

namespace jiaokan::compare {

/// Matches the targets and the lists of responsible units of two editions: a fact and its counterpart stand at the same spot of texts that belong together,
/// or, where words moved, say the same value. What they say is compared as values (12000家 = 1.2万家), units of both scripts by their folded text, bodies by
/// their canonical names.
class FactMatcher {
 public:
  FactMatcher(const Edition& a, const Edition& b);

  /// Matches the facts of two block groups; the hunks of their texts lead from one side to the other. Facts that were matched before stay as they are.
  /// Near-linear in the facts of the groups.
  void match(const BeadText& text, const std::vector<Hunk>& hunks, const std::vector<std::size_t>& blocks_a, const std::vector<std::size_t>& blocks_b);

  /// Matches targets that words which moved touch (indices of each side) by what they say; `text` holds their blocks.
  void match_moved(const BeadText& text, const std::vector<std::size_t>& targets_a, const std::vector<std::size_t>& targets_b);

  /// The pairs that a match made, by the facts of one side; null where the fact has none (yet).
  const FactPair* pair_of_target(std::size_t index, bool in_a) const;
  const FactPair* pair_of_responsibility(std::size_t index, bool in_a) const;

  /// All facts of both editions, each once, in the order of the beads that hold their blocks; with the ids of the discrepancies that touch them.
  /// Hands the pairs over. O((facts + discrepancies) log facts).
  std::vector<FactPair> take(const std::vector<Discrepancy>& discrepancies, const FactPlaces& places_a, const FactPlaces& places_b,
                             const std::vector<std::size_t>& beads_a, const std::vector<std::size_t>& beads_b);

 private:
  struct Located {
    std::size_t index;
    std::size_t begin, end;  ///< tokens of its side, in a's numbering after projection
  };
  /// Facts of one kind on both sides: which stand in which block, and who has found a counterpart.
  struct Kind {
    FactKind kind;
    std::vector<std::pair<std::size_t, std::size_t>> by_block[2];  ///< (block, index), sorted; [0] is b, [1] is a
    std::map<std::size_t, std::size_t> pair_of[2];                 ///< index → pairs_
  };

  Kind collect(FactKind kind) const;
  void match_kind(Kind& kind, const BeadText& text, const std::vector<Hunk>& hunks, const std::vector<std::size_t>& blocks_a,
                  const std::vector<std::size_t>& blocks_b);
  std::vector<Located> locate(const Kind& kind, const BeadText& text, const std::vector<std::size_t>& blocks, bool in_a) const;
  void pair(Kind& kind, const BeadText& text, std::size_t a, std::size_t b);
  std::string value_key(FactKind kind, std::size_t index, bool in_a) const;
  const Place& place_of(FactKind kind, std::size_t index, bool in_a) const;

  const Edition &a_, &b_;
  Kind targets_, responsibilities_;
  std::vector<FactPair> pairs_;
};

/// In what two matched facts differ; the sides of `text` must hold the blocks in which they stand.
std::vector<FactDifference> differences_of(const Target& a, const Target& b, const BeadText& text);
std::vector<FactDifference> differences_of(const Responsibility& a, const Responsibility& b);

/// The units of `list` that `other` lacks, in order.
std::vector<const ResponsibleUnit*> units_lacking(const Responsibility& list, const Responsibility& other);

}  // namespace jiaokan::compare
