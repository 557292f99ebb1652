#pragma once

#include <vector>

#include "core/document.h"
#include "core/team.h"
#include "extract/layout/furniture.h"
#include "extract/layout/paragraphs.h"
#include "extract/pdf/structure.h"

namespace jiaokan::extract {

/// Turns the lines of all pages into a document: paragraphs over line, column and page ends, headings, sections, furniture, glyph runs with their edges.
/// Fills blocks, text, runs, furniture, and the warnings on `structure`, what the file says of itself: it helps where the geometry leaves doubt.
/// `pages` in order, one for each page of the file. What comes out does not depend on the team.
Document compose_document(const std::vector<PageLines>& pages, const PdfStructure& structure, Team& team);

}  // namespace jiaokan::extract
