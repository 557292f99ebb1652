#pragma once

#include "core/document.h"
#include "core/facts.h"

namespace jiaokan::facts {

/// Gives each responsibility the ids of the targets it answers for: those between the list of units before it and its own, in the same paragraph or, for a
/// list on lines of its own, in the same section; in a table, those of its row. Ids must be set, both lists in reading order. Linear.
void link_targets(const Document& document, Facts& facts);

/// Sets the fingerprints: 16 hexadecimal digits made of what a row says, blanks aside. They do not depend on where it stands, so another extraction of the same
/// document gives the same; a second row of the same words gets "-2" behind it. Linear.
void set_fingerprints(Facts& facts);

}  // namespace jiaokan::facts
