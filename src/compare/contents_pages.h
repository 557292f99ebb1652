#pragma once

#include <string>
#include <unordered_set>

#include "compare/hunks.h"
#include "core/comparison.h"

namespace jiaokan::compare {

/// The page numbers of an edition's table of contents: they are of its pages, not of its text. A row of contents is a block that says what a heading of the
/// edition says, with a number behind it.
class ContentsPages {
 public:
  /// O(headings).
  explicit ContentsPages(const Edition& edition);

  /// True where tokens [begin, end) of `side`, a text of this edition, are such a number, with the dots before it or without. O(block).
  bool holds(const Side& side, std::size_t begin, std::size_t end) const;

 private:
  std::unordered_set<std::string> headings_;  ///< folded, without blanks
};

}  // namespace jiaokan::compare
