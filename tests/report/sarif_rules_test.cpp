#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "report/sample.h"
#include "report/sarif_writer.h"

using namespace jiaokan;
using namespace jiaokan::test;
using Json = nlohmann::json;

namespace {

/// RFC 3986: no blank, no bracket, nothing that would have to be escaped.
bool is_uri_reference(const std::string& uri) {
  for (const char c : uri)
    if (!std::isalnum(static_cast<unsigned char>(c)) && std::string_view("-._~:/?#@!$&'()*+,;=%").find(c) == std::string_view::npos) return false;
  return !uri.empty();
}

void check_location(const Json& location, const Json& artifacts) {
  const Json& place = location.at("physicalLocation").at("artifactLocation");
  REQUIRE(place.at("index").get<std::size_t>() < artifacts.size());
  CHECK(place.at("uri") == artifacts[place.at("index").get<std::size_t>()].at("location").at("uri"));
  if (location.contains("logicalLocations"))
    for (const Json& logical : location["logicalLocations"]) CHECK(logical.at("name").is_string());
}

void check_result(const Json& result, const Json& run) {
  static const std::set<std::string> members{"ruleId",           "ruleIndex",           "level",         "message",      "locations",
                                             "relatedLocations", "partialFingerprints", "baselineState", "suppressions", "properties"};
  static const std::set<std::string> levels{"none", "note", "warning", "error"}, states{"new", "unchanged", "updated", "absent"};
  for (const auto& [name, value] : result.items()) {
    INFO(name);
    CHECK(members.contains(name));
  }
  CHECK(!result.at("message").at("text").get<std::string>().empty());
  if (result.contains("ruleIndex")) CHECK(run.at("tool").at("driver").at("rules").at(result["ruleIndex"].get<std::size_t>()).at("id") == result.at("ruleId"));
  if (result.contains("level")) CHECK(levels.contains(result["level"].get<std::string>()));
  if (result.contains("baselineState")) CHECK(states.contains(result["baselineState"].get<std::string>()));
  for (const char* list : {"locations", "relatedLocations"})
    if (result.contains(list))
      for (const Json& location : result[list]) check_location(location, run.at("artifacts"));
  if (result.contains("partialFingerprints"))
    for (const Json& print : result["partialFingerprints"]) CHECK(print.is_string());
  if (result.contains("suppressions"))
    for (const Json& suppression : result["suppressions"]) CHECK(suppression.at("kind") == "external");
}

/// What SARIF 2.1.0 requires of what we write: its schema's required members and types, and the rules that the schema cannot say.
void check_sarif(const std::string& text) {
  const Json log = Json::parse(text);
  CHECK(log.at("version") == "2.1.0");
  REQUIRE(!log.at("runs").empty());
  for (const Json& run : log["runs"]) {
    CHECK(run.at("tool").at("driver").at("name") == "jiaokan");
    CHECK(run.at("columnKind") == "unicodeCodePoints");
    std::set<std::string> rules;
    for (const Json& rule : run["tool"]["driver"].at("rules")) {
      CHECK(rules.insert(rule.at("id").get<std::string>()).second);
      CHECK(!rule.at("shortDescription").at("text").get<std::string>().empty());
    }
    for (const Json& artifact : run.at("artifacts")) {
      CHECK(is_uri_reference(artifact.at("location").at("uri").get<std::string>()));
      CHECK(artifact.at("length").get<int>() >= 0);
    }
    std::size_t suppressed = 0, compared = 0;
    for (const Json& result : run.at("results")) {
      check_result(result, run);
      suppressed += result.contains("suppressions") ? 1 : 0;
      compared += result.contains("baselineState") ? 1 : 0;
    }
    CHECK((suppressed == 0 || suppressed == run["results"].size()));
    CHECK((compared == 0 || compared == run["results"].size()));
  }
}

}  // namespace

TEST_CASE("SARIF keeps to what the standard requires, whatever the comparison holds", "[report][sarif]") {
  SamplePair odd = reviewed_pair();
  odd.a.document.source.name = "计划 [1] 100%.pdf";
  odd.comparison.fixed.push_back({"0123456789abcde9", "a_kind_of_later_versions", "Was there."});
  SamplePair empty;
  for (const SamplePair& p : {sample_pair(), reviewed_pair(), odd, empty}) check_sarif(report::comparison_sarif({p.a, p.b, p.alignment, p.comparison}, {}));
}

TEST_CASE("SARIF of lint keeps to what the standard requires", "[report][sarif]") {
  const SamplePair p = sample_pair();
  LintReport report;
  report.findings.push_back({"f1", DiscrepancyKind::kMisconversion, make_place(p.b.document, p.b.document.blocks[1].text), "歷史", "Wrong character.", 0.9});
  check_sarif(report::lint_sarif({p.b.document, report}, {}));
  check_sarif(report::lint_sarif({p.b.document, {}}, {}));
}
