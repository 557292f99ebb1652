#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "compare/hunks.h"
#include "core/comparison.h"

namespace jiaokan::compare {

/// What a one-sided hunk says, without the marks around it.
struct LoneWords {
  std::string key;  ///< equal for words that say the same (12000家 and 1.2万家); empty where they say too little to be known again
  std::size_t tokens = 0;
  bool has_figure = false;  ///< one that is no part of a word
  bool is_rare = false;     ///< a figure of three digits or more with what it counts, or with words around it
};

/// `hunk` must have one empty side. O(tokens of the hunk · log figures).
LoneWords lone_words(const BeadText& text, const Hunk& hunk);

/// Words that A has at one spot and B at another. The hunks as they were: each with an empty side.
struct MovedWords {
  Hunk only_in_a, only_in_b;
};

/// Takes out of `hunks` the pairs of words that A has in one clause of a bead and B in another. Equal by value (12000家 and 1.2万家), at least two ideographs
/// or a figure; of several equal ones the first of each side are a pair. O(n log n).
std::vector<MovedWords> take_moved_words(const BeadText& text, std::vector<Hunk>& hunks);

/// Finds what moved from one block to another among the findings that only one edition has words for.
class MovedBetweenBlocks {
 public:
  /// `discrepancy`: index of the finding; its places are known on both sides, one of them empty.
  void add(LoneWords words, std::size_t discrepancy, bool in_a);

  struct Pair {
    std::size_t from, to;  ///< what A has, what B has: indices of discrepancies
  };
  /// Figures and passages of one key that A alone has at one spot and B alone at another, and nothing else on either side. What says little (2%, 3家, a date)
  /// must stand close by: at most three blocks apart, or under the same heading. In order of `from`. O(n log n + blocks).
  std::vector<Pair> pairs(const Edition& a, const Edition& b, const std::vector<Discrepancy>& discrepancies) const;

 private:
  struct Entry {
    LoneWords words;
    std::size_t discrepancy;
    bool in_a;
  };
  std::vector<Entry> entries_;
};

/// For each block of the edition the heading it stands under (itself where it is one); blocks.size() before the first. O(blocks).
std::vector<std::size_t> headings_above(const Document& document);

}  // namespace jiaokan::compare
