#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "facts/dates.h"
#include "facts/quantity.h"

namespace jiaokan::facts {

/// Half-open range of bytes of a match_text().
struct Range {
  std::size_t begin = 0, end = 0;
  std::size_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
};

/// A passage between commas. Brackets and quotation marks are not cut: what stands in them belongs to their clause.
struct Clause {
  Range text;
  std::size_t sentence = 0;                       ///< counts the sentences of the block; 。！？ and line ends close one
  std::size_t first_figure = 0, last_figure = 0;  ///< half-open, into the figures that were given
  std::size_t first_date = 0, last_date = 0;
};

/// A pair of brackets or quotation marks, both included. Outer ones come before what they hold.
struct Enclosure {
  Range text;
  bool quotation = false;
};

struct BlockClauses {
  std::vector<Clause> clauses;
  std::vector<Enclosure> enclosures;  ///< only the outermost of each nest
  std::size_t unclosed = 0;           ///< brackets that are never closed
};

/// Cuts `block` of `text` into clauses. `figures` and `dates` are those of the whole text. Linear in the block.
BlockClauses split_clauses(std::string_view text, Range block, const std::vector<Figure>& figures, const std::vector<Date>& dates);

/// Brackets of `block` that are opened and never closed. Linear.
std::size_t unclosed_brackets(std::string_view text, Range block);

}  // namespace jiaokan::facts
