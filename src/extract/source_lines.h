#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/headings.h"
#include "extract/table_text.h"

namespace jiaokan::extract {

/// A line of a text that is not blank.
struct SourceLine {
  std::string_view raw;                            ///< as it stands, without its line end
  std::string_view text;                           ///< without blanks at both ends; never empty
  std::uint32_t indent = 0;                        ///< columns of blanks before the text
  std::uint32_t gap = 0;                           ///< blank lines between the line before and this one
  std::uint32_t columns = 0;                       ///< width of the text: 2 for ideographs and full-width forms
  ParagraphRole role = ParagraphRole::kUnknown;    ///< what marks of HTML or Markdown make of it; a table's text has its cells and rows parted already
  int level = 0;                                   ///< of marked headings, 1 = outermost
  bool frame = false;                              ///< marked as no part of the text: navigation, a site's header and footer
  FurnitureKind frame_kind = FurnitureKind::kWeb;  ///< of a line marked so
  const std::vector<TableCell>* cells = nullptr;   ///< of a marked table: places in its text
  bool continues = false;                          ///< the marks say that it goes on with the line before
};

/// Lines that are not the source's own bytes: what HTML and Markdown show.
class MarkedLines {
 public:
  MarkedLines() = default;
  MarkedLines(const MarkedLines&) = delete;  // the lines look into the storage
  MarkedLines& operator=(const MarkedLines&) = delete;

  /// Adds a line with what `marks` say of it (role, level, gap, frame, continues); blank text is left out.
  void add(std::string text, SourceLine marks);
  /// Adds a table; one without text is left out.
  void add_table(TableText table, SourceLine marks);
  /// Puts the number of an ordered list's item before line `index`, unless the line brings a number.
  void number(std::size_t index, int number, char delimiter = '.');
  /// The same with a number as it is printed, with what parts it from the words.
  void number(std::size_t index, const std::string& printed);
  std::vector<SourceLine>& lines() { return lines_; }

 private:
  std::deque<std::string> storage_;
  std::deque<std::vector<TableCell>> cells_;
  std::vector<SourceLine> lines_;
};

/// Makes the first marked heading of the outermost level the title where it opens the text, and counts the levels of the others from 1.
/// Where the title stands beside the text (`title`), a text that opens with another one of several headings has none.
void settle_marked_headings(std::vector<SourceLine>& lines, const std::optional<std::string>& title = {});

/// The lines of a text that have anything on them. Line ends are LF, CR LF, CR, form feed, vertical tab, NEL, U+2028 and U+2029. O(bytes).
std::vector<SourceLine> split_lines(std::string_view text);

/// `text` without blanks and line ends at both ends.
std::string_view trim_blanks(std::string_view text);

/// `text` without any blanks and line ends.
std::string without_blanks(std::string_view text);

/// Columns that `text` takes, see core/characters.h is_wide. O(bytes).
std::uint32_t columns_of(std::string_view text);

}  // namespace jiaokan::extract
