#include "report/json_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "core/version.h"

namespace jiaokan::report {
namespace {

/// Hundredths of a point are finer than any printer and keep the files small.
double in_points(double points) { return std::round(points * 100) / 100; }

}  // namespace

Json header_json(std::string_view format, const std::vector<const Document*>& documents, SourceWarnings warnings) {
  Json sources = Json::array();
  for (const Document* d : documents) {
    sources.push_back({{"name", d->source.name},
                       {"sha256", d->source.sha256},
                       {"media_type", d->source.media_type},
                       {"bytes", d->source.bytes},
                       {"pages", d->has_pages() ? Json(d->source.pages) : Json(nullptr)},
                       {"title", optional_json(d->metadata.title)}});
    if (warnings == SourceWarnings::kLeftOut) continue;
    Json& list = sources.back()["warnings"] = Json::array();
    for (const Warning& w : d->warnings) list.push_back(warning_json(w));
  }
  return {{"format", format}, {"tool", {{"name", "jiaokan"}, {"version", kVersion}}}, {"sources", std::move(sources)}};
}

Json box_json(const PageBox& b) {
  return {{"page", b.page}, {"x0", in_points(b.box.x0)}, {"y0", in_points(b.box.y0)}, {"x1", in_points(b.box.x1)}, {"y1", in_points(b.box.y1)}};
}

Json boxes_json(const std::vector<PageBox>& boxes) {
  Json out = Json::array();
  for (const PageBox& b : boxes) out.push_back(box_json(b));
  return out;
}

Json place_json(const Place& p) {
  return {{"block", block_id(p.block)},
          {"index", p.block},
          {"start", p.start},
          {"end", p.end},
          {"text", p.text},
          {"page", optional_json(p.page)},
          {"boxes", p.page ? boxes_json(p.boxes) : Json(nullptr)},
          {"quote", {{"prefix", p.prefix}, {"suffix", p.suffix}}}};
}

Json warning_json(const Warning& w) { return {{"code", w.code}, {"message", w.message}, {"page", optional_json(w.page)}}; }

Json number_json(const std::optional<Decimal>& value) {
  if (!value) return nullptr;
  const std::string text = value->to_string();
  // Whole numbers stay whole; anything beyond 64 bits keeps its digits in value_text.
  if (text.find('.') == std::string::npos && text.size() <= 18) return static_cast<std::int64_t>(std::stoll(text));
  return value->to_double();
}

Json mention_json(const Mention& m, std::size_t index, const std::string& source) {
  Json excludes = Json::array();
  if (m.excludes_value) excludes.push_back("value");
  if (m.excludes_max) excludes.push_back("value_max");
  return {{"id", "q" + std::to_string(index + 1)},
          {"source", source},
          {"kind", to_string(m.kind)},
          {"comparator", to_string(m.comparator)},
          {"value", number_json(m.value)},
          {"value_max", number_json(m.value_max)},
          {"excludes", std::move(excludes)},
          {"unit", optional_json(m.unit)},
          {"surface", m.place.text},
          {"place", place_json(m.place)}};
}

Mention mention_of(const PlaceMaker& places, const Document& document, const Quantity& q) {
  Mention m;
  m.value = q.value;
  m.value_max = q.value_max;
  m.comparator = q.comparator;
  if (!q.unit.empty()) m.unit = q.unit;
  m.place = places.make_in(block_at(document, q.span.begin), q.span);
  return m;
}

Json check_json(const FactCheck& c) {
  return {{"kind", c.kind}, {"verdict", c.agrees ? "agree" : "differ"}, {"targets", c.targets}, {"differs_in", c.differs_in}, {"message", c.message}};
}

double rounded(double share) { return static_cast<double>(static_cast<long long>(share * 10000 + 0.5)) / 10000; }

std::string pretty(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::strict) + "\n"; }
std::string line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::strict) + "\n"; }

std::string pretty_object(const std::function<void(JsonText&)>& write) {
  std::string out;
  JsonText text(out);
  text.begin_object();
  write(text);
  text.end_object();
  return out + "\n";
}

}  // namespace jiaokan::report
