#include "report/facts_json.h"

#include "report/fact_elements.h"
#include "report/json_parts.h"
#include "report/json_writer.h"

namespace jiaokan::report {
namespace {

/// The mentions of a document, and behind them its quantities.
template <class Take>
void for_each_quantity(const FactsView& v, const Take& take) {
  std::size_t index = 0;
  for (const Mention& m : *v.mentions) take(mention_json(m, index++, v.document.source.name));
  const PlaceMaker places(v.document);
  for (const Quantity& q : v.facts.quantities) {
    Json row = mention_json(mention_of(places, v.document, q), index++, v.document.source.name);
    row["kind"] = "quantity";
    take(std::move(row));
  }
}

}  // namespace

void write_facts(JsonText& out, const std::vector<FactsView>& views) {
  out.begin_array("targets");
  for (const FactsView& v : views)
    for (const Target& t : v.facts.targets) write_target(out, t, v.document.source.name);
  out.end_array();
  out.begin_array("responsibilities");
  for (const FactsView& v : views)
    for (const Responsibility& r : v.facts.responsibilities) write_responsibility(out, r, v.document.source.name);
  out.end_array();
  out.begin_array("checks");
  for (const FactsView& v : views)
    for (const FactCheck& c : v.facts.checks) out.value(check_json(c));
  out.end_array();
  out.begin_array("warnings");
  for (const FactsView& v : views)
    for (const Warning& w : v.facts.warnings) out.value(warning_json(w));
  out.end_array();
}

std::string facts_json(const std::vector<FactsView>& views, const TextStyle&) {
  std::vector<const Document*> documents;
  for (const FactsView& v : views) documents.push_back(&v.document);
  return pretty_object([&](JsonText& out) {
    out.members(header_json("jiaokan.facts/1", documents));
    write_facts(out, views);
    if (!views.empty() && views.front().mentions != nullptr) {
      out.begin_array("quantities");
      for (const FactsView& v : views)
        if (v.mentions != nullptr) for_each_quantity(v, [&](const Json& row) { out.value(row); });
      out.end_array();
    }
  });
}

std::string facts_jsonl(const std::vector<FactsView>& views, const TextStyle&) {
  std::string out;
  for (const FactsView& v : views) {
    const auto add_line = [&](auto write, const auto& fact) {
      JsonText text(out, JsonText::Layout::kOneLine);
      write(text, fact, v.document.source.name);
      out += '\n';
    };
    for (const Target& t : v.facts.targets) add_line(write_target, t);
    for (const Responsibility& r : v.facts.responsibilities) add_line(write_responsibility, r);
    if (v.mentions != nullptr) for_each_quantity(v, [&](const Json& row) { out += line(row); });
  }
  return out;
}

}  // namespace jiaokan::report
