#include "report/alignment_html.h"

#include <unordered_map>
#include <utility>

#include "report/alignment_warnings.h"
#include "report/bitext.h"
#include "report/markup.h"
#include "report/printed_text.h"
#include "report/reading_warnings.h"
#include "report/ui_words.h"

namespace jiaokan::report {
namespace {

constexpr std::string_view kStyle =
    "body { margin: 1em auto; max-width: 80em; padding: 0 1em; font-family: serif; line-height: 1.6 }\n"
    "table { border-collapse: collapse; width: 100%; table-layout: fixed }\n"
    "th, td { border: 1px solid #ccc; padding: 0.3em 0.6em; text-align: left; vertical-align: top; overflow-wrap: anywhere }\n"
    "thead th { position: sticky; top: 0; background: #fff }\n"
    "col.kind { width: 5em }\n"
    "td.kind { font: 0.8em sans-serif; color: #555 }\n"
    "p.warning { background: #fde7c3; padding: 0.5em 1em }\n"
    "tr.one-sided td { background: #f4f4f4 }\n"
    "tr.moved td { background: #e7f0fb }\n"
    "tr.suspicious td { background: #fde7c3 }\n"
    "footer { color: #555; margin: 1em 0 }\n";

/// Where moved segments of one side went.
std::string links(const AlignmentView& v, bool of_a, const std::vector<std::size_t>& segments,
                  const std::unordered_map<std::size_t, std::vector<std::size_t>>& moved) {
  std::string out;
  for (const std::size_t i : segments) {
    const auto to = moved.find(i);
    if (to == moved.end()) continue;
    for (const std::size_t other : to->second)
      out += " <a href=\"#" + std::string(of_a ? "B" : "A") + segment_id(v, other) + "\">→ " + (of_a ? "B " : "A ") + segment_id(v, other) + "</a>";
  }
  return out;
}

std::string cell(const AlignmentView& v, bool of_a, const std::vector<std::size_t>& segments, const std::string& language) {
  const Document& document = of_a ? v.document_a : v.document_b;
  const NormalizedText& text = of_a ? v.text_a : v.text_b;
  std::string out = "<td lang=\"" + escaped(language) + "\">";
  std::string before;
  for (const std::size_t i : segments) {
    const bool same_block = !before.empty() && text.segments[i].block == text.segments[i - 1].block;
    if (!before.empty() && !same_block) out += "<br>";
    out += "<span id=\"" + std::string(of_a ? "A" : "B") + segment_id(v, i) + "\">" + escaped(text_of_segments(document, text, {i})) + "</span>";
    before = "x";
  }
  return out + "</td>";
}

std::vector<bool> suspicious_segments(const std::vector<SuspiciousStretch>& stretches, std::size_t count, bool of_a) {
  std::vector<bool> out(count);
  for (const SuspiciousStretch& s : stretches)
    for (std::size_t i = of_a ? s.a.begin : s.b.begin; i < (of_a ? s.a.end : s.b.end); ++i) out[i] = true;
  return out;
}

}  // namespace

std::string alignment_html(const AlignmentView& v, const TextStyle& style) {
  std::unordered_map<std::size_t, std::vector<std::size_t>> moved_a, moved_b;
  for (const Move& m : v.alignment.moved) {
    moved_a[m.a].push_back(m.b);
    moved_b[m.b].push_back(m.a);
  }
  const std::vector<bool> suspicious_a = suspicious_segments(v.alignment.suspicious, v.alignment.segments_a, true);
  const std::vector<bool> suspicious_b = suspicious_segments(v.alignment.suspicious, v.alignment.segments_b, false);
  const std::string lang_a = language_a(v), lang_b = language_b(v);
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + std::string(to_string(style.language)) + "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" +
                    escaped(v.document_a.source.name + " – " + v.document_b.source.name) + "</title>\n<style>\n" + std::string(kStyle) +
                    "</style>\n</head>\n<body>\n";
  for (const auto& [siglum, document] : {std::pair("A", &v.document_a), std::pair("B", &v.document_b)})
    for (const std::string& warning : reading_warnings(*document, style.language))
      out += "<p class=\"warning\">" + escaped(siglum + (" " + document->source.name + ", ") + warning) + "</p>\n";
  for (const Warning& w : alignment_warnings(v, style.language)) out += "<p class=\"warning\">" + escaped(w.message) + "</p>\n";
  out += "<table>\n<colgroup><col class=\"kind\"><col><col></colgroup>\n<thead>\n<tr><th>" + escaped(word(style.language, "bead")) + "</th><th>A " +
         escaped(describe(v.document_a, style.language)) + "</th><th>B " + escaped(describe(v.document_b, style.language)) + "</th></tr>\n</thead>\n<tbody>\n";
  for (std::size_t k = 0; k < v.alignment.beads.size(); ++k) {
    const Bead& bead = v.alignment.beads[k];
    const std::vector<std::size_t> a = segments_a(bead), b = segments_b(bead);
    const std::string moves = links(v, true, a, moved_a) + links(v, false, b, moved_b);
    const bool suspicious = (!a.empty() && suspicious_a[a[0]]) || (!b.empty() && suspicious_b[b[0]]);
    const std::string_view kind = !moves.empty() ? "moved" : suspicious ? "suspicious" : a.empty() || b.empty() ? "one-sided" : "";
    out += "<tr id=\"bead-" + std::to_string(k + 1) + "\"" + (kind.empty() ? std::string() : " class=\"" + std::string(kind) + "\"") + "><td class=\"kind\">" +
           bead_kind(bead) + " " + bead_similarity(bead) + moves + "</td>" + cell(v, true, a, lang_a) + cell(v, false, b, lang_b) + "</tr>\n";
  }
  return out + "</tbody>\n</table>\n<footer>" + escaped(alignment_summary(v, style.language)) + "</footer>\n</body>\n</html>\n";
}

}  // namespace jiaokan::report
