#include "report/facts_csv.h"

#include <iterator>
#include <map>
#include <string_view>

#include "core/document.h"
#include "report/csv_writer.h"
#include "report/json_parts.h"

namespace jiaokan::report {
namespace {

/// The columns in their order. A row names those it fills.
constexpr std::string_view kColumns[] = {"source",    "page",     "record",     "id",         "fingerprint", "section",        "indicator",  "action",
                                         "year",      "deadline", "comparator", "value",      "value_max",   "unit",           "value_text", "change",
                                         "base_year", "per",      "modality",   "cumulative", "kind",        "indicator_type", "task",       "name",
                                         "canonical", "role",     "targets",    "surface",    "block",       "start",          "end"};

using Row = std::map<std::string_view, std::string>;

void add_row(std::string& out, const Row& row) {
  std::vector<std::string> fields;
  fields.reserve(std::size(kColumns));
  for (const std::string_view column : kColumns) {
    const auto field = row.find(column);
    fields.push_back(field == row.end() ? "" : field->second);
  }
  out += csv_record(fields);
}

std::string joined(const std::vector<std::string>& words, std::string_view by) {
  std::string out;
  for (const std::string& w : words) out += (out.empty() ? "" : std::string(by)) + w;
  return out;
}

std::string number(const std::optional<Decimal>& value) { return value ? value->to_string() : ""; }
std::string number(const std::optional<int>& value) { return value ? std::to_string(*value) : ""; }

Row row_at(const Document& document, const Place& place) {
  return {{"source", document.source.name},
          {"page", place.page ? std::to_string(*place.page) : ""},
          {"block", block_id(place.block)},
          {"start", std::to_string(place.start)},
          {"end", std::to_string(place.end)}};
}

Row target_row(const Document& document, const Target& t) {
  Row row = row_at(document, t.place);
  row["record"] = "target";
  row["id"] = t.id;
  row["fingerprint"] = t.fingerprint;
  row["section"] = joined(t.section, "/");
  row["indicator"] = t.indicator;
  row["action"] = t.action.value_or("");
  row["year"] = number(t.year);
  row["deadline"] = t.deadline.value_or("");
  row["comparator"] = to_string(t.comparator);
  row["value"] = number(t.value);
  row["value_max"] = number(t.value_max);
  row["unit"] = t.unit.value_or("");
  row["value_text"] = t.value_text;
  if (t.change) {
    row["change"] = std::string(to_string(t.change->direction)) + " " + std::string(to_string(t.change->kind));
    row["base_year"] = number(t.change->base_year);
  }
  row["per"] = t.per.value_or("");
  row["modality"] = t.modality.value_or("");
  row["cumulative"] = t.cumulative ? "true" : "false";
  row["kind"] = to_string(t.kind);
  row["indicator_type"] = t.indicator_type.value_or("");
  row["surface"] = t.surface;
  return row;
}

Row unit_row(const Document& document, const Responsibility& r, const ResponsibleUnit& u) {
  Row row = row_at(document, r.place);
  row["record"] = "unit";
  row["id"] = r.id;
  row["fingerprint"] = r.fingerprint;
  row["section"] = joined(r.section, "/");
  row["task"] = r.task;
  row["name"] = u.name;
  row["canonical"] = u.canonical;
  row["role"] = to_string(u.role);
  row["targets"] = joined(r.targets, " ");
  row["surface"] = u.printed;
  return row;
}

Row quantity_row(const Document& document, const Mention& m, std::size_t index) {
  Row row = row_at(document, m.place);
  row["record"] = "quantity";
  row["id"] = "q" + std::to_string(index + 1);
  row["kind"] = to_string(m.kind);
  row["comparator"] = to_string(m.comparator);
  row["value"] = number(m.value);
  row["value_max"] = number(m.value_max);
  row["unit"] = m.unit.value_or("");
  row["surface"] = m.place.text;
  return row;
}

}  // namespace

std::string facts_csv(const std::vector<FactsView>& views, const TextStyle& style) {
  Row header;
  for (const std::string_view column : kColumns) header[column] = column;
  std::string out = style.byte_order_mark ? "\xEF\xBB\xBF" : "";
  add_row(out, header);
  for (const FactsView& v : views) {
    for (const Target& t : v.facts.targets) add_row(out, target_row(v.document, t));
    for (const Responsibility& r : v.facts.responsibilities) {
      for (const ResponsibleUnit& u : r.units) add_row(out, unit_row(v.document, r, u));
    }
    if (v.mentions == nullptr) continue;
    std::size_t index = 0;
    for (const Mention& m : *v.mentions) add_row(out, quantity_row(v.document, m, index++));
    const PlaceMaker places(v.document);
    for (const Quantity& q : v.facts.quantities) {
      Row row = quantity_row(v.document, mention_of(places, v.document, q), index++);
      row["kind"] = "quantity";
      add_row(out, row);
    }
  }
  return out;
}

}  // namespace jiaokan::report
