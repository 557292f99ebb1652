#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/span.h"

namespace jiaokan {

/// A spot of an edition that a reader can find without our ids: block, printed text, page and boxes, and what stands around it.
struct Place {
  std::size_t block = 0;               ///< index among Document::blocks
  RawSpan span;                        ///< in Document::text
  std::size_t start = 0, end = 0;      ///< code points in the block's text, half-open
  std::string text;                    ///< as printed, layout repaired; empty = the spot where something is missing
  std::optional<std::uint32_t> page;   ///< the first page it stands on; none for input without pages
  std::vector<PageBox> boxes;          ///< one for each line it touches
  std::string prefix, suffix;          ///< up to 16 code points of the same block around it
};

/// The place of `span`, which must lie in one block (the block that holds its begin is taken; a longer span is cut at the block's end).
/// Cost: O(length of the block + log runs).
Place make_place(const Document&, RawSpan span);

/// As above where the block is known: needed for empty spans at a block's edge, which touch two blocks.
Place make_place_in(const Document&, std::size_t block, RawSpan span);

/// Makes many places of one document, which must outlive it: counts the code points once, so that a place costs O(its text + log runs) however long its block
/// is. The same places as make_place_in.
class PlaceMaker {
 public:
  explicit PlaceMaker(const Document& document);
  Place make_in(std::size_t block, RawSpan span) const;
  /// Code points between the start of the block and `offset`, which is in it or at its end.
  std::size_t start_in(std::size_t block, std::uint32_t offset) const;

 private:
  std::size_t code_points_before(std::uint32_t offset) const;

  const Document* document_;
  std::vector<std::size_t> counts_;  ///< code points before every kStep-th byte
};

/// Index of the block whose text holds `offset` (a block's end belongs to it). Blocks must not be empty. O(log blocks).
std::size_t block_at(const Document&, std::uint32_t offset);

/// Boxes of the printed text of `span`, one for each line it touches, from the glyph runs. An empty span gives a box of no width. O(log runs + found).
std::vector<PageBox> boxes_of(const Document&, RawSpan span);

/// One box for each page that the block stands on.
std::vector<PageBox> page_boxes_of(const Document&, RawSpan span);

}  // namespace jiaokan
