#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "core/facts.h"

namespace jiaokan::compare {

/// Finds the facts of an edition that a difference touches. Holds spans only; `facts` must outlive it for the ids.
class FactPlaces {
 public:
  FactPlaces(const Document& document, const Facts& facts);

  /// Ids of the targets whose surface or deadline overlaps `span` (for an empty span: holds it), each once, in reading order. O(log n + found).
  std::vector<std::string> targets_touching(RawSpan span) const;
  /// Indices of the same targets, and of the lists of responsible units that overlap (or hold) `span`, ascending.
  std::vector<std::size_t> targets_at(RawSpan span) const;
  std::vector<std::size_t> responsibilities_at(RawSpan span) const;
  /// True where `span` lies in a list of responsible units.
  bool in_responsibility(RawSpan span) const;

 private:
  struct Entry {
    RawSpan span;
    std::uint32_t furthest = 0;  ///< greatest end of this and all entries before
    std::size_t index = 0;
  };
  static void sort(std::vector<Entry>& entries);
  static std::vector<std::size_t> find(const std::vector<Entry>& entries, RawSpan span);

  const Facts* facts_;
  std::vector<Entry> targets_, responsibilities_;
};

}  // namespace jiaokan::compare
