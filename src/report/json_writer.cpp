#include "report/json_writer.h"

#include <algorithm>
#include <cstdio>

#include "core/team.h"
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

void write_furniture(JsonText& out, const Document& d, const PlaceMaker& places, const Furniture& f) {
  out.begin_object();
  out.member("text", f.text);
  out.member("kind", to_string(f.kind));
  f.page ? out.member("page", *f.page) : out.member("page", nullptr);
  out.key("boxes");
  f.page ? write_boxes(out, f.boxes) : out.value(nullptr);
  if (d.blocks.empty()) {
    out.member("at", nullptr);
  } else {
    const std::size_t block = block_at(d, f.at);
    out.begin_object("at");
    out.member("block", block_id(block));
    out.member("start", places.start_in(block, std::min(f.at, d.blocks[block].text.end)));
    out.end_object();
  }
  out.member("inside_text", f.inside_text);
  out.end_object();
}

/// The blocks as elements of the open array: some at a time, written piece by piece and given on in their order.
void write_blocks(JsonText& out, const Document& d, Team& team) {
  constexpr std::size_t kPiece = 16, kPieces = 32;  // blocks; pieces that wait to be given on
  std::vector<std::string> pieces(kPieces);
  for (std::size_t first = 0; first < d.blocks.size(); first += kPiece * kPieces) {
    const std::size_t count = std::min(kPiece * kPieces, d.blocks.size() - first);
    team.for_each(count, kPiece, [&](std::size_t begin, std::size_t end) {
      std::string& piece = pieces[begin / kPiece];
      piece.clear();
      JsonText text(piece, JsonText::Layout::kPretty, out.depth() - 1);
      text.begin_array();
      for (std::size_t i = begin; i < end; ++i) write_block(text, d, first + i);
    });
    for (std::size_t at = 0; at < count; at += kPiece) out.elements(std::string_view(pieces[at / kPiece]).substr(1));
  }
}

}  // namespace

void write_document_json(const Document& d, const TextStyle& style, const Sink& sink) {
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
  for (const PageInfo& p : d.pages) {
    out.begin_object();
    out.member("page", p.page);
    out.member("label", p.label);
    out.member("width", p.width);
    out.member("height", p.height);
    out.member("text_source", to_string(p.text_source));
    out.end_object();
  }
  out.end_array();
  out.begin_array("blocks");
  Team team(style.threads);
  write_blocks(out, d, team);
  out.end_array();
  const PlaceMaker places(d);
  out.begin_array("furniture");
  for (const Furniture& f : d.furniture) write_furniture(out, d, places, f);
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
