#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/document.h"

namespace jiaokan::report {

/// The headings above every block of a document, found once; the title of an annex is one. O(blocks).
class SectionPaths {
 public:
  explicit SectionPaths(const Document& document);

  /// Number of the section that holds a block: it changes with every heading.
  std::size_t section_of(std::size_t block) const { return sections_[block]; }
  /// Blocks of the headings above, outermost first; the block's own where it is a heading. Empty before the first heading.
  const std::vector<std::size_t>& headings(std::size_t section) const { return paths_[section]; }
  /// "一、目标 › （一）总体", as printed; empty before the first heading.
  std::string path(std::size_t section) const;

 private:
  const Document& document_;
  std::vector<std::size_t> sections_;
  std::vector<std::vector<std::size_t>> paths_;
};

}  // namespace jiaokan::report
