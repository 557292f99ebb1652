#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "core/document.h"
#include "extract/headings.h"
#include "extract/layout/joined_text.h"
#include "extract/layout/page_layout.h"

namespace jiaokan::extract {

/// A paragraph put together from its lines, with what its type and place say of it.
struct ComposedParagraph : JoinedText {
  ParagraphRole role = ParagraphRole::kUnknown;
  std::vector<TableCell> cells;  // places in `text`
  bool large = false;            // short, in larger type than the body
  bool heavy = false;            // all of it in heavier type than the body
  bool centred = false;          // all its lines
  bool tagged_title = false;     // by the structure tree
  std::uint8_t weight = 0;       // of its first line
  std::uint8_t depth = 0;        // of a heading, in the file's own outline or structure tree
  const Line* first = nullptr;
  std::size_t lines = 0;
  float left = 0, room = 0, space = 0;  // see StandingParagraph
};

/// Whether the text of the document begins with paragraph `index` at the latest. Above the title on `first_page` may stand short lines in the type of the text: a
/// number, a class, a date.
bool begins_text(const ComposedParagraph&, std::size_t index, std::uint32_t first_page);

/// Marks as headings what the type of the paragraphs shows: large type behind the first text of the body, whose level is that of its size among the sizes used
/// so; what the file's own outline names; captions of articles; and what stands apart by weight, space or indent (see find_standing_headings()).
/// `paragraphs[i]` is what `given[i]` was made of; what stands above paragraph `title` heads nothing. `body_em`: the size of the text. O(paragraphs log paragraphs).
void mark_headings(const std::deque<ComposedParagraph>& paragraphs, std::size_t title, float body_em, std::vector<Paragraph>& given);

}  // namespace jiaokan::extract
