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

  struct Column {
    std::string head;
    double width = 12;  ///< in characters
  };
  /// Begins a sheet with a frozen, filtered header; rows follow from the second on.
  void sheet(std::string_view name, const std::vector<Column>& columns);
  /// Cells of the next row, each in its column. What does not fit into a cell (32,767 UTF-16 units) ends in "…".
  void row(const std::vector<std::string>& cells);
  /// Puts a number into a column of the row written last.
  void number(std::size_t column, double value);

  /// The file's bytes. Throws Error (kLimit) where a sheet has more than 1,048,576 rows, (kOutput) where the library fails.
  std::string finish();

 private:
  struct Parts;
  Parts* parts_;
};

}  // namespace jiaokan::report
