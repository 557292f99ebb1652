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

/// What SARIF says of a result that an older run had, has or lacked.
std::string_view baseline_state(Standing standing) { return standing == Standing::kNew ? "new" : "unchanged"; }

Json result_json(const std::vector<const Document*>& documents, const FindingRow& row) {
  Json result{{"ruleId", to_string(row.kind)}, {"ruleIndex", rule_index(row.kind)}, {"level", level(row.severity)}, {"message", {{"text", row.message}}}};
  // A finding is where A has it, or else where B has it; what the other edition has there is related.
  Json locations = Json::array(), related = Json::array();
  if (row.a.place) locations.push_back(location_json(*documents[0], 0, row, row.a));
  if (row.b.place) (locations.empty() ? locations : related).push_back(location_json(*documents[1], 1, row, row.b));
  result["locations"] = std::move(locations);
  if (!related.empty()) result["relatedLocations"] = std::move(related);
  if (!row.fingerprint.empty()) result["partialFingerprints"] = {{"jiaokan/v1", row.fingerprint}};
  if (row.standing != Standing::kUnknown) result["baselineState"] = baseline_state(row.standing);
  result["properties"] = {{"id", row.id}, {"severity", to_string(row.severity)}};
  if (!row.suggestion.empty()) result["properties"]["suggestion"] = row.suggestion;
  return result;
}

Json suppression_json(const FindingRow& row) {
  Json out{{"kind", "external"}, {"status", "accepted"}};
  if (!row.reason.empty()) out["justification"] = row.reason;
  if (!row.who.empty()) out["properties"] = {{"who", row.who}};
  return out;
}

Json check_json(const std::vector<const Document*>& documents, const FindingRow& row, const CheckedStatement& check) {
  Json result = result_json(documents, row);
  result["properties"].update({{"check", check.check}, {"in_a", to_string(check.in_a)}, {"in_b", to_string(check.in_b)}});
  return result;
}

/// A finding of the baseline that is there no more: nobody knows its place.
Json absent_json(const BaselineFinding& finding) {
  Json result{{"ruleId", finding.kind}};
  if (const auto kind = discrepancy_kind_from(finding.kind)) result["ruleIndex"] = rule_index(*kind);
  result["message"] = {{"text", finding.message}};
  result["locations"] = Json::array();
  result["partialFingerprints"] = {{"jiaokan/v1", finding.fingerprint}};
  result["baselineState"] = "absent";
  return result;
}

/// What reading the editions said (3.20.21).
Json notifications_json(const std::vector<const Document*>& documents) {
  Json out = Json::array();
  for (std::size_t i = 0; i < documents.size(); ++i)
    for (const Warning& w : documents[i]->warnings) {
      Json location{{"physicalLocation", {{"artifactLocation", {{"uri", relative_address(documents[i]->source.name)}, {"index", i}}}}}};
      if (w.page) location["properties"] = {{"page", *w.page}};
      out.push_back({{"descriptor", {{"id", w.code}}}, {"level", "warning"}, {"message", {{"text", w.message}}}, {"locations", Json::array({location})}});
    }
  return out;
}

Json run_json(const std::vector<const Document*>& documents, Json results, Language language) {
  Json artifacts = Json::array();
  for (const Document* d : documents) artifacts.push_back(artifact_json(*d));
  Json driver{{"name", "jiaokan"}, {"version", kVersion}, {"language", language == Language::kEnglish ? "en" : "zh"}, {"rules", rules_json(language)}};
  Json run{{"tool", {{"driver", std::move(driver)}}}};
  Json notifications = notifications_json(documents);
  if (!notifications.empty()) run["invocations"] = {{{"executionSuccessful", true}, {"toolExecutionNotifications", std::move(notifications)}}};
  run.update({{"columnKind", "unicodeCodePoints"}, {"artifacts", std::move(artifacts)}, {"results", std::move(results)}});
  return run;
}

std::string sarif(Json runs) {
  Json log;
  log["$schema"] = kSchema;
  log["version"] = "2.1.0";
  log["runs"] = std::move(runs);
  return pretty(log);
}

}  // namespace

std::string comparison_sarif(const ComparisonView& v, const TextStyle& style) {
  const std::vector<const Document*> documents{&v.a.document, &v.b.document};
  // Within a run all results have suppressions and a baseline state, or none has (3.27.23 and 24): checks, which have neither, are a run of their own.
  Json results = Json::array();
  for (const FindingRow& row : finding_rows(v)) results.push_back(result_json(documents, row));
  const std::vector<FindingRow> decided = decided_rows(v);
  for (const FindingRow& row : decided) results.push_back(result_json(documents, row));
  for (const BaselineFinding& finding : v.comparison.fixed) results.push_back(absent_json(finding));
  if (!decided.empty()) {
    for (Json& result : results) result["suppressions"] = Json::array();
    for (std::size_t i = 0; i < decided.size(); ++i) results[v.comparison.discrepancies.size() + i]["suppressions"].push_back(suppression_json(decided[i]));
  }
  Json runs = Json::array({run_json(documents, std::move(results), style.language)});
  const std::vector<FindingRow> checks = check_rows(v);
  if (!checks.empty()) {
    Json own = Json::array();
    for (std::size_t i = 0; i < checks.size(); ++i) own.push_back(check_json(documents, checks[i], v.comparison.checks[i]));
    runs.push_back(run_json(documents, std::move(own), style.language));
  }
  return sarif(std::move(runs));
}

std::string lint_sarif(const LintView& v, const TextStyle& style) {
  Json results = Json::array();
  for (const FindingRow& row : finding_rows(v)) results.push_back(result_json({&v.document}, row));
  return sarif(Json::array({run_json({&v.document}, std::move(results), style.language)}));
}

}  // namespace jiaokan::report
