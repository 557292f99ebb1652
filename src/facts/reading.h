#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/normalized_text.h"
#include "core/place.h"
#include "facts/clauses.h"
#include "facts/dates.h"
#include "facts/quantity.h"

namespace jiaokan::facts {

/// A document as the extractors read it: the text for patterns, what was found in it so far, and the way back to print.
struct Reading {
  const Document& document;
  std::string text;           ///< match_text() of the width-folded text, without layout blanks
  OffsetMap map;              ///< from it to Document::text
  std::vector<Range> blocks;  ///< where each block stands in it
  std::vector<Date> dates;
  std::vector<Figure> figures;

  Range block(std::size_t index) const { return blocks[index]; }
  std::string_view words(Range r) const { return std::string_view(text).substr(r.begin, r.size()); }

  RawSpan raw(Range r) const { return map.to_raw({static_cast<std::uint32_t>(r.begin), static_cast<std::uint32_t>(r.end)}); }

  /// As the edition prints it, without blanks around it and without those that are layout.
  std::string printed(Range r) const;

  /// As the edition prints it, blanks inside kept: a substring of the document.
  std::string slice(Range r) const;

  /// A unit as printed, with ％ as %.
  std::string unit(Range r) const;
};

/// Folds the text, without looking for dates and figures.
Reading read_text_only(const Document& document, const NormalizedText& width_folded);

/// Folds the text and finds its dates and figures.
Reading read_text(const Document& document, const NormalizedText& width_folded);

/// Makes places in reading order. Counting code points goes on from the place before, so that a million places in one long block stay linear.
class PlaceMaker {
 public:
  explicit PlaceMaker(const Document& document) : document_(document) {}

  /// `span` must lie in block `block`.
  Place make(std::size_t block, RawSpan span);

 private:
  const Document& document_;
  std::size_t block_ = static_cast<std::size_t>(-1);
  std::uint32_t offset_ = 0;     ///< in Document::text
  std::size_t code_points_ = 0;  ///< of the block before offset_
};

}  // namespace jiaokan::facts
