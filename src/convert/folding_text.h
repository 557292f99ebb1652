#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/offset_map.h"
#include "core/span.h"

namespace jiaokan::convert {

/// A piece of text on its way through the folds: code points, each with the raw bytes that it was made from.
///
/// `origin` has one span per code point, in order. Neighbours either share one span (they were made from it together) or do not overlap; a gap between two
/// spans is raw text that a fold deleted. Folds change both vectors together, so no offset maps have to be composed.
struct FoldingText {
  std::u32string text;
  std::vector<RawSpan> origin;

  std::size_t size() const { return text.size(); }
  void clear();
  void push(char32_t c, RawSpan from);

  /// Appends code points [begin, end) of `other` as they are.
  void copy(const FoldingText& other, std::size_t begin, std::size_t end);

  /// Appends `value` as made from code points [begin, end) of `other`: point by point where both have the same length, as a whole otherwise (less what
  /// they share at their ends). Code points that differ are recorded in `changed`.
  void replace(const FoldingText& other, std::size_t begin, std::size_t end, std::u32string_view value, std::vector<RawSpan>& changed);
};

/// Where to end the piece that begins at `begin`: long blocks are read in pieces of some 64 KB, so that memory stays small. A piece ends behind 。，； before
/// an ideograph, or between two ASCII letters: no fold looks across such a place (no blank touches it, no dictionary word and no run of marks holds it).
/// A text without one is a single piece, however long.
std::uint32_t piece_end(std::string_view text, std::uint32_t begin, std::uint32_t end);

/// Where to end a piece that is only read: as piece_end, but never far behind a megabyte. A word that such a hard end cuts is read as two.
std::uint32_t reading_end(std::string_view text, std::uint32_t begin, std::uint32_t end);

/// Decodes raw[span]; `raw` must be valid UTF-8.
void decode(std::string_view raw, RawSpan span, FoldingText& out);

/// Appends the folded text to `out` and its way home to `map`. `span` is the raw text that `piece` was decoded from; raw text before the first or behind the
/// last code point counts as deleted.
void encode(const FoldingText& piece, std::string_view raw, RawSpan span, std::string& out, OffsetMap& map);

}  // namespace jiaokan::convert
