#include "report/alignment_json.h"
#include "report/json_parts.h"

#include "report/alignment_warnings.h"
#include "report/json_writer.h"

namespace jiaokan::report {
namespace {

void write_bead(JsonText& out, const AlignmentView& v, const Bead& bead) {
  const std::vector<std::size_t> a = segments_a(bead), b = segments_b(bead);
  const auto array = [&](std::string_view name, const std::vector<std::size_t>& segments, const auto& item) {
    out.begin_array(name);
    for (const std::size_t i : segments) out.value(item(i));
    out.end_array();
  };
  const auto id = [&](std::size_t i) { return segment_id(v, i); };
  const auto index = [](std::size_t i) { return i; };
  out.begin_object();
  array("a", a, id);
  array("b", b, id);
  array("a_index", a, index);
  array("b_index", b, index);
  out.member("kind", bead_kind(bead));
  out.member("similarity", rounded(bead.similarity));
  out.end_object();
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

}  // namespace

void write_alignment(JsonText& out, const AlignmentView& v) {
  std::size_t a_only = 0, b_only = 0;
  out.begin_array("beads");
  for (const Bead& bead : v.alignment.beads) {
    write_bead(out, v, bead);
    a_only += bead.b.empty() ? bead.a.size() : 0;
    b_only += bead.a.empty() ? bead.b.size() : 0;
  }
  out.end_array();
  out.begin_array("moved");
  for (const Move& m : v.alignment.moved) out.value(move_json(v, m));
  out.end_array();
  out.begin_array("suspicious");
  for (const SuspiciousStretch& s : v.alignment.suspicious) out.value(stretch_json(v, s));
  out.end_array();
  out.member("summary", {{"beads", v.alignment.beads.size()},
                         {"a_only", a_only},
                         {"b_only", b_only},
                         {"moved", v.alignment.moved.size()},
                         {"coverage_a", rounded(v.alignment.coverage_a)},
                         {"coverage_b", rounded(v.alignment.coverage_b)},
                         {"mean_similarity", rounded(v.alignment.mean_similarity)},
                         {"evidence", rounded(v.alignment.evidence)},
                         {"hardly_matched", v.alignment.hardly_matched}});
}

std::string alignment_json(const AlignmentView& v, const TextStyle&) {
  return pretty_object([&](JsonText& out) {
    out.members(header_json("jiaokan.alignment/1", {&v.document_a, &v.document_b}));
    out.member("level", v.sentences ? "sentence" : "block");
    write_alignment(out, v);
    if (v.sentences) out.member("sentences", {{"a", sentences_json(v.document_a, v.text_a)}, {"b", sentences_json(v.document_b, v.text_b)}});
    Json warnings = Json::array();
    for (const Warning& w : alignment_warnings(v, Language::kEnglish)) warnings.push_back(warning_json(w));
    out.member("warnings", warnings);
  });
}

std::string alignment_jsonl(const AlignmentView& v, const TextStyle&) {
  std::string out;
  for (const Bead& bead : v.alignment.beads) {
    JsonText text(out, JsonText::Layout::kOneLine);
    write_bead(text, v, bead);
    out += '\n';
  }
  return out;
}

}  // namespace jiaokan::report
