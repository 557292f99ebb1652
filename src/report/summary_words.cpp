#include "report/summary_words.h"

#include "report/printed_text.h"
#include "report/ui_words.h"

namespace jiaokan::report {

std::string tally(std::size_t content, std::size_t form, std::size_t artifact, Language language) {
  const auto part = [&](Severity severity, std::size_t count) { return std::string(severity_word(language, severity)) + " " + grouped(count); };
  return part(Severity::kContent, content) + " · " + part(Severity::kForm, form) + " · " + part(Severity::kArtifact, artifact);
}

std::string tally(const Comparison& c, Language language) {
  return tally(c.count(Severity::kContent), c.count(Severity::kForm), c.count(Severity::kArtifact), language);
}

std::string expected_note(const Comparison& c, Language language) {
  return counted(language, c.expected_count, "expected difference (script, variants, width, blanks, quotation style) is not listed",
                 "expected differences (script, variants, width, blanks, quotation style) are not listed");
}

std::string other_standards(std::size_t places, Language language) {
  return counted(language, places, "place that only another Traditional standard would write otherwise",
                 "places that only another Traditional standard would write otherwise");
}

std::string not_listed(const NotListed& more, Language language) {
  return counted(language, more.count, "more finding is counted, not listed: {1}", "more findings are counted, not listed: {1}", {kind_word(language, more.kind)});
}

std::string since_baseline(const Comparison& c, Language language) {
  if (!c.has_baseline) return {};
  return filled(language, "Since the baseline: {0} new, {1} unchanged, {2} fixed",
                {grouped(c.count(Standing::kNew)), grouped(c.count(Standing::kUnchanged)), grouped(c.fixed.size())});
}

std::string hidden_by_decisions(const Comparison& c, Language language) {
  return c.decided.empty() ? std::string() : counted(language, c.decided.size(), "finding is hidden by decisions", "findings are hidden by decisions");
}

std::string tally_with_decided(const Comparison& c, Language language) {
  const std::string hidden = hidden_by_decisions(c, language);
  return tally(c, language) + (hidden.empty() ? "" : std::string(word(language, "; ")) + hidden);
}

std::string_view standing_word(Language language, Standing standing) {
  switch (standing) {
    case Standing::kNew: return word(language, "new");
    case Standing::kUnchanged: return word(language, "unchanged");
    case Standing::kUnknown: break;
  }
  return {};
}

std::string kind_word(Language language, const BaselineFinding& finding) {
  const std::optional<DiscrepancyKind> kind = discrepancy_kind_from(finding.kind);
  return kind ? kind_word(language, *kind) : finding.kind;
}

}  // namespace jiaokan::report
