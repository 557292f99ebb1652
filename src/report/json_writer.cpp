#include "report/json_writer.h"

#include <algorithm>
#include <cstdio>

#include "core/utf8.h"
#include "report/alignment_warnings.h"
#include "report/json_parts.h"

namespace jiaokan::report {
namespace {

/// The lines of a block as the pages print them: what a saved document needs to give boxes again.
Json lines_json(const Document& d, const Block& block) {
  Json lines = Json::array();
  const std::string_view text = d.slice(block.text);
  auto run = std::lower_bound(d.runs.begin(), d.runs.end(), block.text.begin, [](const GlyphRun& r, std::uint32_t at) { return r.text.begin < at; });
  std::size_t chars = 0;
  std::uint32_t counted = block.text.begin;
  const auto code_points_to = [&](std::uint32_t offset) {
    chars += utf8::length(text.substr(counted - block.text.begin, offset - counted));
    counted = offset;
    return chars;
  };
  for (; run != d.runs.end() && run->text.begin < block.text.end; ++run) {
    const std::size_t start = code_points_to(run->text.begin);
    const std::size_t end = code_points_to(std::min(run->text.end, block.text.end));
    Json row{{"start", start}, {"end", end}};
    row.update(box_json({run->page, run->box}));
    if (run->vertical) row["vertical"] = true;
    lines.push_back(std::move(row));
  }
  return lines;
}

/// The cells of a table, with offsets in the block's text.
Json cells_json(const Document& d, const Block& block) {
  Json cells = Json::array();
  const std::string_view text = d.slice(block.text);
  std::size_t chars = 0, counted = 0;
  const auto code_points_to = [&](std::uint32_t offset) {
    const std::size_t to = offset - block.text.begin;
    if (to < counted) counted = chars = 0;
    chars += utf8::length(text.substr(counted, to - counted));
    counted = to;
    return chars;
  };
  for (const TableCell& cell : block.cells) {
    const std::size_t start = code_points_to(cell.text.begin);
    cells.push_back({{"row", cell.row},
                     {"column", cell.column},
                     {"row_span", cell.row_span},
                     {"column_span", cell.column_span},
                     {"start", start},
                     {"end", code_points_to(cell.text.end)}});
    if (d.has_pages()) cells.back()["boxes"] = boxes_json(page_boxes_of(d, cell.text));
  }
  return cells;
}

Json script_spans_json(const Document& d, const Block& block) {
  Json spans = Json::array();
  const std::string_view text = d.slice(block.text);
  auto span =
      std::lower_bound(d.script_spans.begin(), d.script_spans.end(), block.text.begin, [](const ScriptSpan& s, std::uint32_t at) { return s.text.begin < at; });
  std::size_t chars = 0;
  for (; span != d.script_spans.end() && span->text.begin < block.text.end; ++span) {
    const std::size_t length = utf8::length(text.substr(span->text.begin - block.text.begin, span->text.size()));
    spans.push_back({{"start", chars}, {"end", chars + length}, {"script", to_string(span->script)}});
    chars += length;
  }
  return spans;
}

double rounded(double share) { return static_cast<double>(static_cast<long long>(share * 10000 + 0.5)) / 10000; }

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

Json block_json(const Document& d, std::size_t index) {
  const Block& block = d.blocks[index];
  Json out{{"id", block_id(index)},
           {"index", index},
           {"kind", to_string(block.kind)},
           {"level", block.level},
           {"label", block.label.empty() ? Json(nullptr) : Json(block.label)},
           {"section", block.section},
           {"text", d.slice(block.text)}};
  const std::vector<PageBox> boxes = page_boxes_of(d, block.text);
  out["page_first"] = boxes.empty() ? Json(nullptr) : Json(boxes.front().page);
  out["page_last"] = boxes.empty() ? Json(nullptr) : Json(boxes.back().page);
  out["boxes"] = d.has_pages() ? boxes_json(boxes) : Json(nullptr);
  out["script"] = to_string(block.script);
  if (block.script == Script::kMixed) out["script_spans"] = script_spans_json(d, block);
  if (!block.cells.empty()) out["cells"] = cells_json(d, block);
  if (d.has_pages()) out["lines"] = lines_json(d, block);
  return out;
}

Json ids_json(const AlignmentView& v, const std::vector<std::size_t>& segments) {
  Json out = Json::array();
  for (const std::size_t i : segments) out.push_back(segment_id(v, i));
  return out;
}

Json bead_json(const AlignmentView& v, const Bead& bead) {
  const std::vector<std::size_t> a = segments_a(bead), b = segments_b(bead);
  return {{"a", ids_json(v, a)}, {"b", ids_json(v, b)}, {"a_index", a}, {"b_index", b}, {"kind", bead_kind(bead)}, {"similarity", rounded(bead.similarity)}};
}

Json move_json(const AlignmentView& v, const Move& m) {
  return {{"a", {segment_id(v, m.a)}}, {"b", {segment_id(v, m.b)}}, {"a_index", {m.a}}, {"b_index", {m.b}}, {"similarity", rounded(m.similarity)}};
}

Json stretch_json(const AlignmentView& v, const SuspiciousStretch& s) {
  const auto ends = [&](IndexRange r) {
    return Json{{"first", segment_id(v, r.begin)}, {"last", segment_id(v, r.end - 1)}, {"first_index", r.begin}, {"last_index", r.end - 1}};
  };
  return {{"a", ends(s.a)}, {"b", ends(s.b)}, {"similarity", rounded(s.similarity)}};
}

/// Where each sentence stands: offsets in the block's printed text.
Json sentences_json(const Document& d, const NormalizedText& text) {
  Json out = Json::array();
  for (std::size_t i = 0; i < text.segments.size(); ++i) {
    const Place place = make_place_in(d, text.segments[i].block, text.map.to_raw(text.segments[i].text));
    out.push_back({{"id", "s" + std::to_string(i + 1)}, {"block", block_id(place.block)}, {"start", place.start}, {"end", place.end}, {"text", place.text}});
  }
  return out;
}

/// beads, moved, suspicious, summary: the body that alignment and comparison share.
void add_alignment(Json& out, const AlignmentView& v) {
  Json beads = Json::array(), moved = Json::array();
  std::size_t a_only = 0, b_only = 0;
  for (const Bead& bead : v.alignment.beads) {
    beads.push_back(bead_json(v, bead));
    a_only += bead.b.empty() ? bead.a.size() : 0;
    b_only += bead.a.empty() ? bead.b.size() : 0;
  }
  for (const Move& m : v.alignment.moved) moved.push_back(move_json(v, m));
  out["beads"] = std::move(beads);
  out["moved"] = std::move(moved);
  out["suspicious"] = Json::array();
  for (const SuspiciousStretch& s : v.alignment.suspicious) out["suspicious"].push_back(stretch_json(v, s));
  out["summary"] = {{"beads", v.alignment.beads.size()},
                    {"a_only", a_only},
                    {"b_only", b_only},
                    {"moved", v.alignment.moved.size()},
                    {"coverage_a", rounded(v.alignment.coverage_a)},
                    {"coverage_b", rounded(v.alignment.coverage_b)},
                    {"mean_similarity", rounded(v.alignment.mean_similarity)},
                    {"evidence", rounded(v.alignment.evidence)},
                    {"hardly_matched", v.alignment.hardly_matched}};
}

void add_facts(Json& out, const FactsView& v) {
  const std::string& source = v.document.source.name;
  for (const Target& t : v.facts.targets) out["targets"].push_back(target_json(t, source));
  for (const Responsibility& r : v.facts.responsibilities) out["responsibilities"].push_back(responsibility_json(r, source));
  for (const FactCheck& c : v.facts.checks) out["checks"].push_back(check_json(c));
  for (const Warning& w : v.facts.warnings) out["warnings"].push_back(warning_json(w));
}

Json empty_facts() { return {{"targets", Json::array()}, {"responsibilities", Json::array()}, {"checks", Json::array()}, {"warnings", Json::array()}}; }

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
  if (d.standing != Standing::kUnknown) out["standing"] = d.standing == Standing::kNew ? "new" : "unchanged";
  return out;
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

std::string document_json(const Document& d, const TextStyle&) {
  Json out = header_json("jiaokan.document/1", {&d});
  out["script"] = script_json(d);
  const Metadata& m = d.metadata;
  out["metadata"] = {{"title", optional_json(m.title)},
                     {"document_number", optional_json(m.document_number)},
                     {"issuer", optional_json(m.issuer)},
                     {"published", optional_json(m.published)},
                     {"source_url", optional_json(m.source_url)}};
  out["metadata_places"] = metadata_places_json(d);
  Json pages = Json::array(), furniture = Json::array(), warnings = Json::array();
  for (const PageInfo& p : d.pages)
    pages.push_back({{"page", p.page}, {"label", p.label}, {"width", p.width}, {"height", p.height}, {"text_source", to_string(p.text_source)}});
  const PlaceMaker places(d);
  for (const Furniture& f : d.furniture) {
    Json at = nullptr;
    if (!d.blocks.empty()) {
      const Place spot = places.make_in(block_at(d, f.at), {f.at, f.at});
      at = {{"block", block_id(spot.block)}, {"start", spot.start}};
    }
    furniture.push_back({{"text", f.text},
                         {"kind", to_string(f.kind)},
                         {"page", optional_json(f.page)},
                         {"boxes", f.page ? boxes_json(f.boxes) : Json(nullptr)},
                         {"at", std::move(at)},
                         {"inside_text", f.inside_text}});
  }
  for (const Warning& w : d.warnings) warnings.push_back(warning_json(w));
  out["pages"] = std::move(pages);
  out["blocks"] = Json::array();
  out["furniture"] = std::move(furniture);
  out["repairs"] = repairs_json(d);
  out["warnings"] = std::move(warnings);
  return pretty_with(out, "blocks", d.blocks.size(), [&](std::size_t i) { return block_json(d, i); });
}

std::string document_jsonl(const Document& d, const TextStyle&) {
  std::string out;
  for (std::size_t i = 0; i < d.blocks.size(); ++i) out += line(block_json(d, i));
  return out;
}

std::string alignment_json(const AlignmentView& v, const TextStyle&) {
  Json out = header_json("jiaokan.alignment/1", {&v.document_a, &v.document_b});
  out["level"] = v.sentences ? "sentence" : "block";
  add_alignment(out, v);
  if (v.sentences) out["sentences"] = {{"a", sentences_json(v.document_a, v.text_a)}, {"b", sentences_json(v.document_b, v.text_b)}};
  out["warnings"] = Json::array();
  for (const Warning& w : alignment_warnings(v, Language::kEnglish)) out["warnings"].push_back(warning_json(w));
  return pretty(out);
}

std::string alignment_jsonl(const AlignmentView& v, const TextStyle&) {
  std::string out;
  for (const Bead& bead : v.alignment.beads) out += line(bead_json(v, bead));
  return out;
}

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

std::string facts_json(const std::vector<FactsView>& views, const TextStyle&) {
  std::vector<const Document*> documents;
  for (const FactsView& v : views) documents.push_back(&v.document);
  Json out = header_json("jiaokan.facts/1", documents);
  out.update(empty_facts());
  for (const FactsView& v : views) add_facts(out, v);
  for (const FactsView& v : views) {
    if (v.mentions == nullptr) continue;
    for_each_quantity(v, [&](Json row) { out["quantities"].push_back(std::move(row)); });
  }
  if (!views.empty() && views.front().mentions != nullptr && !out.contains("quantities")) out["quantities"] = Json::array();
  return pretty(out);
}

std::string facts_jsonl(const std::vector<FactsView>& views, const TextStyle&) {
  std::string out;
  for (const FactsView& v : views) {
    for (const Target& t : v.facts.targets) out += line(target_json(t, v.document.source.name));
    for (const Responsibility& r : v.facts.responsibilities) out += line(responsibility_json(r, v.document.source.name));
    if (v.mentions != nullptr) for_each_quantity(v, [&](const Json& row) { out += line(row); });
  }
  return out;
}

std::string comparison_json(const ComparisonView& v, const TextStyle&) {
  Json out = header_json("jiaokan.comparison/1", {&v.a.document, &v.b.document});
  const Comparison& c = v.comparison;
  out["profile"] = c.profile;
  out["summary"] = {
      {"content", c.count(Severity::kContent)}, {"form", c.count(Severity::kForm)}, {"artifact", c.count(Severity::kArtifact)}, {"expected", c.expected_count}};
  Json discrepancies = Json::array(), warnings = Json::array();
  for (const Discrepancy& d : c.discrepancies) discrepancies.push_back(discrepancy_json(d));
  for (const Warning& w : c.warnings) warnings.push_back(warning_json(w));
  out["discrepancies"] = std::move(discrepancies);
  if (!c.decided.empty()) {
    out["summary"]["decided"] = c.decided.size();
    for (const DecidedDiscrepancy& d : c.decided) {
      Json row = discrepancy_json(d.finding);
      row["reason"] = d.reason;
      row["who"] = d.who;
      out["decided"].push_back(std::move(row));
    }
  }
  if (c.has_baseline) {
    out["summary"]["new"] = c.count(Standing::kNew);
    out["summary"]["unchanged"] = c.count(Standing::kUnchanged);
    out["summary"]["fixed"] = c.fixed.size();
    out["fixed"] = Json::array();
    for (const BaselineFinding& f : c.fixed) out["fixed"].push_back({{"fingerprint", f.fingerprint}, {"kind", f.kind}, {"message", f.message}});
  }
  if (!c.expected.empty()) {
    Json expected = Json::array();
    for (const ExpectedDifference& e : c.expected) expected.push_back({{"fold", to_string(e.fold)}, {"a", place_json(e.a)}, {"b", place_json(e.b)}});
    out["expected"] = std::move(expected);
  }
  Json alignment = Json::object();
  add_alignment(alignment, {v.a.document, v.b.document, v.a.folded, v.b.folded, v.alignment, false});
  out["alignment"] = std::move(alignment);
  Json facts_a = empty_facts(), facts_b = empty_facts();
  add_facts(facts_a, {v.a.document, v.a.facts});
  add_facts(facts_b, {v.b.document, v.b.facts});
  out["facts"] = {{"a", std::move(facts_a)}, {"b", std::move(facts_b)}};
  out["warnings"] = std::move(warnings);
  return pretty(out);
}

std::string comparison_jsonl(const ComparisonView& v, const TextStyle&) {
  std::string out;
  for (const Discrepancy& d : v.comparison.discrepancies) out += line(discrepancy_json(d));
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
