#pragma once

#include <string>

#include "core/document.h"
#include "core/language.h"
#include "core/normalized_text.h"
#include "report/writers.h"

namespace jiaokan::report {

/// The printed text of segments, joined with a blank; tabs and line feeds become blanks.
std::string printed_text(const Document&, const NormalizedText&, const std::vector<std::size_t>& segments);

/// "p. 3", "p. 3–4", "第 3–4 页".
std::string page_words(Language, std::uint32_t first, std::uint32_t last);
/// The same of a stretch of text; empty for text without pages.
std::string page_note(const Document&, RawSpan, Language);

/// Similarity with two decimals; empty for one-sided beads.
std::string bead_similarity(const Bead&);

/// "1,204".
std::string grouped(std::size_t n);

/// Text in a colour or weight (an ANSI code such as "1" or "31"), or plain.
std::string styled(const TextStyle&, std::string_view code, std::string_view text);

/// "guangzhou.txt (Simplified, 99 blocks, 18 pages)".
std::string describe(const Document&, Language);

}  // namespace jiaokan::report
