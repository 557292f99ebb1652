#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "core/language.h"

namespace jiaokan::report {

/// What reading an edition said that bears on its text, "p. 3: …" each: pages that could not be read or show no text, characters that may be wrong, parts left
/// out. Who reads a report must know them, or takes a page that could not be read for a block that is missing. Left out is what only concerns the file's own
/// account of its layout, and what was put right for certain. The messages are English in every language, as on standard error.
std::vector<std::string> reading_warnings(const Document&, Language);

}  // namespace jiaokan::report
