#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/comparison.h"
#include "core/language.h"
#include "report/writers.h"

namespace jiaokan::report {

/// A target or a list of responsible units beside its counterpart, as tables show it. A side without the fact is empty.
struct FactRow {
  struct Side {
    const Place* place = nullptr;
    std::string id;      ///< "t9", "r3"
    std::string figure;  ///< "> 1200亿元", or the units
    std::string year;
  };
  FactKind kind = FactKind::kTarget;
  std::string section;  ///< labels: "二 › (一)"
  std::string subject;  ///< indicator or task
  Side a, b;
  std::string differences;            ///< "value 12 / 15"; empty: both say the same
  std::vector<std::string> findings;  ///< ids of the discrepancies that touch it

  /// Both editions have it and say the same.
  bool agrees() const { return a.place && b.place && differences.empty(); }
};

/// Every target and list of units of both editions once, in reading order of A. Views into the comparison: it must outlive them.
std::vector<FactRow> fact_rows(const ComparisonView&, Language);

/// How many of them do not agree.
std::size_t disagreeing(const std::vector<FactRow>&);

}  // namespace jiaokan::report
