#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/pdf/pdf_outline.h"

namespace jiaokan::extract {

/// What the structure tree of a tagged PDF says that a piece of text is.
enum class StructureRole : std::uint8_t { kOther, kParagraph, kHeading, kTitle, kListItem, kCell, kCaption, kNote, kContents };

/// An element of a structure tree that holds text as one block: a paragraph, a heading, an item …, not the spans and links inside one.
struct StructureElement {
  StructureRole role = StructureRole::kOther;
  std::uint8_t level = 0;                       ///< of headings H1 … H6; 0 = the tree does not say
  std::uint16_t cell = 0;                       ///< column of the table's row, from 0; spans of cells before it counted
  std::uint32_t table = 0;                      ///< that it stands in, counted from 1 (PdfStructure::tables); 0 = none
  std::uint32_t row = 0;                        ///< there, from 0
  std::uint16_t row_span = 1, column_span = 1;  ///< of its cell
};

/// A table of a structure tree.
struct StructureTable {
  std::uint32_t rows = 0, columns = 0;
  std::uint32_t holds_table = 0;  ///< 1 where another table stands in one of its cells
};

/// What a PDF says of its own structure: material for the layout analysis, which decides.
struct PdfStructure {
  std::vector<OutlineEntry> outline;
  std::vector<StructureElement> elements;  ///< in the tree's order; the first two, kUntagged and kArtifact, stand for text outside of it
  std::vector<StructureTable> tables;
  bool cut = false;  ///< the tree was deeper or larger than what is read

  static constexpr std::uint32_t kUntagged = 0, kArtifact = 1;
  bool tagged() const { return elements.size() > 2; }
};

/// Flat bytes of the machine's own order, for a pipe between two processes of one program.
std::string encode(const PdfStructure&);

/// Inverse of encode(). Throws std::logic_error on bytes that encode() cannot have made.
PdfStructure decode_structure(std::string_view bytes);

}  // namespace jiaokan::extract
