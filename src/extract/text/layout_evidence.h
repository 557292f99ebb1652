#pragma once

#include <cstdint>
#include <vector>

#include "extract/source_lines.h"

namespace jiaokan::extract {

/// What the lines of a document show of how it was laid out: repairs rest on this, never on one line alone.
struct LayoutEvidence {
  std::uint32_t wrap_columns = 0;  ///< width at which its lines were broken; 0 where each line is a paragraph (or a verse, an item, a row)
  bool indented = false;           ///< paragraphs begin with an indent, the lines that go on with one do not
  bool all_indented = false;       ///< most lines are such a paragraph's first
  bool blank_separated = false;    ///< blank lines part the paragraphs of a hard-wrapped text
  bool spaced_figures = false;     ///< blanks stand between Han characters and figures (到 2019 年)
  bool chinese = false;            ///< most letters are Han
  double complete_share = 1;       ///< of the lines with a comma or stop inside, those that end in a stop or bracket
  bool comma_ends = false;         ///< clauses that end in a comma have lines of their own (鉴于…，): a comma is no sign of a cut

  bool hard_wrapped() const { return wrap_columns > 0; }
};

/// `prose`: the lines that are no table rows and no furniture. O(n log n) in the lines, O(bytes).
LayoutEvidence layout_evidence(const std::vector<SourceLine>& prose);

}  // namespace jiaokan::extract
