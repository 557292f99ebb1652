#include "report/json_writer.h"

#include <algorithm>
#include <cstdio>

#include "core/utf8.h"
#include "report/block_json.h"
#include "report/json_parts.h"

namespace jiaokan::report {
namespace {

Json script_json(const Document& d) {
  const ScriptInfo& s = d.script;
  Json standards = Json::array(), leftovers = Json::array();
  for (const StandardScore& score : s.standards) {
    Json evidence = Json::array();
    for (const CharacterCount& c : score.evidence) evidence.push_back({{"character", c.character}, {"count", c.count}});
    standards.push_back({{"standard", to_string(score.standard)}, {"score", rounded(score.score)}, {"evidence", std::move(evidence)}});
  }
  const PlaceMaker places(d);
  for (const LeftoverCharacter& l : s.leftovers) {
    const Place first = places.make_in(block_at(d, l.first.begin), l.first);
    leftovers.push_back({{"character", l.character}, {"count", l.count}, {"first", {{"block", block_id(first.block)}, {"start", first.start}}}});
  }
  return {{"detected", to_string(s.detected)},
          {"confidence", rounded(s.confidence)},
          {"standard", s.standard ? Json(to_string(*s.standard)) : Json(nullptr)},
          {"characters", {{"hans", s.hans_characters}, {"hant", s.hant_characters}}},
          {"standards", std::move(standards)},
          {"leftovers", std::move(leftovers)}};
}

Json metadata_places_json(const Document& d) {
  const auto place = [&](const std::optional<RawSpan>& span) { return span ? place_json(make_place(d, *span)) : Json(nullptr); };
  const Metadata::Spans& s = d.metadata.spans;
  return {{"title", place(s.title)}, {"document_number", place(s.document_number)}, {"issuer", place(s.issuer)}, {"published", place(s.published)}};
}

std::string code_point_name(char32_t code) {
  char name[12];
  std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(code));
  return name;
}

Json repairs_json(const Document& d) {
  Json repairs = Json::array();
  if (d.repairs.empty()) return repairs;
  const PlaceMaker places(d);
  for (const CharacterRepair& r : d.repairs) {
    const Place place = places.make_in(block_at(d, r.at.begin), r.at);
    repairs.push_back({{"block", block_id(place.block)},
                       {"start", place.start},
                       {"end", place.end},
                       {"text", place.text},
                       {"code", code_point_name(r.code)},
                       {"page", optional_json(place.page)}});
  }
  return repairs;
}

Json finding_json(const LintFinding& f) {
  return {{"id", f.id},
          {"kind", to_string(f.kind)},
          {"severity", to_string(f.severity())},
          {"a", place_json(f.place)},
          {"suggestion", f.suggestion.empty() ? Json(nullptr) : Json(f.suggestion)},
          {"message", f.message},
          {"confidence", rounded(f.confidence)}};
}

}  // namespace

void write_document_json(const Document& d, const TextStyle&, const Sink& sink) {
  std::string text;
  JsonText out(text, sink);
  out.begin_object();
  out.members(header_json("jiaokan.document/1", {&d}, SourceWarnings::kLeftOut));
  out.member("script", script_json(d));
  const Metadata& m = d.metadata;
  out.member("metadata", Json{{"title", optional_json(m.title)},
                              {"document_number", optional_json(m.document_number)},
                              {"issuer", optional_json(m.issuer)},
                              {"published", optional_json(m.published)},
                              {"source_url", optional_json(m.source_url)}});
  out.member("metadata_places", metadata_places_json(d));
  out.begin_array("pages");
  for (const PageInfo& p : d.pages)
    out.value(Json{{"page", p.page}, {"label", p.label}, {"width", p.width}, {"height", p.height}, {"text_source", to_string(p.text_source)}});
  out.end_array();
  out.begin_array("blocks");
  for (std::size_t i = 0; i < d.blocks.size(); ++i) write_block(out, d, i);
  out.end_array();
  const PlaceMaker places(d);
  out.begin_array("furniture");
  for (const Furniture& f : d.furniture) {
    Json at = nullptr;
    if (!d.blocks.empty()) {
      const Place spot = places.make_in(block_at(d, f.at), {f.at, f.at});
      at = {{"block", block_id(spot.block)}, {"start", spot.start}};
    }
    out.value(Json{{"text", f.text},
                   {"kind", to_string(f.kind)},
                   {"page", optional_json(f.page)},
                   {"boxes", f.page ? boxes_json(f.boxes) : Json(nullptr)},
                   {"at", std::move(at)},
                   {"inside_text", f.inside_text}});
  }
  out.end_array();
  out.member("repairs", repairs_json(d));
  out.begin_array("warnings");
  for (const Warning& w : d.warnings) out.value(warning_json(w));
  out.end_array();
  out.end_object();
  sink(text + "\n");
}

std::string document_json(const Document& d, const TextStyle& style) {
  std::string text;
  write_document_json(d, style, [&](std::string_view piece) { text += piece; });
  return text;
}

std::string document_jsonl(const Document& d, const TextStyle&) {
  std::string out;
  for (std::size_t i = 0; i < d.blocks.size(); ++i) {
    JsonText text(out, JsonText::Layout::kOneLine);
    write_block(text, d, i);
    out += '\n';
  }
  return out;
}

std::string lint_json(const LintView& v, const TextStyle&) {
  Json out = header_json("jiaokan.lint/1", {&v.document});
  Json findings = Json::array();
  std::size_t content = 0, form = 0, artifact = 0;
  for (const LintFinding& f : v.report.findings) {
    findings.push_back(finding_json(f));
    ++(f.severity() == Severity::kContent ? content : f.severity() == Severity::kForm ? form : artifact);
  }
  out["summary"] = {{"content", content}, {"form", form}, {"artifact", artifact}, {"standard_only", v.report.standard_only}};
  out["not_listed"] = Json::array();
  for (const NotListed& more : v.report.not_listed)
    out["not_listed"].push_back({{"kind", to_string(more.kind)}, {"severity", to_string(more.severity())}, {"count", more.count}});
  out["findings"] = std::move(findings);
  return pretty(out);
}

std::string lint_jsonl(const LintView& v, const TextStyle&) {
  std::string out;
  for (const LintFinding& f : v.report.findings) out += line(finding_json(f));
  return out;
}

}  // namespace jiaokan::report
