#include "compare/decisions.h"

#include <map>
#include <set>
#include <string>

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
  std::set<std::string> matched;
  std::vector<Discrepancy> open;
  for (Discrepancy& d : comparison.discrepancies) {
    const auto decision = last.find(d.fingerprint);
    if (decision != last.end()) matched.insert(d.fingerprint);
    if (decision != last.end() && decision->second->accepted)
      comparison.decided.push_back({std::move(d), decision->second->reason, decision->second->who});
    else
      open.push_back(std::move(d));
  }
  comparison.discrepancies = std::move(open);
  const Decision* first = nullptr;
  std::size_t without = 0;
  for (const auto& [fingerprint, decision] : last) {
    if (matched.contains(fingerprint)) continue;
    ++without;
    if (!first || decision->line < first->line) first = decision;
  }
  if (without == 0) return;
  const std::string line = std::to_string(first->line);
  comparison.warnings.push_back(
      {"decision-without-finding",
       without == 1 ? told(language, "1 decision matches no finding of this pair (line {0}: {1}): fixed since, or of other editions", {line, first->fingerprint})
                    : told(language, "{2} decisions match no finding of this pair (line {0}: {1}): fixed since, or of other editions",
                           {line, first->fingerprint, std::to_string(without)}),
       std::nullopt});
}

void apply_baseline(const std::vector<BaselineFinding>& baseline, Comparison& comparison, Language language) {
  std::set<std::string> known, seen;
  for (const BaselineFinding& f : baseline) known.insert(f.fingerprint);
  const auto place = [&](Discrepancy& d) {
    d.standing = known.contains(d.fingerprint) ? Standing::kUnchanged : Standing::kNew;
    seen.insert(d.fingerprint);
  };
  for (Discrepancy& d : comparison.discrepancies) place(d);
  for (DecidedDiscrepancy& d : comparison.decided) place(d.finding);
  comparison.has_baseline = true;
  for (const BaselineFinding& f : baseline)
    if (seen.insert(f.fingerprint).second) {
      comparison.fixed.push_back(f);
      if (!is_in(language, f)) comparison.fixed.back().message = plain_message(language, f);
    }
}

}  // namespace jiaokan::compare
