#pragma once

#include <string>

#include "report/writers.h"

namespace jiaokan::report {

/// One bead a line: kind, similarity, text A, text B. Line feeds and tabs inside a text become blanks; several blocks of a side are joined with " ".
std::string alignment_tsv(const AlignmentView&, const TextStyle&);

}  // namespace jiaokan::report
