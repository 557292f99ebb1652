#pragma once

#include <cstddef>
#include <vector>

#include "extract/headings.h"
#include "extract/numbering.h"

namespace jiaokan::extract {

/// 3.1.1 alone in its paragraph, above the term that it numbers and the definition of that: so standards (GB/T 1.1) set their terms.
struct TermNumber {
  std::size_t paragraph = 0;  ///< the term stands in the next
  Numbering numbering;
};

/// In order. Only where at least three count on from one another. O(paragraphs).
std::vector<TermNumber> find_term_numbers(const std::vector<Paragraph>& paragraphs);

}  // namespace jiaokan::extract
