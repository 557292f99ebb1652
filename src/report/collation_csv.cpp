#include "report/collation_writers.h"
#include "report/csv_writer.h"
#include "report/finding_rows.h"
#include "report/section_paths.h"

namespace jiaokan::report {

/// The base's own reading is a record too: what a lemma is and who agrees with it can be filtered like any reading.
std::string collation_csv(const CollationView& v, const TextStyle& style) {
  std::string out = style.byte_order_mark ? "\xEF\xBB\xBF" : "";
  out += csv_record({"id", "severity", "kind", "section", "witnesses", "text", "context", "page", "block"});
  const SectionPaths paths(v.editions.front()->document);
  const auto context = [](const Place& place) { return one_line(place.prefix) + "【" + one_line(place.text) + "】" + one_line(place.suffix); };
  const auto page = [](const Place& place) { return place.page ? std::to_string(*place.page) : std::string(); };
  for (const VariantEntry& entry : v.collation.variants.entries) {
    const bool has_blocks = !v.editions.front()->document.blocks.empty();
    const std::string section = has_blocks ? one_line(paths.path(paths.section_of(entry.lemma.block))) : std::string();
    const std::string agreeing = entry.agreeing.empty() ? std::string() : " " + sigla(entry.agreeing);
    out += csv_record({entry.id, "", "lemma", section, siglum(0) + agreeing, one_line(entry.lemma.text), context(entry.lemma), page(entry.lemma),
                       has_blocks ? block_id(entry.lemma.block) : ""});
    for (const VariantReading& reading : entry.readings) {
      const Place* place = reading.place() ? &*reading.place() : nullptr;
      out += csv_record({entry.id, std::string(to_string(reading.severity)), std::string(to_string(reading.kind)), section, sigla(reading.witnesses),
                         place ? one_line(place->text) : "", place ? context(*place) : "", place ? page(*place) : "", place ? block_id(place->block) : ""});
    }
    if (!entry.lacking.empty()) out += csv_record({entry.id, "", "lacking", section, sigla(entry.lacking), "", "", "", ""});
  }
  return out;
}

}  // namespace jiaokan::report
