#pragma once

#include <cstddef>
#include <vector>

#include "convert/folding_text.h"
#include "convert/word_readings.h"
#include "core/comparison.h"

namespace jiaokan::convert {

/// Confidence of a character that no word decides. Such a finding counts only where the same character is wrong in words of the same edition.
constexpr double kAlone = 0.5;

/// Faults of conversion and of glyphs in one block, and the places that another Traditional standard would write otherwise.
struct BlockFaults {
  std::vector<SpanFinding> findings;  ///< sorted by span
  std::size_t standard_only = 0;
  std::vector<SpanFinding> other_standard;  ///< what `standard` would change; only where asked for
};

/// Looks at one block, or a piece of one, after the other; keeps its buffers between them. Not to be shared between threads. O(code points).
class FaultFinder {
 public:
  /// A Traditional block. `standard` decides the form that is suggested; with `other_standard` also what that standard would write is listed.
  ///
  /// Method: the block is converted to Simplified and back (T → t2s → s2t, s2hk, s2tw). A character that no Traditional text has is one left over (跻身). Where
  /// a Simplified character may stand for several, the words around decide which is right (WordReader): 曆 is wrong in 曆史. Forms that are right by some
  /// standard and words that OpenCC itself gets wrong are excepted by data: resources/dicts/both_standard.txt, right_in_hant.txt.
  BlockFaults find_hant(const FoldingText& block, std::optional<ScriptStandard> standard, std::optional<ScriptStandard> other_standard = std::nullopt);

  /// A Simplified block: Traditional characters left over. Not those that Simplified text keeps (乾坤), nor quotations and names in Traditional.
  BlockFaults find_hans(const FoldingText& block);

 private:
  struct Candidate;
  void report(const FoldingText& block, const std::vector<Candidate>& candidates, std::u32string_view right, std::string_view other_script, BlockFaults& out);

  std::u32string repaired_, in_context_, hans_, back_;  // the block through the tables, character by character
  std::vector<Range> decided_;                          // by character: the key that decided it on the way back
  WordReader reader_;
};

}  // namespace jiaokan::convert
