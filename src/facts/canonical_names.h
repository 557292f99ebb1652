#pragma once

#include <string>
#include <string_view>

namespace jiaokan::facts {

/// The name under which a unit is counted across documents: Simplified characters, no blanks, abbreviations written out by resources/dicts/office_names.tsv,
/// the words of its place kept: 市發改委, 市发展改革委 → 市发展和改革委员会. A name that the list does not know is only folded. Linear.
std::string canonical_name(std::string_view name);

}  // namespace jiaokan::facts
