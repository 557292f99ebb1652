#pragma once

#include <string>

#include "core/document.h"
#include "core/normalized_text.h"
#include "report/writers.h"

namespace jiaokan::report {

/// The printed text of segments, joined with a blank; tabs and line feeds become blanks.
std::string printed_text(const Document&, const NormalizedText&, const std::vector<std::size_t>& segments);

/// "p. 3", "p. 3–4"; empty for text without pages.
std::string page_note(const Document&, RawSpan);

/// Similarity with two decimals; empty for one-sided beads.
std::string bead_similarity(const Bead&);

/// "1 place", "2 places", "1,204 places".
std::string counted(std::size_t n, std::string_view one, std::string_view many);
std::string grouped(std::size_t n);

/// The headings above a block as printed, outermost first; a heading's own text is the last.
std::vector<std::string> heading_path(const Document&, std::size_t block);

/// Text in a colour or weight (an ANSI code such as "1" or "31"), or plain.
std::string styled(const TextStyle&, std::string_view code, std::string_view text);

/// "guangzhou.txt (Simplified, 99 blocks, 18 pages)".
std::string describe(const Document&);

}  // namespace jiaokan::report
