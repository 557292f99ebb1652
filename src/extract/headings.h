#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/numbering.h"

namespace jiaokan::extract {

/// What a reader's layout knows of a paragraph before its words are looked at.
enum class ParagraphRole {
  kUnknown,   ///< plain text: the words decide
  kHeading,   ///< marked as a heading: a structure tree, <h2>, "##", larger or bold type
  kBody,      ///< certainly no heading: running text
  kListItem,  ///< marked as an item of a list
  kTitle,     ///< the document's title
  kTable,     ///< a table, finished
  kNote,      ///< a caption, a signature, a document number
};

/// A paragraph whose lines are joined already.
struct Paragraph {
  std::string_view text;
  ParagraphRole role = ParagraphRole::kUnknown;
  int level = 0;           ///< of a marked heading, where its numbering says none (1 = outermost); 0 = unknown
};

/// A piece of a paragraph that becomes a block: the whole of it, or its run-in heading, or what follows that.
struct OutlinePiece {
  std::size_t paragraph = 0;         ///< index among the paragraphs given
  std::uint32_t begin = 0, end = 0;  ///< bytes of its text, half-open, blanks at both ends left out
  BlockKind kind = BlockKind::kParagraph;
  int level = 0;      ///< of headings; 0 for the rest
  std::string label;  ///< normalised, see Numbering::label; list items and articles have one too
};

/// Says which paragraphs are headings, list items, notes and titles, and parts run-in headings (`1.工作目标。到2021年…`) from their text.
/// Numbered paragraphs are judged with their neighbours: a figure (3.2) and a cross-reference (第三条) have no place in the count, items that end in ；
/// or follow one another without text between are a list. Levels are those of GB/T 9704 (一、 1, （一） 2, 1. 3, （1） 4), one deeper for every 编, 章, 节, 壹
/// that is open above; headings that run in without a number stand one below the heading above. Pieces are in order, every paragraph that is not blank gives
/// one or two. O(bytes).
std::vector<OutlinePiece> outline(const std::vector<Paragraph>& paragraphs);

/// Bytes of the heading that `text`, numbered by `numbering`, opens with: all of it where it is a heading alone, its first sentence where that runs into the
/// text (closing quotes and brackets included), 0 where it is a sentence like any other.
std::size_t heading_size(std::string_view text, const Numbering& numbering);

/// True for what a paragraph can end with: 。！？；： … and a closing quote or bracket behind one. ， 、 and words are no such end.
bool ends_sentence(std::string_view text);

}  // namespace jiaokan::extract
