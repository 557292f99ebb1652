#include "report/sarif_writer.h"

#include "core/version.h"
#include "report/finding_rows.h"
#include "report/html_text.h"
#include "report/json_parts.h"
#include "report/ui_words.h"

namespace jiaokan::report {
namespace {

constexpr std::string_view kSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

std::string_view level(Severity severity) {
  switch (severity) {
    case Severity::kContent: return "error";
    case Severity::kForm: return "warning";
    case Severity::kArtifact: break;
  }
  return "note";
}

Json rules_json(Language language) {
  Json rules = Json::array();
  for (const KindRow& row : discrepancy_kinds())
    rules.push_back({{"id", row.name},
                     {"shortDescription", {{"text", kind_meaning(language, row.kind)}}},
                     {"defaultConfiguration", {{"level", level(row.severity)}}},
                     {"properties", {{"severity", to_string(row.severity)}}}});
  return rules;
}

std::size_t rule_index(DiscrepancyKind kind) { return static_cast<std::size_t>(&row_of(kind) - discrepancy_kinds().data()); }

Json artifact_json(const Document& d) {
  Json out{{"location", {{"uri", relative_address(d.source.name)}}}};
  if (!d.source.media_type.empty()) out["mimeType"] = d.source.media_type;
  out["length"] = d.source.bytes;
  if (!d.source.sha256.empty()) out["hashes"] = {{"sha-256", d.source.sha256}};
  return out;
}

Json location_json(const Document& d, std::size_t artifact, const FindingRow& row, const FindingRow::Side& side) {
  Json out{{"physicalLocation", {{"artifactLocation", {{"uri", relative_address(d.source.name)}, {"index", artifact}}}}}};
  if (!row.section.empty()) out["logicalLocations"] = {{{"name", row.section}, {"kind", "section"}}};
  out["properties"] = place_json(*side.place);
  return out;
}

std::string sarif(const std::vector<const Document*>& documents, const std::vector<FindingRow>& rows, Language language) {
  Json artifacts = Json::array(), results = Json::array();
  for (const Document* d : documents) artifacts.push_back(artifact_json(*d));
  for (const FindingRow& row : rows) {
    Json result{{"ruleId", to_string(row.kind)}, {"ruleIndex", rule_index(row.kind)}, {"level", level(row.severity())}, {"message", {{"text", row.message}}}};
    // A finding is where A has it, or else where B has it; what the other edition has there is related.
    Json locations = Json::array(), related = Json::array();
    if (row.a.place) locations.push_back(location_json(*documents[0], 0, row, row.a));
    if (row.b.place) (locations.empty() ? locations : related).push_back(location_json(*documents[1], 1, row, row.b));
    result["locations"] = std::move(locations);
    if (!related.empty()) result["relatedLocations"] = std::move(related);
    if (!row.fingerprint.empty()) result["partialFingerprints"] = {{"jiaokan/v1", row.fingerprint}};
    result["properties"] = {{"id", row.id}, {"severity", to_string(row.severity())}};
    if (!row.suggestion.empty()) result["properties"]["suggestion"] = row.suggestion;
    results.push_back(std::move(result));
  }
  Json driver{{"name", "jiaokan"}, {"version", kVersion}, {"language", language == Language::kEnglish ? "en" : "zh"}, {"rules", rules_json(language)}};
  Json run{
      {"tool", {{"driver", std::move(driver)}}}, {"columnKind", "unicodeCodePoints"}, {"artifacts", std::move(artifacts)}, {"results", std::move(results)}};
  Json log;
  log["$schema"] = kSchema;
  log["version"] = "2.1.0";
  log["runs"] = Json::array({std::move(run)});
  return pretty(log);
}

}  // namespace

std::string comparison_sarif(const ComparisonView& v, const TextStyle& style) { return sarif({&v.a.document, &v.b.document}, finding_rows(v), style.language); }

std::string lint_sarif(const LintView& v, const TextStyle& style) { return sarif({&v.document}, finding_rows(v), style.language); }

}  // namespace jiaokan::report
