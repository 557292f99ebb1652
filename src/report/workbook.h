#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jiaokan::report {

/// A spreadsheet in memory, by libxlsxwriter: the same input gives the same bytes. Texts are written as texts: nothing becomes a formula, a link or a date.
class Workbook {
 public:
  Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook();

  /// Typefaces differ in how they draw one and the same character.
  enum class Face { kPlain, kSimplified, kTraditional };
  struct Column {
    std::string head;
    double width = 12;  ///< in characters
    Face face = Face::kPlain;
  };
  /// Begins a sheet with a frozen, filtered header; rows follow from the second on. Printed in landscape, as wide as the paper, the header on every page.
  void sheet(std::string_view name, const std::vector<Column>& columns);
  /// Cells of the next row, each in its column; the row is as high as its texts need. What does not fit into a cell (32,767 UTF-16 units) ends in "…".
  void row(const std::vector<std::string>& cells);
  /// Puts a number into a column of the row written last: one that counts or names (a page, a year), or an amount, with its digits in groups.
  void number(std::size_t column, double value);
  void amount(std::size_t column, double value);

  /// The file's bytes. Throws Error (kLimit) where a sheet has more than 1,048,576 rows, (kOutput) where the library fails.
  std::string finish();

 private:
  struct Parts;
  Parts* parts_;
};

}  // namespace jiaokan::report
