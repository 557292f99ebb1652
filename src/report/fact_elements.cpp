#include "report/fact_elements.h"

#include <cstdint>
#include <optional>
#include <vector>

#include "report/block_json.h"
#include "report/json_parts.h"

namespace jiaokan::report {
namespace {

template <class T>
void optional_member(JsonText& out, std::string_view name, const std::optional<T>& value) {
  value ? out.member(name, *value) : out.member(name, nullptr);
}

void strings_member(JsonText& out, std::string_view name, const std::vector<std::string>& texts) {
  out.key(name);
  out.begin_array();
  for (const std::string& text : texts) out.value(text);
  out.end_array();
}

void number_member(JsonText& out, std::string_view name, const std::optional<Decimal>& value) {
  const Json number = number_json(value);
  if (number.is_null())
    out.member(name, nullptr);
  else if (number.is_number_integer())
    out.member(name, number.get<std::int64_t>());
  else
    out.member(name, number.get<double>());
}

}  // namespace

void write_place(JsonText& out, const Place& p) {
  out.begin_object();
  out.member("block", block_id(p.block));
  out.member("index", p.block);
  out.member("start", p.start);
  out.member("end", p.end);
  out.member("text", p.text);
  optional_member(out, "page", p.page);
  out.key("boxes");
  p.page ? write_boxes(out, p.boxes) : out.value(nullptr);
  out.key("quote");
  out.begin_object();
  out.member("prefix", p.prefix);
  out.member("suffix", p.suffix);
  out.end_object();
  out.end_object();
}

void write_target(JsonText& out, const Target& t, const std::string& source) {
  out.begin_object();
  out.member("id", t.id);
  out.member("fingerprint", t.fingerprint);
  out.member("source", source);
  strings_member(out, "section", t.section);
  out.member("indicator", t.indicator);
  optional_member(out, "action", t.action);
  optional_member(out, "year", t.year);
  optional_member(out, "deadline", t.deadline);
  out.member("comparator", to_string(t.comparator));
  number_member(out, "value", t.value);
  number_member(out, "value_max", t.value_max);
  optional_member(out, "unit", t.unit);
  out.member("value_text", t.value_text);
  out.key("change");
  if (t.change) {
    out.begin_object();
    out.member("direction", to_string(t.change->direction));
    out.member("kind", to_string(t.change->kind));
    optional_member(out, "base_year", t.change->base_year);
    out.end_object();
  } else {
    out.value(nullptr);
  }
  optional_member(out, "per", t.per);
  optional_member(out, "modality", t.modality);
  out.member("cumulative", t.cumulative);
  out.member("kind", to_string(t.kind));
  optional_member(out, "indicator_type", t.indicator_type);
  out.member("block_index", t.place.block);
  out.member("surface", t.surface);
  out.key("place");
  write_place(out, t.place);
  out.end_object();
}

void write_responsibility(JsonText& out, const Responsibility& r, const std::string& source) {
  out.begin_object();
  out.member("id", r.id);
  out.member("fingerprint", r.fingerprint);
  out.member("source", source);
  strings_member(out, "section", r.section);
  out.member("task", r.task);
  out.key("units");
  out.begin_array();
  for (const ResponsibleUnit& unit : r.units) {
    out.begin_object();
    out.member("name", unit.name);
    out.member("printed", unit.printed);
    out.member("role", to_string(unit.role));
    out.member("canonical", unit.canonical);
    out.end_object();
  }
  out.end_array();
  strings_member(out, "targets", r.targets);
  out.member("block_index", r.place.block);
  out.member("surface", r.surface);
  out.key("place");
  write_place(out, r.place);
  out.end_object();
}

}  // namespace jiaokan::report
