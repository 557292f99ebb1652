#include "report/findings_markdown.h"

#include <algorithm>

#include "core/utf8.h"
#include "report/finding_rows.h"
#include "report/markdown_text.h"
#include "report/printed_text.h"
#include "report/reading_warnings.h"
#include "report/summary_words.h"
#include "report/ui_words.h"

namespace jiaokan::report {
namespace {

constexpr std::size_t kLongestReading = 120;  // code points
constexpr std::size_t kLongestAround = 16;    // code points of a place's prefix and suffix

/// "new", "accepted" …: behind the severity of a finding.
std::string marks(const FindingRow& row, Language language) {
  return row.standing == Standing::kNew ? std::string(word(language, ", ")) + std::string(standing_word(language, row.standing)) : std::string();
}

/// Rows by section, each a list item; `sides` writes what stands below its head.
template <class Sides>
std::string listed(const std::vector<FindingRow>& rows, Language language, Sides sides) {
  std::string out;
  const std::string* section = nullptr;
  for (const FindingRow& row : rows) {
    if (!section || *section != row.section)
      out += (section ? "\n## " : "## ") + (row.section.empty() ? std::string(word(language, "Before the first heading")) : escaped_markdown(row.section)) +
             "\n\n";
    section = &row.section;
    out += "- " +
           filled(language, "{0} ({1})",
                  {"**" + kind_word(language, row.kind) + "**",
                   std::string(severity_word(language, row.severity)) + std::string(word(language, ", ")) + row.id + marks(row, language)}) +
           "  \n" + sides(row) + "  " + escaped_markdown_line(row.message) + "\n";
  }
  return out;
}

/// What decisions hide and what has changed since the baseline, one paragraph each.
std::string history(const Comparison& c, Language language) {
  std::string out;
  for (const std::string& line : {since_baseline(c, language), hidden_by_decisions(c, language)})
    if (!line.empty()) out += "\n" + line + "\n";
  return out;
}

/// What each edition says against itself.
std::string checks(const Comparison& c, Language language) {
  if (c.checks.empty()) return {};
  std::string out = "\n## " + std::string(word(language, "What the editions say against themselves")) + "\n\n";
  for (const CheckedStatement& s : c.checks) {
    const std::string verdicts =
        "A " + std::string(word(language, to_string(s.in_a))) + std::string(word(language, ", ")) + "B " + std::string(word(language, to_string(s.in_b)));
    const std::string head = filled(language, "{0} ({1})", {"**" + kind_word(language, s.kind) + "**", std::string(severity_word(language, s.severity()))});
    out += "- " + filled(language, "{0}: {1}", {head + " " + verdicts, escaped_markdown(one_line(s.message))}) + "\n";
  }
  return out;
}

std::string accepted(const std::vector<FindingRow>& rows, Language language) {
  if (rows.empty()) return {};
  std::string out = "\n## " + std::string(word(language, "Accepted by decisions")) + "\n\n";
  for (const FindingRow& row : rows) {
    std::string why = row.reason;
    if (!row.who.empty()) why = why.empty() ? row.who : filled(language, "{0} ({1})", {why, row.who});
    out += "- **" + kind_word(language, row.kind) + "** " + escaped_markdown(row.message) + (why.empty() ? "" : " — " + escaped_markdown(why)) + "\n";
  }
  return out;
}

std::string fixed(const Comparison& c, Language language) {
  if (c.fixed.empty()) return {};
  std::string out = "\n## " + std::string(word(language, "Fixed since the baseline")) + "\n\n";
  for (const BaselineFinding& f : c.fixed) out += "- **" + escaped_markdown(kind_word(language, f)) + "** " + escaped_markdown(one_line(f.message)) + "\n";
  return out;
}

}  // namespace

std::string markdown_edition(const Document& d, Language language) {
  const std::string described = describe(d, language), name = d.source.name;
  std::string out = "**" + escaped_markdown(name) + "**" + escaped_markdown(described.substr(name.size()));
  for (const std::string& warning : reading_warnings(d, language)) out += "\n  - " + escaped_markdown_line(warning);
  return out;
}

std::string markdown_reading(const FindingRow::Side& side, Language language) {
  if (!side.place) return "–";
  // The words around are cut where the block goes on.
  const bool cut_before = side.place->start > utf8::length(side.place->prefix), cut_behind = utf8::length(side.place->suffix) == kLongestAround;
  const std::string context = side.text.empty() ? one_line(side.place->prefix) + "【∅】" + one_line(side.place->suffix) : side.context;
  std::string shown = (cut_before ? "…" : "") + context + (cut_behind ? "…" : "");
  if (utf8::length(shown) > kLongestReading)
    shown = std::string(utf8::first(shown, kLongestReading * 2 / 3)) + " … " + std::string(utf8::last(shown, kLongestReading / 4));
  if (side.page.empty()) return escaped_markdown(shown);
  const auto page = static_cast<std::uint32_t>(*side.place->page);
  return filled(language, "{0} ({1})", {escaped_markdown(shown), page_words(language, page, page)});
}

std::string comparison_markdown(const ComparisonView& v, const TextStyle& style) {
  const Language language = style.language;
  const std::vector<FindingRow> rows = finding_rows(v);
  std::string out = "# " + std::string(word(language, "Comparison")) + "\n\n- A: " + markdown_edition(v.a.document, language) +
                    "\n- B: " + markdown_edition(v.b.document, language) + "\n\n";
  for (const Warning& w : v.comparison.warnings) out += "> " + escaped_markdown_line(w.message) + "\n\n";
  out += rows.empty() ? std::string(word(language, "No discrepancies")) : tally(v.comparison, language);
  out += std::string(word(language, "; ")) + expected_note(v.comparison, language) + "\n" + history(v.comparison, language);
  if (!rows.empty())
    out += "\n" + listed(rows, language, [&](const FindingRow& row) {
             return "  A: " + markdown_reading(row.a, language) + "  \n  B: " + markdown_reading(row.b, language) + "  \n";
           });
  return out + checks(v.comparison, language) + accepted(decided_rows(v), language) + fixed(v.comparison, language);
}

std::string lint_markdown(const LintView& v, const TextStyle& style) {
  const Language language = style.language;
  const std::vector<FindingRow> rows = finding_rows(v);
  const auto count = [&](Severity severity) {
    return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [&](const FindingRow& row) { return row.severity == severity; }));
  };
  std::string out = "# " + std::string(word(language, "Findings")) + "\n\n- " + markdown_edition(v.document, language) + "\n\n" +
                    tally(count(Severity::kContent), count(Severity::kForm), count(Severity::kArtifact), language);
  if (v.report.standard_only > 0) out += std::string(word(language, "; ")) + other_standards(v.report.standard_only, language);
  out += "\n";
  for (const NotListed& more : v.report.not_listed) out += "\n> " + not_listed(more, language) + "\n";
  if (!rows.empty()) out += "\n" + listed(rows, language, [&](const FindingRow& row) { return "  " + markdown_reading(row.a, language) + "  \n"; });
  return out;
}

}  // namespace jiaokan::report
