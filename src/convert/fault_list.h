#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/comparison.h"
#include "core/document.h"

namespace jiaokan::convert {

/// Collects the findings of a document in order, at most so many of one kind of fault and in all; the rest is counted. Weighs what is doubtful by the edition
/// itself. Memory is bounded by the limits, whatever the text.
class FaultList {
 public:
  FaultList(const Document& document, FindingLimits limits) : document_(document), limits_(limits) {}

  /// `doubtful`: a character that no word decides, which counts only where it is wrong in words of the same edition.
  void add(SpanFinding finding, bool doubtful);

  /// What counts, in order, and how many more there are. To be called once.
  std::vector<SpanFinding> take(std::vector<NotListed>& not_listed);

 private:
  using Change = std::pair<char32_t, char32_t>;  ///< the wrong character and the right one
  std::vector<Change> changes_of(const SpanFinding& finding) const;
  bool is_borne_out(const std::vector<Change>& changes) const;
  bool may_list(const SpanFinding& finding, bool doubtful);
  void raise_where_written_right_elsewhere(std::vector<SpanFinding>& findings) const;

  const Document& document_;
  FindingLimits limits_;
  std::vector<SpanFinding> listed_;
  std::vector<bool> doubtful_;  // beside listed_
  std::size_t listed_certain_ = 0, listed_doubtful_ = 0;
  std::unordered_map<std::string, std::size_t> alike_;  // how many of one fault are listed
  std::map<DiscrepancyKind, std::size_t> unlisted_;
  std::map<std::vector<Change>, std::size_t> unlisted_doubtful_;
  std::map<Change, std::pair<std::size_t, std::size_t>> counts_;  // alone, in words
};

}  // namespace jiaokan::convert
