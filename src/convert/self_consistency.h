#pragma once

#include <vector>

#include "core/comparison.h"
#include "core/document.h"

namespace jiaokan::convert {

struct Inconsistencies {
  std::vector<SpanFinding> findings;  ///< sorted by span
  std::vector<NotListed> not_listed;  ///< words beyond the limit
};

/// Where an edition does not keep to its own ways: one word in two spellings that are each right (發佈 beside 發布, kind inconsistency), quotation marks of two
/// styles (“” beside 「」) and ASCII punctuation beside full-width (kind punctuation). Each finding is one occurrence of the rarer way, with the commoner as
/// suggestion and both counts in the message; at most 20 are listed of one pair, and `limits.in_all` words. What is about as common as the other way is not
/// listed: nobody can tell which is meant. Of the words, the first 100,000 that could be spelt otherwise are followed. O(bytes).
Inconsistencies find_inconsistencies(const Document& document, FindingLimits limits = {});

}  // namespace jiaokan::convert
