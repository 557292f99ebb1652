#pragma once

#include <cstddef>
#include <vector>

#include "compare/compare_editions.h"
#include "compare/contents_pages.h"
#include "compare/explain_difference.h"
#include "compare/fact_matcher.h"
#include "compare/fact_places.h"
#include "compare/hunks.h"
#include "compare/messages.h"
#include "compare/moved_words.h"
#include "compare/two_character_words.h"

namespace jiaokan::compare {

/// Compares pairs of block groups of two editions. Holds what all beads share; appends to one Comparison.
class BeadComparer {
 public:
  /// `beads_a[i]` is the bead that holds block i of a.
  BeadComparer(const Edition& a, const Edition& b, const std::vector<std::size_t>& beads_a, const std::vector<std::size_t>& beads_b,
               const CompareOptions& options, Comparison& out);

  /// Compares blocks_a with blocks_b, both in order and neither empty.
  void compare(const std::vector<std::size_t>& blocks_a, const std::vector<std::size_t>& blocks_b);

  /// A block without a counterpart. Blocks of layout alone (empty ones) are silent; folios and running lines are page furniture.
  void only_in_a(std::size_t block, bool running);
  void only_in_b(std::size_t block, bool running);

  /// A paragraph that stands elsewhere; its lines, where a side has it in several blocks, in order. Named by the first.
  void moved(const std::vector<std::size_t>& blocks_a, const std::vector<std::size_t>& blocks_b);

  /// Makes one finding of what A has in one block and B in another: a figure that went to another clause. Call when all blocks are compared.
  void join_moved_words();

  /// The facts of both editions, matched. Call last, when the discrepancies have their ids.
  std::vector<FactPair> take_facts();

 private:
  struct SidePlaces {
    const Edition& edition;
    FactPlaces facts;
    PlaceMaker places;
    const std::vector<std::size_t>& beads;
  };
  struct OneSided {
    bool in_a;
    std::size_t block;
  };

  Place whole_block(const SidePlaces& side, std::size_t block) const;
  Place place_of(const Side& tokens, const SidePlaces& side, std::size_t begin, std::size_t end, std::size_t fallback_block) const;
  void only_in(bool in_a, std::size_t block, bool running);
  std::vector<Hunk> take_out_whole_blocks(const BeadText& text, const std::vector<Hunk>& hunks);
  void report_hunks(const BeadText& text, std::vector<Hunk> hunks, const std::vector<std::size_t>& blocks_a, const std::vector<std::size_t>& blocks_b);
  void report_script_findings(const BeadText& text, const std::vector<Hunk>& hunks, bool in_a, std::vector<bool>& reported);
  void report_folded(const BeadText& text, const std::vector<Hunk>& hunks, const std::vector<bool>& reported);
  void report_moved_words(const BeadText& text, std::vector<Hunk>& hunks, const std::vector<std::size_t>& blocks_a, const std::vector<std::size_t>& blocks_b);
  std::string about(DiscrepancyKind kind, const Place& a, const Place& b) const;
  std::string where(const Place& a, const Place& b);
  void expect(const Place& a, const Place& b, FoldId fold);
  Discrepancy& add(DiscrepancyKind kind, std::optional<Place> a, std::optional<Place> b, std::string message);

  SidePlaces a_, b_;
  const CompareOptions& options_;
  const Voice voice_;
  Comparison& out_;
  FactMatcher matcher_;
  MovedBetweenBlocks lone_words_;
  std::vector<std::size_t> headings_a_, headings_b_;  ///< above each block; made when needed
  SymbolTable symbols_;
  TwoCharacterWords words_;
  ContentsPages pages_a_, pages_b_;
};

}  // namespace jiaokan::compare
