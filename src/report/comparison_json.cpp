#include "report/comparison_json.h"

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

void write_comparison(JsonStream& out, const ComparisonView& v, Language language) {
  const Comparison& c = v.comparison;
  out.member("language", to_string(language));
  out.member("profile", c.profile);
  out.member("summary", summary_json(c));
  out.open_array("discrepancies");
  for (const Discrepancy& d : c.discrepancies) out.element(discrepancy_json(d));
  out.close();
  if (!c.decided.empty()) {
    out.open_array("decided");
    for (const DecidedDiscrepancy& d : c.decided) {
      Json row = discrepancy_json(d.finding);
      row["reason"] = d.reason;
      row["who"] = d.who;
      out.element(row);
    }
    out.close();
  }
  if (c.has_baseline) {
    out.open_array("fixed");
    for (const BaselineFinding& f : c.fixed) out.element({{"fingerprint", f.fingerprint}, {"kind", f.kind}, {"message", f.message}});
    out.close();
  }
  if (!c.expected.empty()) {
    out.open_array("expected");
    for (const ExpectedDifference& e : c.expected) out.element({{"fold", to_string(e.fold)}, {"a", place_json(e.a)}, {"b", place_json(e.b)}});
    out.close();
  }
  out.open_array("checks");
  for (const CheckedStatement& statement : c.checks) out.element(checked_json(statement));
  out.close();
  out.open_object("alignment");
  write_alignment(out, {v.a.document, v.b.document, v.a.folded, v.b.folded, v.alignment, false});
  out.close();
  out.open_object("facts");
  out.open_object("a");
  write_facts(out, {{v.a.document, v.a.facts}});
  out.close();
  out.open_object("b");
  write_facts(out, {{v.b.document, v.b.facts}});
  out.close();
  // Nearly all facts of two editions say the same: those are counted.
  std::size_t agree = 0;
  out.open_array("pairs");
  for (const FactPair& pair : c.facts) {
    if (pair.discrepancies.empty() && pair.differences.empty())
      ++agree;
    else
      out.element(fact_pair_json(pair, v.a.facts, v.b.facts));
  }
  out.close();
  out.member("agree", agree);
  out.close();
  out.open_array("warnings");
  for (const Warning& w : c.warnings) out.element(warning_json(w));
  out.close();
}

std::string comparison_json(const ComparisonView& v, const TextStyle& style) {
  JsonStream out;
  out.members(header_json("jiaokan.comparison/1", {&v.a.document, &v.b.document}));
  write_comparison(out, v, style.language);
  return out.take();
}

std::string comparison_jsonl(const ComparisonView& v, const TextStyle&) {
  std::string out;
  for (const Discrepancy& d : v.comparison.discrepancies) out += line(discrepancy_json(d));
  return out;
}

}  // namespace jiaokan::report
