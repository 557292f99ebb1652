#include <algorithm>

#include "report/collation_writers.h"
#include "report/comparison_json.h"
#include "report/json_parts.h"

namespace jiaokan::report {
namespace {

Json sigla_json(const std::vector<std::size_t>& witnesses) {
  Json out = Json::array();
  for (const std::size_t w : witnesses) out.push_back(siglum(w + 1));
  return out;
}

Json reading_json(const VariantReading& r) {
  const auto place = [](const std::optional<Place>& p) { return p ? place_json(*p) : Json(nullptr); };
  Json findings = Json::object(), places = Json::object();
  for (std::size_t i = 0; i < r.witnesses.size(); ++i) {
    findings[siglum(r.witnesses[i] + 1)] = r.findings[i];
    places[siglum(r.witnesses[i] + 1)] = place(r.places[i]);
  }
  return {{"witnesses", sigla_json(r.witnesses)}, {"kind", to_string(r.kind)},           {"severity", to_string(r.severity)}, {"place", place(r.place())},
          {"places", std::move(places)},          {"discrepancies", std::move(findings)}};
}

Json entry_json(const VariantEntry& e) {
  Json readings = Json::array();
  for (const VariantReading& r : e.readings) readings.push_back(reading_json(r));
  return {{"id", e.id},
          {"severity", to_string(e.severity())},
          {"whole_block", e.whole_block},
          {"lemma", place_json(e.lemma)},
          {"readings", std::move(readings)},
          {"agreeing", sigla_json(e.agreeing)},
          {"lacking", sigla_json(e.lacking)}};
}

}  // namespace

std::string collation_json(const CollationView& v, const TextStyle& style) {
  std::vector<const Document*> documents;
  for (const Edition* edition : v.editions) documents.push_back(&edition->document);
  return pretty_object([&](JsonText& out) {
    out.members(header_json("jiaokan.collation/1", documents));
    const Collation& c = v.collation;
    Json witnesses = Json::array();
    for (std::size_t w = 0; w < c.comparisons.size(); ++w)
      witnesses.push_back({{"siglum", siglum(w + 1)}, {"source", w + 1}, {"in_table", std::find(c.left_out.begin(), c.left_out.end(), w) == c.left_out.end()}});
    out.member("base", {{"siglum", siglum(0)}, {"source", 0}});
    out.member("witnesses", witnesses);
    out.begin_array("variants");
    for (const VariantEntry& entry : c.variants.entries) out.value(entry_json(entry));
    out.end_array();
    if (!c.variants.decided.empty()) {
      out.begin_array("decided");
      for (const VariantEntry& entry : c.variants.decided) out.value(entry_json(entry));
      out.end_array();
    }
    out.begin_array("comparisons");
    for (std::size_t w = 0; w < c.comparisons.size(); ++w) {
      out.begin_object();
      out.member("witness", siglum(w + 1));
      write_comparison(out, {*v.editions.front(), *v.editions[w + 1], v.alignments[w], c.comparisons[w]}, style.language);
      out.end_object();
    }
    out.end_array();
    Json warnings = Json::array();
    for (const Warning& w : c.warnings) warnings.push_back(warning_json(w));
    out.member("warnings", warnings);
  });
}

std::string collation_jsonl(const CollationView& v, const TextStyle&) {
  std::string out;
  for (const VariantEntry& entry : v.collation.variants.entries) out += line(entry_json(entry));
  return out;
}

}  // namespace jiaokan::report
