#include "report/comparison_xlsx.h"

#include "report/finding_rows.h"
#include "report/printed_text.h"
#include "report/ui_words.h"
#include "report/workbook.h"

namespace jiaokan::report {
namespace {

constexpr double kText = 48, kWords = 22, kSection = 26, kName = 16, kNarrow = 9;

std::string first_page(const Document& document, const std::vector<std::size_t>& blocks) {
  if (blocks.empty()) return {};
  const std::vector<PageBox> boxes = page_boxes_of(document, document.blocks[blocks.front()].text);
  return boxes.empty() ? std::string() : std::to_string(boxes.front().page);
}

std::string joined(const std::vector<std::string>& labels) {
  std::string out;
  for (const std::string& label : labels) out += (out.empty() ? "" : " › ") + label;
  return out;
}

class Sheets {
 public:
  Sheets(const ComparisonView& view, Language language) : v_(view), language_(language) {}

  std::string write() {
    findings();
    pairs();
    targets();
    units();
    return book_.finish();
  }

 private:
  std::string w(std::string_view english) const { return std::string(word(language_, english)); }

  /// Pages are numbers, so that they sort as such.
  void page(std::size_t column, const std::string& digits) {
    if (!digits.empty()) book_.number(column, std::stod(digits));
  }

  void findings() {
    book_.sheet(w("Findings"), {{"#", 7},
                                {w("Severity"), kNarrow},
                                {w("Kind"), kName},
                                {w("Section"), kSection},
                                {"A", kWords},
                                {"B", kWords},
                                {w("Message"), kText},
                                {w("Page") + " A", kNarrow},
                                {w("Page") + " B", kNarrow},
                                {w("Context") + " A", kText},
                                {w("Context") + " B", kText},
                                {w("Fingerprint"), 18}});
    for (const FindingRow& r : finding_rows(v_)) {
      book_.row({r.id,
                 std::string(severity_word(language_, r.severity())),
                 kind_word(language_, r.kind),
                 r.section,
                 r.a.text,
                 r.b.text,
                 r.message,
                 {},
                 {},
                 r.a.context,
                 r.b.context,
                 r.fingerprint});
      page(7, r.a.page);
      page(8, r.b.page);
    }
  }

  void pairs() {
    book_.sheet(w("Pairs"),
                {{"#", 7}, {w("Kind"), kNarrow}, {w("Similarity"), kNarrow}, {w("Page") + " A", kNarrow}, {w("Page") + " B", kNarrow}, {"A", 70}, {"B", 70}});
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
                   joined(t.section),
                   t.indicator,
                   {},
                   std::string(to_string(t.comparator)),
                   {},
                   {},
                   t.unit.value_or(""),
                   one_line(t.surface)});
        if (t.year) book_.number(4, *t.year);
        if (t.value) book_.number(6, t.value->to_double());
        if (t.value_max) book_.number(7, t.value_max->to_double());
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
          book_.row({of_a ? "A" : "B", r.id, joined(r.section), one_line(r.task), u.name, u.printed, std::string(to_string(u.role))});
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

std::string comparison_xlsx(const ComparisonView& view, const TextStyle& style) { return Sheets(view, style.language).write(); }

}  // namespace jiaokan::report
