#pragma once

#include <string>

#include "report/writers.h"

namespace jiaokan::report {

/// The JSON formats of doc/formats/: UTF-8, fixed key order, two spaces, "\n" at the end; the jsonl ones hold the items alone.
/// Texts are valid UTF-8 already; offsets become code points in the block's text here.
std::string document_json(const Document&, const TextStyle&);
/// The same bytes in pieces: all at once they would be half of the memory that reading a long PDF takes.
void write_document_json(const Document&, const TextStyle&, const Sink&);
std::string document_jsonl(const Document&, const TextStyle&);
std::string alignment_json(const AlignmentView&, const TextStyle&);
std::string alignment_jsonl(const AlignmentView&, const TextStyle&);
std::string facts_json(const std::vector<FactsView>&, const TextStyle&);
std::string facts_jsonl(const std::vector<FactsView>&, const TextStyle&);
std::string comparison_json(const ComparisonView&, const TextStyle&);
void write_comparison_json(const ComparisonView&, const TextStyle&, const Sink&);
std::string comparison_jsonl(const ComparisonView&, const TextStyle&);
std::string lint_json(const LintView&, const TextStyle&);
std::string lint_jsonl(const LintView&, const TextStyle&);

}  // namespace jiaokan::report
