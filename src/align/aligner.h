#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/alignment.h"
#include "core/document.h"
#include "core/normalized_text.h"

namespace jiaokan::align {

/// A word or phrase and what it is in the other language, in either order of languages.
struct WordPair {
  std::string one, other;
  double strength = 1;  ///< 0 … 1: how surely it is that
};

struct AlignOptions {
  /// Beads of less similarity are parted into one-sided ones. 0: the place alone may speak for a bead, as it does for a heading in other words.
  double min_similarity = 0;
  /// Report segments that stand elsewhere as moves.
  bool find_moves = true;
  /// Beads that must be in the result. In order: each two-sided one wholly before the next on both sides; no segment in two (checked).
  std::vector<Pin> pins = {};
  /// Two languages: words known beforehand. What the pair itself teaches is added.
  std::vector<WordPair> lexicon = {};
};

/// Aligns the segments of two folded texts, in one language or two (ideographs on one side, other letters on the other).
///
/// Method: rare runs of letters that both texts have (in two languages: names and figures) lead a band; dynamic programming over the beads 1-1, 1-0, 0-1,
/// 1-2, 2-1, 1-3, 3-1, 2-2 finds the best path in it by the worth of shared terms (in two languages: of words learnt from the pair, and of lengths, after
/// Gale & Church 1993 and Moore 2002); letters around the breaks join beads that were cut at different words, up to any size. Page furniture between the
/// lines is set aside first and stands in one-sided beads. Pieces that changed places are moves: of two such the one with fewer blocks, then segments.
/// @return beads in order; every segment index of both sides stands in exactly one bead (checked). Blank segments are segments too and go with blank ones.
/// Near linear in time and memory (band of constant width), deterministic. Throws nothing but std::bad_alloc.
Alignment align(const NormalizedText& a, const NormalizedText& b, const AlignOptions& options = {});

/// Where the sentences of a printed text end: byte offsets, ascending, the text's end last (none for an empty text). They end behind 。！？；… and the closing
/// quotes and brackets that follow, with the blanks behind those; doc/decisions/0006-sentences-by-hand.md has the exceptions. Linear.
std::vector<std::uint32_t> sentence_ends(std::string_view printed);

/// The same text cut into sentences inside its segments, which must be the document's blocks. The printed text decides: folding takes away blanks behind
/// periods and the difference between opening and closing quotes. Every byte of a segment belongs to exactly one sentence; `block` is kept.
NormalizedText split_sentences(const NormalizedText& text, const Document& document);

}  // namespace jiaokan::align
