#include "report/collation_writers.h"
#include "report/finding_rows.h"
#include "report/findings_markdown.h"
#include "report/markdown_text.h"
#include "report/section_paths.h"
#include "report/summary_words.h"
#include "report/ui_words.h"

namespace jiaokan::report {
namespace {

std::string entry_item(const VariantEntry& entry, Language language) {
  const auto line = [&](const std::string& sigla, const std::string& text) { return "  \n  " + sigla + ": " + text; };
  std::string out = "- " + filled(language, "{0} ({1})",
                                  {"**" + kind_word(language, entry.readings.front().kind) + "**",
                                   std::string(severity_word(language, entry.severity())) + std::string(word(language, ", ")) + entry.id});
  out += line(siglum(0) + (entry.agreeing.empty() ? "" : " " + sigla(entry.agreeing)), markdown_reading(place_side(&entry.lemma), language));
  for (const VariantReading& r : entry.readings) out += line(sigla(r.witnesses), markdown_reading(place_side(r.place() ? &*r.place() : nullptr), language));
  if (!entry.lacking.empty()) out += line(sigla(entry.lacking), std::string(word(language, "lack the block")));
  return out + "\n";
}

}  // namespace

std::string collation_markdown(const CollationView& v, const TextStyle& style) {
  const Language language = style.language;
  const Document& base = v.editions.front()->document;
  std::string out = "# " + std::string(word(language, "Variants")) + "\n\n";
  for (std::size_t i = 0; i < v.editions.size(); ++i) out += "- " + siglum(i) + ": " + markdown_edition(v.editions[i]->document, language) + "\n";
  out += "\n";
  for (const Warning& w : v.collation.warnings) out += "> " + escaped_markdown_line(w.message) + "\n\n";
  for (std::size_t i = 0; i < v.collation.comparisons.size(); ++i)
    out += "A – " + siglum(i + 1) + ": " + tally_with_decided(v.collation.comparisons[i], language) + (i + 1 < v.collation.comparisons.size() ? "  \n" : "\n");
  const SectionPaths paths(base);
  std::string section;
  bool started = false;
  for (const VariantEntry& entry : v.collation.variants.entries) {
    const std::string path = base.blocks.empty() ? std::string() : one_line(paths.path(paths.section_of(entry.lemma.block)));
    if (!started || path != section)
      out += "\n## " + (path.empty() ? std::string(word(language, "Before the first heading")) : escaped_markdown(path)) + "\n\n";
    section = path;
    started = true;
    out += entry_item(entry, language);
  }
  if (!started) out += "\n" + std::string(word(language, "No variants")) + "\n";
  const std::vector<OwnFault> faults = own_faults(v.collation);
  if (!faults.empty()) out += "\n## " + std::string(word(language, "What the editions say against themselves")) + "\n\n";
  for (const auto& [w, statement] : faults)
    out += "- " +
           filled(language, "{0}: {1}",
                  {filled(language, "{0} ({1})",
                          {"A – " + siglum(w + 1) + " **" + kind_word(language, statement->kind) + "**",
                           std::string(severity_word(language, statement->severity()))}),
                   escaped_markdown(one_line(statement->message))}) +
           "\n";
  return out;
}

}  // namespace jiaokan::report
