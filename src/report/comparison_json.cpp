#include "report/comparison_json.h"
#include "report/json_parts.h"

#include "report/alignment_json.h"
#include "report/facts_json.h"
#include "report/json_writer.h"

namespace jiaokan::report {
namespace {

std::optional<std::string> fact_id(const FactPair& pair, const std::optional<std::size_t>& index, const Facts& facts) {
  if (!index) return std::nullopt;
  return pair.kind == FactKind::kTarget ? facts.targets[*index].id : facts.responsibilities[*index].id;
}

Json fact_pair_json(const FactPair& pair, const Facts& a, const Facts& b) {
  Json differences = Json::array();
  for (const FactDifference& d : pair.differences) differences.push_back({{"field", d.field}, {"a", d.a}, {"b", d.b}});
  return {{"kind", to_string(pair.kind)},
          {"a", optional_json(fact_id(pair, pair.a, a))},
          {"b", optional_json(fact_id(pair, pair.b, b))},
          {"differences", std::move(differences)},
          {"discrepancies", pair.discrepancies}};
}

Json checked_json(const CheckedStatement& c) {
  return {{"id", c.id},
          {"check", c.check},
          {"kind", to_string(c.kind)},
          {"severity", to_string(c.severity())},
          {"verdict", {{"a", to_string(c.in_a)}, {"b", to_string(c.in_b)}}},
          {"a", c.a ? place_json(*c.a) : Json(nullptr)},
          {"b", c.b ? place_json(*c.b) : Json(nullptr)},
          {"facts", {{"a", c.facts_a}, {"b", c.facts_b}}},
          {"message", c.message}};
}

Json summary_json(const Comparison& c) {
  Json summary{
      {"content", c.count(Severity::kContent)}, {"form", c.count(Severity::kForm)}, {"artifact", c.count(Severity::kArtifact)}, {"expected", c.expected_count}};
  if (!c.decided.empty()) summary["decided"] = c.decided.size();
  if (c.has_baseline) {
    summary["new"] = c.count(Standing::kNew);
    summary["unchanged"] = c.count(Standing::kUnchanged);
    summary["fixed"] = c.fixed.size();
  }
  return summary;
}

}  // namespace

Json discrepancy_json(const Discrepancy& d) {
  Json out{{"id", d.id},
           {"kind", to_string(d.kind)},
           {"severity", to_string(d.severity())},
           {"a", d.a ? place_json(*d.a) : Json(nullptr)},
           {"b", d.b ? place_json(*d.b) : Json(nullptr)},
           {"bead", optional_json(d.bead)},
           {"facts", {{"a", d.facts_a}, {"b", d.facts_b}}},
           {"message", d.message},
           {"fingerprint", d.fingerprint}};
  if (d.moved) out["moved"] = {{"a", place_json(d.moved->a)}, {"b", place_json(d.moved->b)}};
  if (d.standing != Standing::kUnknown) out["standing"] = d.standing == Standing::kNew ? "new" : "unchanged";
  return out;
}

void write_comparison(JsonText& out, const ComparisonView& v, Language language) {
  const Comparison& c = v.comparison;
  out.member("language", to_string(language));
  out.member("profile", c.profile);
  out.member("summary", summary_json(c));
  out.begin_array("discrepancies");
  for (const Discrepancy& d : c.discrepancies) out.value(discrepancy_json(d));
  out.end_array();
  if (!c.decided.empty()) {
    out.begin_array("decided");
    for (const DecidedDiscrepancy& d : c.decided) {
      Json row = discrepancy_json(d.finding);
      row["reason"] = d.reason;
      row["who"] = d.who;
      out.value(row);
    }
    out.end_array();
  }
  if (c.has_baseline) {
    out.begin_array("fixed");
    for (const BaselineFinding& f : c.fixed) out.value(Json{{"fingerprint", f.fingerprint}, {"kind", f.kind}, {"message", f.message}});
    out.end_array();
  }
  if (!c.expected.empty()) {
    out.begin_array("expected");
    for (const ExpectedDifference& e : c.expected) out.value(Json{{"fold", to_string(e.fold)}, {"a", place_json(e.a)}, {"b", place_json(e.b)}});
    out.end_array();
  }
  out.begin_array("checks");
  for (const CheckedStatement& statement : c.checks) out.value(checked_json(statement));
  out.end_array();
  out.begin_object("alignment");
  write_alignment(out, {v.a.document, v.b.document, v.a.folded, v.b.folded, v.alignment, false});
  out.end_object();
  out.begin_object("facts");
  out.begin_object("a");
  write_facts(out, {{v.a.document, v.a.facts}});
  out.end_object();
  out.begin_object("b");
  write_facts(out, {{v.b.document, v.b.facts}});
  out.end_object();
  // Nearly all facts of two editions say the same: those are counted.
  std::size_t agree = 0;
  out.begin_array("pairs");
  for (const FactPair& pair : c.facts) {
    if (pair.discrepancies.empty() && pair.differences.empty())
      ++agree;
    else
      out.value(fact_pair_json(pair, v.a.facts, v.b.facts));
  }
  out.end_array();
  out.member("agree", agree);
  out.end_object();
  out.begin_array("warnings");
  for (const Warning& w : c.warnings) out.value(warning_json(w));
  out.end_array();
}

void write_comparison_json(const ComparisonView& v, const TextStyle& style, const Sink& sink) {
  std::string text;
  JsonText out(text, sink);
  out.begin_object();
  out.members(header_json("jiaokan.comparison/1", {&v.a.document, &v.b.document}));
  write_comparison(out, v, style.language);
  out.end_object();
  sink(text + "\n");
}

std::string comparison_json(const ComparisonView& v, const TextStyle& style) {
  std::string text;
  write_comparison_json(v, style, [&](std::string_view piece) { text += piece; });
  return text;
}

std::string comparison_jsonl(const ComparisonView& v, const TextStyle&) {
  std::string out;
  for (const Discrepancy& d : v.comparison.discrepancies) out += line(discrepancy_json(d));
  return out;
}

}  // namespace jiaokan::report
