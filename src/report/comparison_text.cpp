#include <algorithm>
#include <utility>

#include "core/utf8.h"
#include "report/finding_text.h"
#include "report/printed_text.h"
#include "report/summary_words.h"
#include "report/text_layout.h"
#include "report/text_writer.h"
#include "report/ui_words.h"

namespace jiaokan::report {
namespace {

constexpr std::size_t kPiece = 1 << 20;  // bytes that are held back at most, but for one finding

std::string expected_list(const ComparisonView& v, const TextStyle& style) {
  const auto head = [&](std::string_view english) { return std::string(word(style.language, english)); };
  std::vector<std::vector<std::string>> rows{{head("fold"), head("block"), "A", "B"}};
  for (const ExpectedDifference& e : v.comparison.expected)
    rows.push_back({std::string(word(style.language, to_string(e.fold))), block_id(e.a.block), shortened(flat(e.a.text), 30), flat(e.b.text)});
  return std::string(v.comparison.discrepancies.empty() ? "\n" : "") + head("Expected differences") + "\n" + table(rows, style.width);
}

/// What each edition says against itself.
std::string checks(const Comparison& c, const TextStyle& style) {
  if (c.checks.empty()) return {};
  std::string out = styled(style, "1", word(style.language, "What the editions say against themselves")) + "\n\n";
  for (const CheckedStatement& statement : c.checks)
    out += label(statement.id, statement.kind, statement.severity(), style) + message_lines(flat(statement.message), style);
  return out + "\n";
}

/// What decisions hide and what has changed since the baseline; empty where neither was given.
std::string history(const Comparison& c, Language language) {
  std::string out;
  if (!c.fixed.empty()) {
    out += std::string(word(language, "Fixed since the baseline")) + "\n";
    for (const BaselineFinding& f : c.fixed) out += "  " + padded(kind_word(language, f), 16) + flat(f.message) + "\n";
    out += "\n";
  }
  for (const std::string& line : {since_baseline(c, language), hidden_by_decisions(c, language)})
    if (!line.empty()) out += line + "\n";
  return out;
}

std::string summary(const Comparison& c, Language language) {
  const std::size_t content = c.count(Severity::kContent), form = c.count(Severity::kForm), artifact = c.count(Severity::kArtifact);
  const std::string found = content + form + artifact == 0
                                ? "\n" + std::string(word(language, "No discrepancies"))
                                : counted(language, content + form + artifact, "discrepancy: {1} content, {2} form, {3} artifact",
                                          "discrepancies: {1} content, {2} form, {3} artifact", {grouped(content), grouped(form), grouped(artifact)});
  const std::string expected =
      c.expected.empty()
          ? counted(language, c.expected_count, "difference of script, variants, width, blanks or quotation style not listed (--show expected lists it)",
                    "differences of script, variants, width, blanks or quotation style not listed (--show expected lists them)")
          : counted(language, c.expected_count, "difference of script, variants, width, blanks or quotation style listed above",
                    "differences of script, variants, width, blanks or quotation style listed above");
  return found + std::string(word(language, "; ")) + expected + "\n";
}

}  // namespace

void write_comparison_text(const ComparisonView& v, const TextStyle& style, const Sink& sink) {
  const Document& a = v.a.document;
  const Document& b = v.b.document;
  std::string out = styled(style, "1", "A") + "  " + describe(a, style.language) + "\n" + styled(style, "1", "B") + "  " + describe(b, style.language) + "\n";
  for (const Warning& w : v.comparison.warnings) out += styled(style, "33", word(style.language, "warning")) + "  " + w.message + "\n";
  if (!v.comparison.discrepancies.empty()) out += "\n";
  SectionHeadings headings;
  for (const Discrepancy& d : v.comparison.discrepancies) {
    out += d.a ? headings.lead_to(a, d.a->block, style) : headings.lead_to(b, d.b->block, style);
    out += label(d.id, d.kind, d.severity(), style, d.standing);
    out += side_text("A", a, d.a, style, "31;1");
    out += side_text("B", b, d.b, style, "32;1");
    out += message_lines(d.message, style) + "\n";
    if (out.size() >= kPiece) sink(std::exchange(out, {}));
  }
  if (!v.comparison.expected.empty()) out += expected_list(v, style) + (v.comparison.discrepancies.empty() ? "" : "\n");
  const std::string own = checks(v.comparison, style);
  const bool needs_gap = !own.empty() && v.comparison.discrepancies.empty() && v.comparison.expected.empty();
  out += needs_gap ? "\n" : "";
  sink(out + own + history(v.comparison, style.language) + summary(v.comparison, style.language));
}

std::string comparison_text(const ComparisonView& v, const TextStyle& style) {
  std::string text;
  write_comparison_text(v, style, [&](std::string_view piece) { text += piece; });
  return text;
}

std::string lint_text(const LintView& v, const TextStyle& style) {
  const Language language = style.language;
  std::string out = styled(style, "1", describe(v.document, language)) + "\n";
  if (!v.report.findings.empty()) out += "\n";
  SectionHeadings headings;
  for (const LintFinding& f : v.report.findings) {
    out += headings.lead_to(v.document, f.place.block, style);
    out += label(f.id, f.kind, f.severity(), style);
    out += reading("", in_context(v.document, f.place, style, "31;1"), page_note(v.document, f.place.span, language), style);
    const bool said = f.suggestion.empty() || f.message.find(f.suggestion) != std::string::npos;
    out += message_lines(said ? f.message : f.message + " → " + f.suggestion, style) + "\n";
  }
  out += v.report.findings.empty() ? "\n" + std::string(word(language, "No findings")) : counted(language, v.report.findings.size(), "finding", "findings");
  if (v.report.standard_only > 0) out += std::string(word(language, "; ")) + other_standards(v.report.standard_only, language);
  for (const NotListed& more : v.report.not_listed) out += "\n" + not_listed(more, language);
  return out + "\n";
}

}  // namespace jiaokan::report
