#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/alignment.h"
#include "core/collation.h"
#include "core/comparison.h"
#include "core/document.h"
#include "core/facts.h"
#include "core/language.h"
#include "core/normalized_text.h"
#include "report/sink.h"

namespace jiaokan::report {

/// How output for people may look; JSON and its kin ignore it.
struct TextStyle {
  bool color = false;                      ///< ANSI colours; without them changed words stand in 【】
  std::size_t width = 100;                 ///< columns
  Language language = Language::kEnglish;  ///< of the report's own words
  bool byte_order_mark = false;            ///< CSV: begin with U+FEFF, which some spreadsheets need to see UTF-8
  std::size_t threads = 1;                 ///< that may write; what they write does not depend on it
};

/// A picture of a spot of a page.
struct PageCrop {
  std::string png;  ///< the file's bytes
  std::uint32_t page = 1;
  Box area;                     ///< what it shows, in points of the page
  std::vector<Box> marks = {};  ///< the words in question, on the page: as high as their type
};

/// Pictures for the discrepancies of a comparison, parallel to them; both empty where there are none.
struct ComparisonCrops {
  std::vector<std::optional<PageCrop>> a, b;
};

/// Pictures for the variants of a collation, by edition: of the base's lemma, of a reading in the first of its witnesses. Parallel to VariantTable::entries.
struct CollationCrops {
  std::vector<std::vector<std::optional<PageCrop>>> editions;
};

/// What each writer is given. Views: nothing is owned, everything must outlive the call.
struct AlignmentView {
  const Document& document_a;
  const Document& document_b;
  const NormalizedText& text_a;  ///< its segments are what was aligned: blocks or sentences
  const NormalizedText& text_b;
  const Alignment& alignment;
  bool sentences = false;
  /// TMX, XLIFF and HTML: BCP 47 tags; empty = the language of the text.
  std::string_view source_language = {}, target_language = {};
  bool one_sided = false;  ///< TMX and XLIFF: list also what stands in one edition only
};

/// Id of a segment in every format: b1, b2, … for blocks, s1, s2, … for sentences.
std::string segment_id(const AlignmentView&, std::size_t index);

struct FactsView {
  const Document& document;
  const Facts& facts;
  const std::vector<Mention>* mentions = nullptr;  ///< null where they were not asked for
};

struct ComparisonView {
  const Edition& a;
  const Edition& b;
  const Alignment& alignment;
  const Comparison& comparison;
  const ComparisonCrops* crops = nullptr;     ///< for reports with pictures
  std::string_view path_a = {}, path_b = {};  ///< from the report to the editions, for links; empty = their names
};

struct CollationView {
  std::vector<const Edition*> editions;      ///< the base, then the witnesses
  const std::vector<Alignment>& alignments;  ///< of each witness with the base
  const Collation& collation;
  std::vector<std::string> paths = {};      ///< from the report to the editions, for links; empty = their names
  const CollationCrops* crops = nullptr;    ///< for reports with pictures
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
  bool binary = false;  ///< nothing that a terminal could show
  /// The same bytes in pieces, where all at once would take several times the memory of what they tell.
  void (*write_to)(const Input&, const TextStyle&, const Sink&) = nullptr;
};

/// The tables of formats, the default first.
const std::vector<Writer<Document>>& document_writers();
const std::vector<Writer<AlignmentView>>& alignment_writers();
const std::vector<Writer<std::vector<FactsView>>>& facts_writers();
const std::vector<Writer<ComparisonView>>& comparison_writers();
const std::vector<Writer<CollationView>>& collation_writers();
const std::vector<Writer<LintView>>& lint_writers();

}  // namespace jiaokan::report
