#include "core/version.h"
#include "report/bitext.h"
#include "report/bitext_writers.h"
#include "report/markup.h"

namespace jiaokan::report {
namespace {

std::string prop(std::string_view indent, std::string_view type, const std::string& value) {
  return std::string(indent) + "<prop type=\"x-jiaokan-" + std::string(type) + "\">" + escaped(value) + "</prop>\n";
}

std::string ids_of(const AlignmentView& v, const std::vector<std::size_t>& segments) {
  std::string out;
  for (const std::size_t i : segments) out += (out.empty() ? "" : " ") + segment_id(v, i);
  return out;
}

/// One language of a unit; nothing where the edition has none.
std::string variant(const AlignmentView& v, const std::string& language, const std::vector<std::size_t>& segments, const std::string& text) {
  if (text.empty()) return {};
  return "      <tuv xml:lang=\"" + escaped(language) + "\">\n" + prop("        ", "segments", ids_of(v, segments)) + "        <seg>" + escaped(text) +
         "</seg>\n      </tuv>\n";
}

}  // namespace

std::string alignment_tmx(const AlignmentView& v, const TextStyle&) {
  const Bitext bitext = bitext_of(v);
  const std::string source = language_a(v), target = language_b(v);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n";
  out += "  <header creationtool=\"jiaokan\" creationtoolversion=\"" + std::string(kVersion) + "\" segtype=\"" + (v.sentences ? "sentence" : "paragraph") +
         "\" o-tmf=\"jiaokan.alignment/1\" adminlang=\"en\" srclang=\"" + escaped(source) + "\" datatype=\"plaintext\">\n";
  out += prop("    ", "source", v.document_a.source.name) + prop("    ", "target", v.document_b.source.name);
  out += prop("    ", "left-out-source", std::to_string(bitext.left_out_a)) + prop("    ", "left-out-target", std::to_string(bitext.left_out_b));
  out += "  </header>\n  <body>\n";
  for (const BitextUnit& unit : bitext.units) {
    out += "    <tu tuid=\"" + unit.id + "\">\n";
    if (!unit.text_a.empty() && !unit.text_b.empty()) out += prop("      ", "similarity", decimal(unit.similarity));
    if (unit.moved) out += prop("      ", "moved", "yes");
    out += variant(v, source, unit.a, unit.text_a) + variant(v, target, unit.b, unit.text_b) + "    </tu>\n";
  }
  return out + "  </body>\n</tmx>\n";
}

std::string comparison_tmx(const ComparisonView& v, const TextStyle& style) {
  return alignment_tmx({v.a.document, v.b.document, v.a.folded, v.b.folded, v.alignment}, style);
}

}  // namespace jiaokan::report
