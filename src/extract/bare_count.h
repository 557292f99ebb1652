#pragma once

#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "extract/headings.h"
#include "extract/numbering.h"

namespace jiaokan::extract {

/// "1 总则" and, where the blank was lost, "1总则" above 1.1: numbers without a mark, as standards and codes of practice have them. Only the decimals that
/// divide them and the count itself tell them from figures.
class BareCount {
 public:
  /// O(paragraphs).
  explicit BareCount(const std::vector<Paragraph>& paragraphs);

  /// The bare number at the start of a paragraph that has no other numbering, where it counts on from the one before. To be asked in order. O(1).
  std::optional<Numbering> read(std::string_view text);
  /// Whether a number with a mark (1. 总则) is one of those that decimals divide, and counts on: such a one heads a section too.
  bool counts_marked(const Numbering&);
  /// Behind a chapter, numbers may count from one again.
  void restart() { restarts_ = true; }

 private:
  bool counts(int ordinal) const { return ordinal == last_ + 1 || (restarts_ && ordinal == 1); }
  void count(int ordinal);

  std::set<int> divided_;   ///< whole numbers that 1.1, 2.1 … divide; empty where fewer than two are
  bool counts_on_ = false;  ///< a paragraph opens with a bare 2
  int last_ = 0;
  bool restarts_ = false;
};

}  // namespace jiaokan::extract
