#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/comparison.h"

namespace jiaokan {

/// What one or more witnesses read where the base reads the lemma of an entry.
struct VariantReading {
  std::vector<std::size_t> witnesses;  ///< indices, ascending: those that agree in this reading (by their folded text and the values of its figures)
  std::vector<std::optional<Place>> places;  ///< in each of them; empty = nothing stands there; none = it lacks the whole block
  DiscrepancyKind kind = DiscrepancyKind::kWording;  ///< of the gravest finding that it is made of
  Severity severity = Severity::kContent;
  std::vector<std::vector<std::string>> findings;  ///< for each of `witnesses` the ids of the discrepancies of its comparison that it is made of

  const std::optional<Place>& place() const { return places.front(); }  ///< in the first of them
};

/// An entry of the apparatus: one place of the base where at least one witness reads otherwise.
struct VariantEntry {
  std::string id;                        ///< "v1", …
  Place lemma;                           ///< what the base reads; empty = the spot where witnesses have more
  bool whole_block = false;              ///< a block that is missing, extra or moved
  std::vector<VariantReading> readings;  ///< the one of most witnesses first, then by the first witness
  std::vector<std::size_t> agreeing;     ///< witnesses that read as the base does
  std::vector<std::size_t> lacking;      ///< witnesses that lack the whole block: they read nothing there
  bool decided = false;                  ///< every finding of it was accepted

  Severity severity() const;  ///< the gravest of its readings
};

/// Variants by place of the base, in its reading order.
struct VariantTable {
  std::vector<VariantEntry> entries;
  std::vector<VariantEntry> decided = {};  ///< taken out of `entries`
};

/// Names the editions of a collation: A for the base (index 0), B, C … for the witnesses, then A1, B1 …
std::string siglum(std::size_t edition);

/// A base against its witnesses.
struct Collation {
  std::vector<Comparison> comparisons;  ///< of each witness with the base, which is their edition a
  VariantTable variants;
  std::vector<std::size_t> left_out;  ///< witnesses that are no editions of the base: compared, and not in the table
  std::vector<Warning> warnings;
};

}  // namespace jiaokan
