#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/comparison.h"
#include "core/language.h"

namespace jiaokan::report {

/// The report's own words in every language; the English ones name them.
struct WordRow {
  std::string_view english, hans, hant;
};
const std::vector<WordRow>& ui_words();

/// The words that `english` names; in English where the table has no such row.
std::string_view word(Language language, std::string_view english);

/// The same with values in the places of {0}, {1} …
std::string filled(Language language, std::string_view english, const std::vector<std::string>& values);

/// "1 block", "1,204 blocks", "1,204 段": English puts the count in front, the other rows of `many` have {0} for it; `more` are {1}, {2} …
std::string counted(Language language, std::size_t n, std::string_view one, std::string_view many, std::vector<std::string> more = {});

std::string_view severity_word(Language language, Severity severity);
std::string kind_word(Language language, DiscrepancyKind kind);  ///< "missing block", "缺段"
std::string_view kind_meaning(Language language, DiscrepancyKind kind);
std::string_view script_word(Language language, Script script);

}  // namespace jiaokan::report
