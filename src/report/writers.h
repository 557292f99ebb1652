#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/alignment.h"
#include "core/comparison.h"
#include "core/document.h"
#include "core/facts.h"
#include "core/normalized_text.h"

namespace jiaokan::report {

/// How text output may look; JSON and its kin ignore it.
struct TextStyle {
  bool color = false;       ///< ANSI colours; without them changed words stand in 【】
  std::size_t width = 100;  ///< columns
};

/// What each writer is given. Views: nothing is owned, everything must outlive the call.
struct AlignmentView {
  const Document& document_a;
  const Document& document_b;
  const NormalizedText& text_a;  ///< its segments are what was aligned: blocks or sentences
  const NormalizedText& text_b;
  const Alignment& alignment;
  bool sentences = false;
};

struct FactsView {
  const Document& document;
  const Facts& facts;
};

struct ComparisonView {
  const Edition& a;
  const Edition& b;
  const Alignment& alignment;
  const Comparison& comparison;
};

struct LintView {
  const Document& document;
  const LintReport& report;
};

/// One output format of one verb.
template <class Input>
struct Writer {
  std::string_view name;       ///< of --format
  std::string_view extension;  ///< of files written into a folder
  std::string_view meaning;    ///< for --help
  std::string (*write)(const Input&, const TextStyle&);
};

/// The tables of formats, the default first.
const std::vector<Writer<Document>>& document_writers();
const std::vector<Writer<AlignmentView>>& alignment_writers();
const std::vector<Writer<std::vector<FactsView>>>& facts_writers();
const std::vector<Writer<ComparisonView>>& comparison_writers();
const std::vector<Writer<LintView>>& lint_writers();

}  // namespace jiaokan::report
