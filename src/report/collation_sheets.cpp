#include "report/collation_writers.h"
#include "report/comparison_sheets.h"
#include "report/finding_rows.h"
#include "report/printed_text.h"
#include "report/reading_warnings.h"
#include "report/section_paths.h"
#include "report/sheet_faces.h"
#include "report/summary_words.h"
#include "report/ui_words.h"
#include "report/workbook.h"

namespace jiaokan::report {
namespace {

constexpr double kNarrow = 10.5, kName = 16, kSection = 26, kReading = 24, kContext = 44;

/// What each edition has at an entry: the base its lemma, witnesses their reading or that they agree.
std::vector<std::string> readings(const VariantEntry& entry, std::size_t editions, Language language) {
  const auto words = [](const std::string& text) { return text.empty() ? std::string("∅") : one_line(text); };
  std::vector<std::string> out(editions);
  out[0] = words(entry.lemma.text);
  for (const std::size_t w : entry.agreeing) out[w + 1] = "= " + siglum(0);
  for (const std::size_t w : entry.lacking) out[w + 1] = word(language, "No counterpart");
  for (const VariantReading& r : entry.readings)
    for (std::size_t i = 0; i < r.witnesses.size(); ++i)
      out[r.witnesses[i] + 1] = r.places[i] ? words(r.places[i]->text) : std::string(word(language, "No counterpart"));
  return out;
}

}  // namespace

std::string collation_sheets(const CollationView& v, const TextStyle& style) {
  const Language language = style.language;
  const auto w = [&](std::string_view english) { return std::string(word(language, english)); };
  const Document& base = v.editions.front()->document;
  Workbook book;
  std::vector<Workbook::Column> columns{{"#", 7}, {w("Severity"), kNarrow}, {w("Kind"), kName}, {w("Section"), kSection, face_of(base)}, {w("Page"), kNarrow}};
  for (std::size_t i = 0; i < v.editions.size(); ++i) columns.push_back({siglum(i), kReading, face_of(v.editions[i]->document)});
  columns.push_back({w("Context"), kContext, face_of(base)});
  book.sheet(w("Variants"), columns);
  const SectionPaths paths(base);
  for (const VariantEntry& entry : v.collation.variants.entries) {
    const std::string section = base.blocks.empty() ? std::string() : one_line(paths.path(paths.section_of(entry.lemma.block)));
    std::vector<std::string> cells{
        entry.id, std::string(severity_word(language, entry.severity())), kind_word(language, entry.readings.front().kind), section, {}};
    for (std::string& reading : readings(entry, v.editions.size(), language)) cells.push_back(std::move(reading));
    cells.push_back(place_side(&entry.lemma).context);
    book.row(cells);
    if (entry.lemma.page) book.number(4, *entry.lemma.page);
  }
  if (const std::vector<OwnFault> faults = own_faults(v.collation); !faults.empty()) {
    book.sheet(w("Checks"), {{w("Editions"), kNarrow}, {w("Severity"), kNarrow}, {w("Kind"), kName}, {w("Message"), 90}});
    for (const auto& [witness, statement] : faults)
      book.row({"A – " + siglum(witness + 1), std::string(severity_word(language, statement->severity())), kind_word(language, statement->kind),
                one_line(statement->message)});
  }
  book.sheet(w("Overview"), {{"", kName}, {"", 90}});
  for (std::size_t i = 0; i < v.editions.size(); ++i) {
    book.row({siglum(i), describe(v.editions[i]->document, language)});
    for (const std::string& warning : reading_warnings(v.editions[i]->document, language)) book.row({siglum(i) + " " + w("warning"), warning});
  }
  for (std::size_t i = 0; i < v.collation.comparisons.size(); ++i) book.row({"A – " + siglum(i + 1), tally_with_decided(v.collation.comparisons[i], language)});
  for (const std::size_t i : v.collation.left_out) book.row({siglum(i + 1), w("left out: hardly matches the base")});
  for (const Warning& warning : v.collation.warnings) book.row({w("warning"), warning.message});
  return book.finish();
}

}  // namespace jiaokan::report
