#pragma once

#include <string>

#include "core/comparison.h"
#include "core/language.h"

namespace jiaokan::report {

/// The sentences that sum a comparison up, as every report writes them. No full stop at the end.

/// "content 3 · form 0 · artifact 0".
std::string tally(std::size_t content, std::size_t form, std::size_t artifact, Language);
std::string tally(const Comparison&, Language);

/// How many expected differences are not listed.
std::string expected_note(const Comparison&, Language);

/// How many places only another standard than the text's would write otherwise.
std::string other_standards(std::size_t places, Language);

/// `1,200 more findings are counted, not listed: misconversion`
std::string not_listed(const NotListed&, Language);

/// "Since the baseline: 2 new, 31 unchanged, 1 fixed"; empty without a baseline.
std::string since_baseline(const Comparison&, Language);

/// "3 findings are hidden by decisions"; empty where none is.
std::string hidden_by_decisions(const Comparison&, Language);

/// The tally, and how many decisions hide where there are any.
std::string tally_with_decided(const Comparison&, Language);

/// "new", "unchanged"; empty where no baseline was given.
std::string_view standing_word(Language, Standing);

/// The kind of a finding of the baseline, which may be older than our table of kinds.
std::string kind_word(Language, const BaselineFinding&);

}  // namespace jiaokan::report
