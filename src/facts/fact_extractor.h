#pragma once

#include "core/document.h"
#include "core/facts.h"
#include "core/normalized_text.h"

namespace jiaokan::facts {

/// Targets, responsible units and quantities of one edition, in reading order, and the checks among them.
/// `width_folded` is `document` after the width fold only: patterns run on it, results point at the printed text.
/// Linear in the text. Odd input (a 责任单位 with nothing behind it, a bracket never closed) is a warning.
Facts extract_facts(const Document& document, const NormalizedText& width_folded);

}  // namespace jiaokan::facts
