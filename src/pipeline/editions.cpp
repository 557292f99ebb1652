#include "pipeline/editions.h"

#include <algorithm>

#include "align/aligner.h"
#include "compare/compare_editions.h"
#include "compare/decisions.h"
#include "compare/lint_edition.h"
#include "convert/normalize.h"
#include "convert/script_detector.h"
#include "convert/script_faults.h"
#include "convert/self_consistency.h"
#include "core/error.h"
#include "extract/reader.h"
#include "facts/fact_extractor.h"
#include "facts/mentions.h"
#include "pipeline/crops.h"
#include "pipeline/files.h"
#include "pipeline/lexicon.h"
#include "report/decisions_reader.h"
#include "report/json_reader.h"
#include "report/pins_reader.h"

namespace jiaokan::pipeline {
namespace {

void tell(const StageListener& listener, const std::string& stage) {
  if (listener) listener(stage);
}

/// Two standard inputs would be one file and nothing.
void check_two_inputs(const std::string& a, const std::string& b) {
  if (a == "-" && b == "-") throw Error(ErrorCode::kUsage, "", "only one of the two editions can be standard input", "save one of them to a file");
}

}  // namespace

Document load_document(const std::string& path, const LoadOptions& options, std::size_t jobs) {
  const InputFile file = read_input(path);
  const std::string shown = path == "-" ? file.name : path;  // messages name the path that was given
  if (report::is_document_json(file.bytes)) return report::read_document_json(file.bytes, shown);
  extract::ReadOptions read;
  read.units = options.lines_are_units ? extract::Units::kLines : extract::Units::kRepair;
  read.password = options.password;
  read.limits = {options.time_limit, options.memory_limit};
  read.jobs = jobs;
  Document document = extract::read_document(file.bytes, shown, read);
  document.source.name = file.name;
  document.source.bytes = file.bytes.size();
  document.source.sha256 = sha256_hex(file.bytes);
  convert::mark_scripts(document);
  return document;
}

Edition make_edition(Document document) {
  Edition edition;
  edition.document = std::move(document);
  edition.width_folded = convert::normalize(edition.document, convert::facts_plan());
  edition.folded = convert::normalize(edition.document, convert::comparison_plan());
  edition.facts = facts::extract_facts(edition.document, edition.width_folded);
  edition.script_findings = convert::find_script_faults(edition.document).findings;
  return edition;
}

ComparedPair compare_files(const std::string& path_a, const std::string& path_b, const LoadOptions& options, const ComparePlan& plan,
                           const StageListener& listener) {
  check_two_inputs(path_a, path_b);
  ComparedPair pair;
  tell(listener, "reading " + path_a);
  Document a = load_document(path_a, options);
  tell(listener, "reading " + path_b);
  Document b = load_document(path_b, options);
  tell(listener, "folding and reading facts");
  pair.a = make_edition(std::move(a));
  pair.b = make_edition(std::move(b));
  tell(listener, "aligning");
  pair.alignment = align::align(pair.a.folded, pair.b.folded);
  tell(listener, "comparing");
  pair.comparison = compare::compare_editions(pair.a, pair.b, pair.alignment, {plan.list_expected, plan.language});
  if (!plan.decisions.empty()) compare::apply_decisions(report::read_decisions(read_input(plan.decisions).bytes, plan.decisions), pair.comparison, plan.language);
  if (!plan.baseline.empty()) compare::apply_baseline(report::read_baseline(read_input(plan.baseline).bytes, plan.baseline), pair.comparison);
  apply(plan.rules, pair.comparison);
  if (plan.crops) {
    tell(listener, "rendering page crops");
    pair.crops = make_crops(pair.a, pair.b, pair.comparison, path_a, path_b, options);
  }
  return pair;
}

AlignedPair align_files(const std::string& path_a, const std::string& path_b, const LoadOptions& options, const AlignFileOptions& how,
                        const StageListener& listener) {
  check_two_inputs(path_a, path_b);
  align::AlignOptions chosen;
  if (!how.lexicon.empty()) chosen.lexicon = read_lexicon(read_input(how.lexicon).bytes, how.lexicon);
  AlignedPair pair;
  tell(listener, "reading " + path_a);
  pair.document_a = load_document(path_a, options);
  tell(listener, "reading " + path_b);
  pair.document_b = load_document(path_b, options);
  tell(listener, "folding");
  pair.text_a = convert::normalize(pair.document_a, convert::comparison_plan());
  pair.text_b = convert::normalize(pair.document_b, convert::comparison_plan());
  if (how.sentences) {
    pair.text_a = align::split_sentences(pair.text_a, pair.document_a);
    pair.text_b = align::split_sentences(pair.text_b, pair.document_b);
  }
  if (!how.pins.empty())
    chosen.pins = report::read_pins(read_input(how.pins).bytes, how.pins, {how.sentences, pair.text_a.segments.size(), pair.text_b.segments.size()});
  tell(listener, "aligning");
  pair.alignment = align::align(pair.text_a, pair.text_b, chosen);
  return pair;
}

Facts facts_of(const Document& document) { return facts::extract_facts(document, convert::normalize(document, convert::facts_plan())); }

std::vector<Mention> mentions_of(const Document& document) { return facts::find_mentions(document, convert::normalize(document, convert::facts_plan())); }

LintedEdition lint_file(const std::string& path, const LoadOptions& options, Language language, std::optional<ScriptStandard> standard) {
  // A fault that stands a thousand times is one to be put right by replacing all.
  constexpr FindingLimits kLimits{1'000, 20'000};
  LintedEdition linted;
  Edition& edition = linted.edition;
  edition.document = load_document(path, options);
  edition.width_folded = convert::normalize(edition.document, convert::facts_plan());
  edition.facts = facts::extract_facts(edition.document, edition.width_folded);
  convert::ScriptFaults faults = convert::find_script_faults(edition.document, {standard, kLimits});
  std::vector<SpanFinding>& findings = edition.script_findings = std::move(faults.findings);
  // Only lint lists these: two editions are expected to differ in them. What is a fault already is none of habit.
  convert::Inconsistencies own = convert::find_inconsistencies(edition.document, kLimits);
  std::erase_if(own.findings, [&](const SpanFinding& habit) {
    const auto behind =
        std::lower_bound(findings.begin(), findings.end(), habit.span.end, [](const SpanFinding& f, std::uint32_t end) { return f.span.begin < end; });
    return behind != findings.begin() && (behind - 1)->span.end > habit.span.begin;
  });
  findings.insert(findings.end(), own.findings.begin(), own.findings.end());
  findings.insert(findings.end(), faults.other_standard.begin(), faults.other_standard.end());
  linted.report = compare::lint_edition(edition, language, kLimits);
  for (const auto* more : {&own.not_listed, &faults.not_listed})
    linted.report.not_listed.insert(linted.report.not_listed.begin(), more->begin(), more->end());
  linted.report.standard_only = faults.standard_only;
  return linted;
}

}  // namespace jiaokan::pipeline
