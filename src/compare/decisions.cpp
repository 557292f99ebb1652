#include "compare/decisions.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "compare/fingerprints.h"
#include "compare/messages.h"
#include "compare/plain_message.h"
#include "core/characters.h"

namespace jiaokan::compare {
namespace {

/// Whether a message of an older report is in `language`. Reports that do not say their language: English ones are told by their first letter.
bool is_in(Language language, const BaselineFinding& finding) {
  if (!finding.language.empty()) return finding.language == to_string(language);
  return language == Language::kEnglish && !finding.message.empty() && is_ascii_letter(static_cast<unsigned char>(finding.message.front()));
}

}  // namespace

void apply_decisions(const std::vector<Decision>& decisions, Comparison& comparison, Language language) {
  std::map<std::string, const Decision*> last;
  for (const Decision& d : decisions) {
    const auto [at, is_first] = last.emplace(d.fingerprint, &d);
    if (is_first) continue;
    if (at->second->accepted != d.accepted)
      comparison.warnings.push_back({"decision-repeated",
                                     told(language, "the decisions in lines {0} and {1} about one finding contradict each other; the later one counts",
                                          {std::to_string(at->second->line), std::to_string(d.line)}),
                                     std::nullopt});
    at->second = &d;
  }
  std::vector<const Decision*> counting;
  std::vector<std::string> older, newer;
  for (const auto& [fingerprint, decision] : last) {
    counting.push_back(decision);
    older.push_back(fingerprint);
  }
  for (const Discrepancy& d : comparison.discrepancies) newer.push_back(d.fingerprint);
  const FingerprintMatches matches = match_fingerprints(older, newer);
  std::vector<Discrepancy> open;
  for (std::size_t i = 0; i < comparison.discrepancies.size(); ++i) {
    Discrepancy& d = comparison.discrepancies[i];
    const Decision* decision = matches.older_of[i] ? counting[*matches.older_of[i]] : nullptr;
    if (decision && decision->accepted)
      comparison.decided.push_back({std::move(d), decision->reason, decision->who});
    else
      open.push_back(std::move(d));
  }
  comparison.discrepancies = std::move(open);
  const auto warn = [&](const std::vector<std::size_t>& which, const char* code, std::string_view of_one, std::string_view of_many) {
    if (which.empty()) return;
    const Decision& first = *counting[*std::min_element(which.begin(), which.end(), [&](auto x, auto y) { return counting[x]->line < counting[y]->line; })];
    comparison.warnings.push_back(
        {code, told(language, which.size() == 1 ? of_one : of_many, {std::to_string(first.line), first.fingerprint, std::to_string(which.size())}),
         std::nullopt});
  };
  warn(matches.without, "decision-without-finding", "1 decision matches no finding of this pair (line {0}: {1}): fixed since, or of other editions",
       "{2} decisions match no finding of this pair (line {0}: {1}): fixed since, or of other editions");
  warn(matches.ambiguous, "decision-ambiguous", "1 decision fits several findings of this pair, and none better (line {0}: {1}): it hides none; decide again",
       "{2} decisions fit several findings of this pair, and none better (line {0}: {1}): they hide none; decide again");
}

void apply_baseline(const std::vector<BaselineFinding>& baseline, Comparison& comparison, Language language) {
  std::vector<const BaselineFinding*> known;
  std::vector<std::string> older, newer;
  std::set<std::string_view> seen;
  for (const BaselineFinding& f : baseline)
    if (seen.insert(f.fingerprint).second) {
      known.push_back(&f);
      older.push_back(f.fingerprint);
    }
  std::vector<Discrepancy*> all;
  for (Discrepancy& d : comparison.discrepancies) all.push_back(&d);
  for (DecidedDiscrepancy& d : comparison.decided) all.push_back(&d.finding);
  for (const Discrepancy* d : all) newer.push_back(d->fingerprint);
  const FingerprintMatches matches = match_fingerprints(older, newer);
  for (std::size_t i = 0; i < all.size(); ++i) all[i]->standing = matches.older_of[i] ? Standing::kUnchanged : Standing::kNew;
  comparison.has_baseline = true;
  std::vector<std::size_t> gone = matches.without;
  gone.insert(gone.end(), matches.ambiguous.begin(), matches.ambiguous.end());
  std::sort(gone.begin(), gone.end());
  for (const std::size_t i : gone) {
    comparison.fixed.push_back(*known[i]);
    if (!is_in(language, *known[i])) comparison.fixed.back().message = plain_message(language, *known[i]);
  }
}

}  // namespace jiaokan::compare
