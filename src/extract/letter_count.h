#pragma once

#include <cstddef>
#include <map>
#include <tuple>
#include <vector>

#include "extract/headings.h"
#include "extract/numbering.h"

namespace jiaokan::extract {

/// Numbers that are letters or small Roman numerals: A., b), (iv).
bool is_lettered(NumberStyle);

/// Letters and small Roman numerals, which one line alone does not tell from initials and from words: they number what another counts on from, or what counts
/// on from another.
class LetterCount {
 public:
  explicit LetterCount(const std::vector<Paragraph>& paragraphs) : paragraphs_(paragraphs) {}

  /// Whether paragraph `p`, numbered so, belongs to a count; i, v and x are read as the count has them. To be asked in order. O(1).
  bool counts(std::size_t p, Numbering& n);

 private:
  struct Last {
    std::size_t paragraph = 0;
    int ordinal = 0;
  };
  using Shape = std::tuple<NumberStyle, bool, bool>;  // small letters, a bracket behind

  static Shape shape(const Numbering& n);
  bool is_counted_on(std::size_t p, const Numbering& n) const;
  bool read_as_roman(std::size_t p, Numbering& n);

  const std::vector<Paragraph>& paragraphs_;
  std::map<Shape, Last> last_;
};

}  // namespace jiaokan::extract
