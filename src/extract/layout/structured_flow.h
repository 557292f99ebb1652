#pragma once

#include <vector>

#include "core/document.h"
#include "core/team.h"
#include "extract/layout/body_type.h"
#include "extract/layout/paragraphs.h"
#include "extract/layout/structure_lines.h"
#include "extract/pdf/structure.h"

namespace jiaokan::extract {

/// The paragraphs of a flow, found with what the file says of itself.
struct StructuredFlow {
  std::vector<LineSpan> spans;
  StructureWorth worth;
  std::vector<Warning> warnings;  ///< structure-tree-disagrees, structure-tree-cut, outline-without-text
};

/// Finds the paragraphs where the outline names headings and the structure tree decides what the geometry leaves open. Where they plainly disagree the geometry
/// decides, and one warning says so. O(lines + entries of the outline · lines of a page).
StructuredFlow part_flow(std::vector<FlowLine>& flow, const PdfStructure& structure, const BodyType& body, Team&);

/// What the structure tree says the lines are, where it says one thing of all of them.
StructureElement said_of(const std::vector<FlowLine>& flow, const LineSpan& span, const PdfStructure& structure);

}  // namespace jiaokan::extract
