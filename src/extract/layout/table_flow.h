#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "extract/layout/furniture.h"
#include "extract/layout/page_layout.h"

namespace jiaokan::extract {

/// A cell of a table with its lines; rows count on over page turns.
struct FlowCell {
  std::uint32_t row = 0, column = 0, row_span = 1, column_span = 1;
  std::vector<const Line*> lines;
};

/// A table of the document, whichever pages it stands on.
struct FlowTable {
  std::vector<FlowCell> cells;
  std::size_t before = 0;  ///< index of the line of the flow that it stands before
  std::int64_t shift = 0;  ///< from the rows of the structure tree's table, where the last part is of one, to those of `cells`
};

/// Puts the tables of a document together from the lines of their pages.
class TableFlow {
 public:
  using Rows = std::map<std::uint32_t, std::vector<FlowCell>>;

  explicit TableFlow(const std::vector<PageLines>& pages) : pages_(pages) {}

  /// Adds line `line` of page `page` (indices); `before` lines of the flow stand before it. In reading order.
  void add(std::size_t page, std::size_t line, std::size_t before);

  /// The tables in order. A table that opens a page goes on with the one that ended the page before where their columns are the same, where its head, a name
  /// over each of three columns or more, is the same, or where both are one table of the structure tree. Its head, printed again, is furniture: added to
  /// `furniture`, in order. A cell that the page turn cuts is whole again where the tree says so, where its last line is full and its row has fewer cells than
  /// the row above, or where its row has nothing but text that goes on in the last column, as no other row has. O(lines).
  std::vector<FlowTable> finish(std::vector<FurnitureLine>& furniture) const;

 private:
  struct Part {
    std::size_t page = 0;
    int number = 0;
    std::size_t before = 0;
    std::vector<std::size_t> lines;
  };

  /// The rows of a part; a head that the file itself says it prints again goes to `furniture`.
  Rows rows_of(const Part& part, std::vector<FurnitureLine>& furniture) const;
  void append(const Part& part, bool goes_on, FlowTable& table, std::vector<FurnitureLine>& furniture) const;
  void append_tagged(const Part& part, FlowTable& table, std::vector<FurnitureLine>& furniture) const;
  void add_head(const Part& part, const std::vector<FlowCell>& row, std::vector<FurnitureLine>& furniture) const;
  bool goes_on(const Part& above, const Part& part) const;
  bool repeats_head(const FlowTable& table, const Part& above, const Part& part) const;
  const PageTable& shape_of(const Part& part) const { return pages_[part.page].tables[static_cast<std::size_t>(part.number)]; }

  const std::vector<PageLines>& pages_;
  std::vector<Part> parts_;
};

}  // namespace jiaokan::extract
