#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/source_lines.h"

namespace jiaokan::extract {

/// Blanks that a scraper left where the lines of a page were joined (`建設具 有世界領先水平`). Told from blanks that are meant by where they stand: wrap blanks
/// are about a line's width apart, again and again; 总 则, lists of names and `70% 的` are not.
class WrapBlanks {
 public:
  /// Measures the text's lines. O(bytes).
  explicit WrapBlanks(const std::vector<SourceLine>& lines);

  bool found() const { return columns_ > 0; }
  std::uint32_t columns() const { return columns_; }  ///< width of the joined lines; 0 where there are none

  /// The line without its wrap blanks. Blanks beside ASCII letters, digits and % stay, as do those behind a number of a part (第三条 为了) and all blanks of
  /// a line that is too short to have been wrapped. O(bytes).
  std::string remove(const SourceLine& line) const;

 private:
  std::uint32_t columns_ = 0;
};

}  // namespace jiaokan::extract
