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

std::string_view severity_word(Language language, Severity severity);
std::string kind_word(Language language, DiscrepancyKind kind);  ///< "missing block", "缺段"
std::string_view kind_meaning(Language language, DiscrepancyKind kind);
std::string_view script_word(Language language, Script script);

}  // namespace jiaokan::report
