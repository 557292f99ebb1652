#pragma once

#include <vector>

#include "convert/folding_text.h"
#include "core/comparison.h"

namespace jiaokan::convert {

// Faults of one block that have nothing to do with its script. Findings are sorted by span. O(code points) each.

/// U+FFFD, private-use and control characters, and text that was decoded by the wrong table (ä¸­, 锟斤拷).
void find_encoding_faults(const FoldingText& block, std::vector<SpanFinding>& out);

/// English function words and torn pieces of words between ideographs (思想 and 党). Not inside quotation marks or brackets, not beside other Latin text.
/// `pieces`: torn pieces too, not only words that have a Chinese meaning.
void find_foreign_words(const FoldingText& block, bool pieces, std::vector<SpanFinding>& out);

/// Left-over HTML and Markdown: &nbsp; <br/> **.
void find_markup(const FoldingText& block, std::vector<SpanFinding>& out);

}  // namespace jiaokan::convert
