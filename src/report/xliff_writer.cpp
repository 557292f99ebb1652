#include <cstdio>

#include "report/bitext.h"
#include "report/bitext_writers.h"
#include "report/markup.h"

namespace jiaokan::report {
namespace {

/// XLIFF has an element for characters that XML has not.
std::string code_point_element(char32_t c) {
  char element[24];
  std::snprintf(element, sizeof element, "<cp hex=\"%04X\"/>", static_cast<unsigned>(c));
  return element;
}

std::string content(const std::string& text) { return escaped(text, code_point_element); }

std::string meta(std::string_view type, const std::string& value) {
  return "          <mda:meta type=\"" + std::string(type) + "\">" + escaped(value) + "</mda:meta>\n";
}

std::string ids_of(const AlignmentView& v, const std::vector<std::size_t>& segments) {
  std::string out;
  for (const std::size_t i : segments) out += (out.empty() ? "" : " ") + segment_id(v, i);
  return out;
}

}  // namespace

std::string alignment_xliff(const AlignmentView& v, const TextStyle&) {
  const Bitext bitext = bitext_of(v);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\""
      " version=\"2.1\" srcLang=\"" +
      escaped(language_a(v)) + "\" trgLang=\"" + escaped(language_b(v)) + "\">\n";
  out += "  <file id=\"f1\" original=\"" + escaped(v.document_a.source.name) + "\">\n";
  out += "    <notes>\n      <note id=\"n1\">aligned by jiaokan with " + escaped(v.document_b.source.name) +
         "; left out: " + std::to_string(bitext.left_out_a) + " segments of the source, " + std::to_string(bitext.left_out_b) +
         " of the target</note>\n    </notes>\n";
  for (const BitextUnit& unit : bitext.units) {
    const bool both = !unit.text_a.empty() && !unit.text_b.empty();
    out += "    <unit id=\"" + unit.id + "\">\n      <mda:metadata>\n        <mda:metaGroup category=\"jiaokan\">\n";
    if (both) out += meta("similarity", decimal(unit.similarity));
    if (unit.moved) out += meta("moved", "yes");
    out += meta("source-segments", ids_of(v, unit.a)) + meta("target-segments", ids_of(v, unit.b));
    out += "        </mda:metaGroup>\n      </mda:metadata>\n";
    out += std::string("      <segment state=\"") + (both ? "translated" : "initial") + "\">\n        <source>" + content(unit.text_a) + "</source>\n";
    if (!unit.text_b.empty()) out += "        <target>" + content(unit.text_b) + "</target>\n";
    out += "      </segment>\n    </unit>\n";
  }
  return out + "  </file>\n</xliff>\n";
}

}  // namespace jiaokan::report
