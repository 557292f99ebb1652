#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/document.h"
#include "extract/headings.h"
#include "extract/metadata.h"

namespace jiaokan::extract {

/// What stood in the middle of a paragraph and is none of its words.
struct Interruption {
  std::size_t at = 0;  ///< byte of the paragraph's text
  std::string text;
  FurnitureKind kind = FurnitureKind::kPageNumber;
};

/// A paragraph put together from its lines, or a piece of furniture between paragraphs.
struct RepairedParagraph {
  std::string text;
  ParagraphRole role = ParagraphRole::kUnknown;
  int level = 0;                           ///< of marked headings
  std::optional<FurnitureKind> furniture;  ///< set: no paragraph
  std::vector<Interruption> interruptions;
  std::vector<TableCell> cells;  ///< of a table: places in `text`
};

/// Makes the document of a text without pages: outlines the paragraphs, gives blocks and furniture their offsets, sections their labels, and reads
/// the metadata from it and from what the file says beside it. O(bytes).
Document build_document(const std::vector<RepairedParagraph>& paragraphs, const FileMetadata& file = {});

/// Takes the Markdown marks (pairs of **) out of a paragraph's text and moves its interruptions with it. O(bytes).
void strip_bold_marks(RepairedParagraph& paragraph);

/// Gives the paragraphs around the text their roles: the title, the document number, captions and remarks, the annexes' list and titles, the signature.
/// Paragraphs that have a role keep it.
void find_notes_and_titles(std::vector<RepairedParagraph>& paragraphs);

}  // namespace jiaokan::extract
