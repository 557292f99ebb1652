#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/writers.h"

namespace jiaokan::report {

/// One finding of compare or lint as tables show it. Sides that have nothing to say are empty.
struct FindingRow {
  struct Side {
    const Place* place = nullptr;
    std::string text;     ///< the words, as printed
    std::string context;  ///< …what stands around【the words】
    std::string page;     ///< "3"
    std::string block;    ///< "b12"
  };
  std::string id;
  DiscrepancyKind kind = DiscrepancyKind::kWording;
  std::string section;  ///< headings above, as printed: "一、目标 › （一）总体"
  Side a, b;
  std::string suggestion, message, fingerprint;
  Severity severity = Severity::kContent;
  Standing standing = Standing::kUnknown;
  std::string reason = {}, who = {};  ///< of the decision that hides it
};

/// A place as tables show it; an empty side for none.
FindingRow::Side place_side(const Place*);

/// In the order of the report. Views into the comparison: it must outlive them.
std::vector<FindingRow> finding_rows(const ComparisonView&);
/// What decisions have hidden, in the same order.
std::vector<FindingRow> decided_rows(const ComparisonView&);
std::vector<FindingRow> finding_rows(const LintView&);

/// What the editions say against themselves: id, kind, message, places.
std::vector<FindingRow> check_rows(const ComparisonView&);

/// "二 › (一)".
std::string section_labels(const std::vector<std::string>& section);

/// In one line: tabs and line feeds become blanks.
std::string one_line(std::string_view text);

}  // namespace jiaokan::report
