#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "extract/layout/body_type.h"
#include "extract/layout/page_layout.h"
#include "extract/layout/paragraphs.h"
#include "extract/pdf/structure.h"

namespace jiaokan::extract {

/// Says of each line of a page which elements of the structure tree its first and last glyphs belong to, and how heavy its type is. O(points log lines).
void tag_lines(PageLines& page, const std::vector<TextPoint>& shown);

/// What the structure tree of a document is worth. Some producers make an element of every line, or one of everything: where its lines are full and end within
/// a sentence a good tree goes on, where they end early with a full stop it begins anew. Each is counted; only what nine in ten such places bear out counts.
struct StructureWorth {
  bool joins = false;       ///< what it joins belongs together
  bool parts = false;       ///< what it parts is apart
  bool over_turns = false;  ///< it joins over the turns of pages and columns, so that what it parts there is apart
  bool rubbish = false;     ///< it fails one of the tests
  bool headings = false;    ///< it names headings, and few of the lines are headings
};

/// Judges the tree by the lines of the flow, and gives every line what it says of the join with the line before. O(lines).
StructureWorth weigh_structure(std::vector<FlowLine>& flow, const PdfStructure& structure, const BodyType& body);

struct Disagreement {
  std::size_t places = 0;
  std::uint32_t page = 0;  ///< of the first
};

/// Where the paragraphs that were found are none of the tree's, on one page and in spite of its worth; nullopt = nowhere.
std::optional<Disagreement> find_disagreement(const std::vector<FlowLine>& flow, const std::vector<LineSpan>& spans);

}  // namespace jiaokan::extract
