#include "report/comparison_sheets.h"

#include "report/fact_rows.h"
#include "report/figure_words.h"
#include "report/finding_rows.h"
#include "report/printed_text.h"
#include "report/reading_warnings.h"
#include "report/sheet_faces.h"
#include "report/summary_words.h"
#include "report/ui_words.h"
#include "report/workbook.h"

namespace jiaokan::report {
namespace {

constexpr double kText = 48, kWords = 22, kSection = 26, kName = 16, kNarrow = 10.5;

std::string first_page(const Document& document, const std::vector<std::size_t>& blocks) {
  if (blocks.empty()) return {};
  const std::vector<PageBox> boxes = page_boxes_of(document, document.blocks[blocks.front()].text);
  return boxes.empty() ? std::string() : std::to_string(boxes.front().page);
}

class Sheets {
 public:
  Sheets(const ComparisonView& view, Language language) : v_(view), language_(language) {}

  std::string write() {
    findings();
    pairs();
    targets();
    units();
    facts();
    checks();
    accepted();
    fixed();
    overview();
    return book_.finish();
  }

 private:
  using Columns = std::vector<Workbook::Column>;

  std::string w(std::string_view english) const { return std::string(word(language_, english)); }

  Workbook::Face face(bool of_a) const { return face_of((of_a ? v_.a : v_.b).document); }

  /// Pages are numbers, so that they sort as such.
  void page(std::size_t column, const std::string& digits) {
    if (!digits.empty()) book_.number(column, std::stod(digits));
  }

  Columns finding_columns() const {
    return {{"#", 7},
            {w("Severity"), kNarrow},
            {w("Kind"), kName},
            {w("Section"), kSection, face(true)},
            {"A", kWords, face(true)},
            {"B", kWords, face(false)},
            {w("Message"), kText},
            {w("Page") + " A", kNarrow},
            {w("Page") + " B", kNarrow},
            {w("Context") + " A", kText, face(true)},
            {w("Context") + " B", kText, face(false)},
            {w("Fingerprint"), 18}};
  }

  void finding(const FindingRow& r, const std::vector<std::string>& more) {
    std::vector<std::string> cells{r.id,
                                   std::string(severity_word(language_, r.severity)),
                                   kind_word(language_, r.kind),
                                   r.section,
                                   r.a.text,
                                   r.b.text,
                                   r.message,
                                   {},
                                   {},
                                   r.a.context,
                                   r.b.context,
                                   r.fingerprint};
    cells.insert(cells.end(), more.begin(), more.end());
    book_.row(cells);
    page(7, r.a.page);
    page(8, r.b.page);
  }

  void findings() {
    Columns columns = finding_columns();
    if (v_.comparison.has_baseline) columns.push_back({w("Standing"), kNarrow});
    book_.sheet(w("Findings"), columns);
    for (const FindingRow& r : finding_rows(v_)) {
      if (v_.comparison.has_baseline)
        finding(r, {std::string(standing_word(language_, r.standing))});
      else
        finding(r, {});
    }
  }

  /// Targets and units of both editions side by side.
  void facts() {
    const std::vector<FactRow> rows = fact_rows(v_, language_);
    if (rows.empty()) return;
    book_.sheet(w("Facts"), {{w("Kind"), kName},
                             {w("Section"), kName},
                             {w("Indicator or task"), 32},
                             {"A", kWords, face(true)},
                             {"B", kWords, face(false)},
                             {w("Year") + " A", kNarrow},
                             {w("Year") + " B", kNarrow},
                             {w("Difference"), kText},
                             {w("Findings"), kName},
                             {w("Page") + " A", kNarrow},
                             {w("Page") + " B", kNarrow}});
    for (const FactRow& r : rows) {
      std::string findings;
      for (const std::string& id : r.findings) findings += (findings.empty() ? "" : " ") + id;
      const std::string difference = !r.a.place ? w("only in B") : !r.b.place ? w("only in A") : r.differences;
      book_.row({w(to_string(r.kind)), r.section, r.subject, r.a.figure, r.b.figure, {}, {}, difference, findings});
      page(5, r.a.year);
      page(6, r.b.year);
      if (r.a.place && r.a.place->page) book_.number(9, *r.a.place->page);
      if (r.b.place && r.b.place->page) book_.number(10, *r.b.place->page);
    }
  }

  /// What the editions say against themselves.
  void checks() {
    if (v_.comparison.checks.empty()) return;
    book_.sheet(w("Checks"), {{"#", 7},
                              {w("Severity"), kNarrow},
                              {w("Kind"), kName},
                              {w("Section"), kSection, face(true)},
                              {"A", kNarrow},
                              {"B", kNarrow},
                              {w("Message"), 80},
                              {w("Page") + " A", kNarrow},
                              {w("Page") + " B", kNarrow}});
    const std::vector<FindingRow> rows = check_rows(v_);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const CheckedStatement& c = v_.comparison.checks[i];
      book_.row({c.id, std::string(severity_word(language_, c.severity())), kind_word(language_, c.kind), rows[i].section, w(to_string(c.in_a)),
                 w(to_string(c.in_b)), one_line(c.message)});
      page(7, rows[i].a.page);
      page(8, rows[i].b.page);
    }
  }

