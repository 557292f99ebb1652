#include "report/findings_markdown.h"

#include "core/utf8.h"
#include "report/finding_rows.h"
#include "report/markdown_text.h"
#include "report/printed_text.h"
#include "report/ui_words.h"

namespace jiaokan::report {
namespace {

constexpr std::size_t kLongestReading = 120;  // code points

std::string edition(const Document& d, Language language) {
  std::string out = "**" + escaped_markdown(d.source.name) + "** (" + std::string(script_word(language, d.script.detected)) + ", " + grouped(d.blocks.size()) +
                    " " + std::string(word(language, "blocks"));
  if (d.has_pages()) out += ", " + grouped(d.pages.size()) + " " + std::string(word(language, "pages"));
  return out + ")";
}

std::string summary(const std::vector<FindingRow>& rows, Language language) {
  std::string out;
  for (const Severity severity : {Severity::kContent, Severity::kForm, Severity::kArtifact}) {
    std::size_t count = 0;
    for (const FindingRow& row : rows) count += row.severity() == severity ? 1 : 0;
    out += (out.empty() ? "" : " · ") + std::string(severity_word(language, severity)) + " " + grouped(count);
  }
  return out;
}

std::string reading(const FindingRow::Side& side, Language language) {
  if (!side.place) return "–";
  std::string shown = side.context;
  if (utf8::length(shown) > kLongestReading)
    shown = std::string(utf8::first(shown, kLongestReading * 2 / 3)) + " … " + std::string(utf8::last(shown, kLongestReading / 4));
  return escaped_markdown(shown) + (side.page.empty() ? "" : " (" + std::string(word(language, "p.")) + " " + side.page + ")");
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
    out += "- **" + kind_word(language, row.kind) + "** (" + std::string(severity_word(language, row.severity())) + ", " + row.id + ")  \n" + sides(row) +
           "  " + escaped_markdown_line(row.message) + "\n";
  }
  return out;
}

}  // namespace

std::string comparison_markdown(const ComparisonView& v, const TextStyle& style) {
  const Language language = style.language;
  const std::vector<FindingRow> rows = finding_rows(v);
  std::string out =
      "# " + std::string(word(language, "Comparison")) + "\n\n- A: " + edition(v.a.document, language) + "\n- B: " + edition(v.b.document, language) + "\n\n";
  for (const Warning& w : v.comparison.warnings) out += "> " + escaped_markdown_line(w.message) + "\n\n";
  out += rows.empty() ? std::string(word(language, "No discrepancies")) : summary(rows, language);
  out += "; " + grouped(v.comparison.expected_count) + " " +
         std::string(word(language, "expected differences (script, variants, width, blanks, quotation style) are not listed")) + "\n";
  if (!rows.empty())
    out += "\n" +
           listed(rows, language, [&](const FindingRow& row) { return "  A: " + reading(row.a, language) + "  \n  B: " + reading(row.b, language) + "  \n"; });
  return out;
}

std::string lint_markdown(const LintView& v, const TextStyle& style) {
  const Language language = style.language;
  const std::vector<FindingRow> rows = finding_rows(v);
  std::string out = "# " + std::string(word(language, "Findings")) + "\n\n- " + edition(v.document, language) + "\n\n" + summary(rows, language) + "\n";
  if (!rows.empty()) out += "\n" + listed(rows, language, [&](const FindingRow& row) { return "  " + reading(row.a, language) + "  \n"; });
  return out;
}

}  // namespace jiaokan::report
