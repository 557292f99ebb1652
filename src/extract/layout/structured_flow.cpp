#include "extract/layout/structured_flow.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/error.h"
#include "extract/layout/outline_headings.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kFewestMissing = 4;  // entries of an outline that name nothing and are worth a warning

}  // namespace

StructuredFlow part_flow(std::vector<FlowLine>& flow, const PdfStructure& structure, const BodyType& body, Team& team) {
  StructuredFlow out;
  const auto warn = [&](const char* code, std::string message, std::optional<std::uint32_t> page = std::nullopt) {
    out.warnings.push_back({code, std::move(message), page});
  };
  out.worth = weigh_structure(flow, structure, body);
  const auto named =
      static_cast<std::size_t>(std::count_if(structure.outline.begin(), structure.outline.end(), [](const OutlineEntry& e) { return e.page > 0; }));
  const std::size_t missing = find_named_headings(flow, structure.outline);
  if (missing >= kFewestMissing && missing * 2 > named)
    warn("outline-without-text",
         std::to_string(missing) + " of the outline's " + std::to_string(named) + " entries name no line of the page they lead to; left out");
  out.spans = find_paragraphs(flow, body, team);
  if (structure.cut) warn("structure-tree-cut", "the file's structure tree is deeper or larger than what is read of it");
  if (out.worth.rubbish)
    warn("structure-tree-disagrees", "the file's structure tree has other paragraphs than its pages show; it is not used");
  else if (const auto found = find_disagreement(flow, out.spans))
    warn("structure-tree-disagrees",
         (found->places == 1 ? std::string("at one line, on this page,") : "at " + std::to_string(found->places) + " lines, the first on this page,") +
             " the file's structure tree has other paragraphs than the pages show; the pages decide",
         found->page);
  return out;
}

StructureElement said_of(const std::vector<FlowLine>& flow, const LineSpan& span, const PdfStructure& structure) {
  StructureElement one;
  bool any = false;
  if (!structure.tagged()) return one;
  for (std::size_t i = span.first; i < span.last; ++i)
    for (const std::uint32_t element : {flow[i].line->first_element, flow[i].line->last_element}) {
      JIAOKAN_CHECK(element < structure.elements.size());
      const StructureElement& e = structure.elements[element];
      if (any && (e.role != one.role || e.level != one.level)) return {};
      one = e;
      any = true;
    }
  return one;
}

}  // namespace jiaokan::extract
