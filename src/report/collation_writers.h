#pragma once

#include <string>
#include <vector>

#include "report/writers.h"

namespace jiaokan::report {

/// The apparatus of a collation: lemma of the base, readings, witnesses of each.
std::string collation_text(const CollationView&, const TextStyle&);
std::string collation_json(const CollationView&, const TextStyle&);
std::string collation_jsonl(const CollationView&, const TextStyle&);
std::string collation_csv(const CollationView&, const TextStyle&);
std::string collation_html(const CollationView&, const TextStyle&);
std::string collation_markdown(const CollationView&, const TextStyle&);
/// A workbook with a column for each edition, by the module jiaokan-xlsx.
std::string collation_xlsx(const CollationView&, const TextStyle&);

/// What an edition says against itself, found beside the witness (by index among the witnesses).
struct OwnFault {
  std::size_t witness;
  const CheckedStatement* statement;
};
/// Of all comparisons; a fault of the base alone once, beside the first witness. Views into the collation.
std::vector<OwnFault> own_faults(const Collation&);

/// "B C": the sigla of witnesses (by index among the witnesses).
std::string sigla(const std::vector<std::size_t>& witnesses);

}  // namespace jiaokan::report
