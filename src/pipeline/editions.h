#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/alignment.h"
#include "core/collation.h"
#include "core/comparison.h"
#include "core/document.h"
#include "core/language.h"
#include "report/writers.h"

namespace jiaokan::pipeline {

struct LoadOptions {
  bool lines_are_units = false;  ///< --units lines
  std::string password;
  std::uint32_t time_limit = 60;      ///< seconds of computing for one PDF
  std::uint32_t memory_limit = 1536;  ///< MB for one PDF
  std::size_t jobs = 1;               ///< processors: processes that read the pages of a PDF, threads behind them; nothing that comes out depends on it
};

/// Told the name of each stage before it starts: progress.
using StageListener = std::function<void(const std::string& stage)>;

/// Reads a file (or standard input, "-") into a document with its script; a saved jiaokan.document/1 is read back instead.
/// Throws Error naming the file.
Document load_document(const std::string& path, const LoadOptions&);

/// The document with all that the stages make of it: folded texts, facts, script findings.
Edition make_edition(Document);

/// What a comparison is made for.
struct ComparePlan {
  bool list_expected = false;              ///< list the expected differences too
  bool crops = false;                      ///< pictures of the places, where the editions are PDFs
  Language language = Language::kEnglish;  ///< of the messages
  std::string decisions, baseline;         ///< files: decisions.jsonl, an older comparison as JSON; empty = none
  KindRules rules = {};                    ///< kinds off, other severities: applied last, so that decisions about what is off are none without a finding
};

struct ComparedPair {
  Edition a, b;
  Alignment alignment;
  Comparison comparison;
  report::ComparisonCrops crops;
};
ComparedPair compare_files(const std::string& path_a, const std::string& path_b, const LoadOptions&, const ComparePlan&, const StageListener& = {});

struct CollatedEditions {
  std::vector<Edition> editions;       ///< the base, then the witnesses in the order given
  std::vector<Alignment> alignments;   ///< of each witness with the base
  Collation collation;
  report::CollationCrops crops;
};
/// A base against two witnesses or more. The editions are read once each. Throws Error where one cannot be read; decisions hold in every comparison, a baseline
/// in none (kUsage).
CollatedEditions collate_files(const std::vector<std::string>& paths, const LoadOptions&, const ComparePlan&, const StageListener& = {});

struct AlignedPair {
  Document document_a, document_b;
  NormalizedText text_a, text_b;  ///< cut into sentences where asked for
  Alignment alignment;
};
struct AlignFileOptions {
  bool sentences = false;
  std::string pins, lexicon;  ///< files; empty = none
};
/// Throws Error where a file cannot be read, pins and lexicon among them.
AlignedPair align_files(const std::string& path_a, const std::string& path_b, const LoadOptions&, const AlignFileOptions&, const StageListener& = {});

/// Only what facts need.
Facts facts_of(const Document&);

/// Every figure of the text, whether a plan means it or not.
std::vector<Mention> mentions_of(const Document&);

struct LintedEdition {
  Edition edition;
  LintReport report;
};
/// `standard`: list also what this Traditional standard would write otherwise.
LintedEdition lint_file(const std::string& path, const LoadOptions&, Language = Language::kEnglish, std::optional<ScriptStandard> standard = std::nullopt);

}  // namespace jiaokan::pipeline
