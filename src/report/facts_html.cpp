#include "report/facts_html.h"

#include "report/fact_rows.h"
#include "report/finding_rows.h"
#include "report/html_text.h"
#include "report/markup.h"
#include "report/printed_text.h"
#include "report/ui_words.h"

namespace jiaokan::report {
namespace {

std::string cell(const std::string& html, std::string_view attributes = {}) { return "<td" + std::string(attributes) + ">" + html + "</td>"; }

std::string heads(Language language, const std::vector<std::string_view>& words) {
  std::string out = "<thead><tr>";
  for (const std::string_view english : words) out += "<th>" + escaped(word(language, english)) + "</th>";
  return out + "</tr></thead>\n<tbody>\n";
}

/// Words that lead to the passage that they are about.
std::string passage(const std::string& html, const Place* place, bool of_a) {
  return place ? "<a href=\"#" + std::string(of_a ? "a-" : "b-") + block_id(place->block) + "\">" + html + "</a>" : html;
}

std::string side(const FactRow::Side& s, bool of_a, const std::string& language, Language words) {
  if (!s.place) return cell("<i>" + escaped(word(words, "No counterpart")) + "</i>");
  const std::string shown = shown_html(s.figure) + (s.year.empty() ? "" : " <span>" + escaped(s.year) + "</span>");
  return cell(passage(shown, s.place, of_a), " lang=\"" + language + "\"");
}

}  // namespace

std::string facts_html(const ComparisonView& v, Language language) {
  const std::vector<FactRow> rows = fact_rows(v, language);
  if (rows.empty()) return {};
  const std::string language_a(language_of(v.a.document)), language_b(language_of(v.b.document));
  std::string out = "<details class=\"facts\"><summary>" +
                    escaped(filled(language, "Targets and responsible units: {0}, of which {1} differ", {grouped(rows.size()), grouped(disagreeing(rows))})) +
                    "</summary>\n<div class=\"table\"><table>" + heads(language, {"Section", "Indicator or task", "A", "B", "Difference", "Findings"});
  for (const FactRow& r : rows) {
    std::string findings;
    for (const std::string& id : r.findings) findings += (findings.empty() ? "" : " ") + ("<a href=\"#" + escaped(id) + "\">" + escaped(id) + "</a>");
    out += std::string("<tr") + (r.agrees() ? "" : " class=\"differs\"") + ">" + cell(shown_html(r.section)) +
           cell(shown_html(r.subject), " lang=\"" + (r.a.place ? language_a : language_b) + "\"") + side(r.a, true, language_a, language) +
           side(r.b, false, language_b, language) + cell(shown_html(r.differences)) + cell(findings) + "</tr>\n";
  }
  return out + "</tbody></table></div></details>\n";
}

std::string checks_html(const ComparisonView& v, Language language) {
  if (v.comparison.checks.empty()) return {};
  std::string out = "<aside class=\"checks\">\n<h2>" + escaped(word(language, "What the editions say against themselves")) +
                    "</h2>\n<div class=\"table\"><table>" + heads(language, {"Kind", "A", "B", "Message"});
  for (const CheckedStatement& c : v.comparison.checks)
    out += "<tr id=\"" + escaped(c.id) + "\">" + cell(escaped(kind_word(language, c.kind))) +
           cell(passage(escaped(word(language, to_string(c.in_a))), c.a ? &*c.a : nullptr, true)) +
           cell(passage(escaped(word(language, to_string(c.in_b))), c.b ? &*c.b : nullptr, false)) + cell(shown_html(c.message)) + "</tr>\n";
  return out + "</tbody></table></div>\n</aside>\n";
}

}  // namespace jiaokan::report