  /// What decisions have hidden.
  void accepted() {
    if (v_.comparison.decided.empty()) return;
    Columns columns = finding_columns();
    columns.insert(columns.end(), {{w("Reason"), 32}, {w("Who"), kName}});
    book_.sheet(w("Accepted"), columns);
    for (const FindingRow& r : decided_rows(v_)) finding(r, {r.reason, r.who});
  }

  void fixed() {
    if (v_.comparison.fixed.empty()) return;
    book_.sheet(w("Fixed"), {{w("Kind"), kName}, {w("Message"), 90}, {w("Fingerprint"), 18}});
    for (const BaselineFinding& f : v_.comparison.fixed) book_.row({kind_word(language_, f), one_line(f.message), f.fingerprint});
  }

  /// What the other sheets do not say: the editions, the counts, the warnings.
  void overview() {
    book_.sheet(w("Overview"), {{"", kName}, {"", 90}});
    book_.row({"A", describe(v_.a.document, language_)});
    for (const std::string& warning : reading_warnings(v_.a.document, language_)) book_.row({"A " + w("warning"), warning});
    book_.row({"B", describe(v_.b.document, language_)});
    for (const std::string& warning : reading_warnings(v_.b.document, language_)) book_.row({"B " + w("warning"), warning});
    book_.row({w("Findings"), tally(v_.comparison, language_)});
    for (const std::string& line :
         {expected_note(v_.comparison, language_), since_baseline(v_.comparison, language_), hidden_by_decisions(v_.comparison, language_)})
      if (!line.empty()) book_.row({"", line});
    for (const Warning& warning : v_.comparison.warnings) book_.row({w("warning"), warning.message});
  }

  void pairs() {
    book_.sheet(w("Pairs"), {{"#", 7},
                             {w("Kind"), kNarrow},
                             {w("Similarity"), kNarrow},
                             {w("Page") + " A", kNarrow},
                             {w("Page") + " B", kNarrow},
                             {"A", 70, face(true)},
                             {"B", 70, face(false)}});
    std::size_t number = 0;
    for (const Bead& bead : v_.alignment.beads) {
      const std::vector<std::size_t> a = segments_a(bead), b = segments_b(bead);
      book_.row(
          {std::to_string(++number), bead_kind(bead), {}, {}, {}, printed_text(v_.a.document, v_.a.folded, a), printed_text(v_.b.document, v_.b.folded, b)});
      book_.number(0, static_cast<double>(number));
      if (!a.empty() && !b.empty()) book_.number(2, static_cast<double>(static_cast<int>(bead.similarity * 100 + 0.5)) / 100);
      page(3, first_page(v_.a.document, a));
      page(4, first_page(v_.b.document, b));
    }
  }

  void targets() {
    book_.sheet(w("Targets"), {{w("Edition"), kNarrow},
                               {"#", 7},
                               {w("Section"), kName},
                               {w("Indicator"), 32},
                               {w("Year"), kNarrow},
                               {w("Comparator"), kNarrow},
                               {w("Value"), kName},
                               {w("Upper value"), kName},
                               {w("Unit"), kNarrow},
                               {w("As printed"), kText},
                               {w("Page"), kNarrow}});
    for (const bool of_a : {true, false}) {
      for (const Target& t : (of_a ? v_.a : v_.b).facts.targets) {
        book_.row({of_a ? "A" : "B",
                   t.id,
                   section_labels(t.section),
                   t.indicator,
                   {},
                   std::string(t.comparator == Comparator::kEqual ? "=" : comparator_sign(t.comparator)),
                   {},
                   {},
                   t.unit.value_or(""),
                   one_line(t.surface)});
        if (t.year) book_.number(4, *t.year);
        if (t.value) book_.amount(6, t.value->to_double());
        if (t.value_max) book_.amount(7, t.value_max->to_double());
        if (t.place.page) book_.number(10, *t.place.page);
      }
    }
  }

  void units() {
    book_.sheet(w("Units"), {{w("Edition"), kNarrow},
                             {"#", 7},
                             {w("Section"), kName},
                             {w("Task"), kText},
                             {w("Responsible unit"), 28},
                             {w("As printed"), 28},
                             {w("Role"), kName},
                             {w("Page"), kNarrow}});
    for (const bool of_a : {true, false}) {
      for (const Responsibility& r : (of_a ? v_.a : v_.b).facts.responsibilities) {
        for (const ResponsibleUnit& u : r.units) {
          book_.row({of_a ? "A" : "B", r.id, section_labels(r.section), one_line(r.task), u.name, u.printed, std::string(word(language_, to_string(u.role)))});
          if (r.place.page) book_.number(7, *r.place.page);
        }
      }
    }
  }

  const ComparisonView& v_;
  Language language_;
  Workbook book_;
};

}  // namespace

std::string comparison_sheets(const ComparisonView& view, const TextStyle& style) { return Sheets(view, style.language).write(); }

}  // namespace jiaokan::report
