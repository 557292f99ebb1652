#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/comparison.h"
#include "core/language.h"
#include "report/writers.h"

namespace jiaokan::report {

/// A finding as the page shows it.
struct PageFinding {
  const Discrepancy& discrepancy;
  const DecidedDiscrepancy* decided = nullptr;  ///< the decision that hides it
};

/// A stretch of an edition's text that a report marks.
struct Mark {
  RawSpan span;             ///< empty: the spot where something is missing
  std::size_t finding = 0;  ///< index among the page's findings
};

/// A stretch that is expected to differ.
struct ExpectedMark {
  RawSpan span;
  FoldId fold = FoldId::kScript;
};

/// Writes the text of one edition as HTML with its marks: <mark> around the words of discrepancies, <u> around expected differences.
/// Marks may overlap; what several cover names them all.
class MarkedText {
 public:
  /// The findings must outlive it. At most `most_expected` expected differences are marked.
  MarkedText(const ComparisonView& view, const std::vector<PageFinding>& findings, bool of_a, Language language, std::size_t most_expected);

  /// The text of `span` as HTML. Spans are asked for in any order. O(log marks + length).
  std::string html(RawSpan span) const;
  /// A whole block: a paragraph, heading or table.
  std::string block_html(std::size_t block) const;
  /// True where a finding touches the block.
  bool is_marked(std::size_t block) const;

 private:
  std::string plain_html(RawSpan span) const;
  std::string open_tag(const std::vector<const Mark*>& covering) const;
  std::string table_html(std::size_t block) const;

  const Document& document_;
  const std::vector<PageFinding>& findings_;
  bool of_a_;
  Language language_;
  std::vector<Mark> marks_;              ///< sorted by begin
  std::vector<ExpectedMark> expected_;   ///< sorted, none overlapping
  std::vector<std::uint32_t> furthest_;  ///< greatest end of this and all marks before
};

}  // namespace jiaokan::report
