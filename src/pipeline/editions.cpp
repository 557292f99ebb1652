#include "pipeline/editions.h"

#include <algorithm>

#include "align/aligner.h"
#include "compare/collate.h"
#include "compare/compare_editions.h"
#include "compare/decisions.h"
#include "compare/lint_edition.h"
#include "convert/normalize.h"
#include "convert/regional_words.h"
#include "convert/script_detector.h"
#include "convert/script_faults.h"
#include "convert/self_consistency.h"
#include "core/characters.h"
#include "core/error.h"
#include "core/team.h"
#include "core/utf8.h"
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
void check_one_standard_input(const std::vector<std::string>& paths) {
  if (std::count(paths.begin(), paths.end(), "-") > 1)
    throw Error(ErrorCode::kUsage, "", "only one of the editions can be standard input", "save one of them to a file");
}

}  // namespace

Document load_document(const std::string& path, const LoadOptions& options) {
  const InputFile file = read_input(path);
  const std::string shown = path == "-" ? file.name : path;  // messages name the path that was given
  if (report::is_document_json(file.bytes)) return report::read_document_json(file.bytes, shown);
  extract::ReadOptions read;
  read.units = options.lines_are_units ? extract::Units::kLines : extract::Units::kRepair;
  read.password = options.password;
  read.limits = {options.time_limit, options.memory_limit};
  read.jobs = options.jobs;
  std::string sha256;
  read.meanwhile = [&] {
    convert::script_evidence({});  // makes the tables that mark_scripts() needs
    sha256 = sha256_hex(file.bytes);
  };
  Document document = extract::read_document(file.bytes, shown, read);
  document.source.name = file.name;
  document.source.bytes = file.bytes.size();
  document.source.sha256 = sha256.empty() ? sha256_hex(file.bytes) : std::move(sha256);
  convert::mark_scripts(document, options.jobs);
  return document;
}

Edition make_edition(Document document) {
  Edition edition;
  edition.document = std::move(document);
  edition.facts = facts_of(edition.document);
  edition.folded = convert::normalize(edition.document, convert::comparison_plan());
  edition.script_findings = convert::find_script_faults(edition.document).findings;
  return edition;
}

namespace {

/// Each in a thread of its own, as far as there are any.
std::vector<Edition> make_editions(std::vector<Document> documents, std::size_t threads) {
  std::vector<Edition> editions(documents.size());
  Team(threads).for_each(documents.size(), 1, [&](std::size_t i, std::size_t) { editions[i] = make_edition(std::move(documents[i])); });
  return editions;
}

/// Where editions speak as different regions, the words of one are folded into those of the other; what else differs in words is a finding.
void fold_regions(const std::vector<Edition*>& editions, std::size_t threads) {
  std::vector<convert::RegionalUse> use;
  for (const Edition* edition : editions) use.push_back(convert::count_regional_words(edition->folded.text));
  if (std::none_of(use.begin() + 1, use.end(), [&](const convert::RegionalUse& other) { return convert::regions_differ(use.front(), other); })) return;
  Team(threads).for_each(editions.size(), 1, [&](std::size_t i, std::size_t) {
    editions[i]->folded = convert::normalize(editions[i]->document, convert::regional_plan());
  });
}

/// Share of ideographs among the ideographs and the words of other writing; none for texts too short to tell.
std::optional<double> share_of_chinese(const Document& document) {
  constexpr std::size_t kFewest = 20, kEnough = 100'000;
  std::size_t ideographs = 0, words = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < document.text.size() && ideographs + words < kEnough;) {
    const char32_t c = utf8::next(document.text, at);
    ideographs += is_han(c);
    words += is_latin(c) && !in_word;
    in_word = is_latin(c);
  }
  if (ideographs + words < kFewest) return std::nullopt;
  return static_cast<double>(ideographs) / static_cast<double>(ideographs + words);
}

/// A text and its translation have no words in common: everything would be a difference.
void check_languages(const Document& a, const Document& b, const std::string& path_b) {
  constexpr double kChinese = 0.7, kForeign = 0.1;
  const auto one = share_of_chinese(a), other = share_of_chinese(b);
  if (!one || !other || std::max(*one, *other) < kChinese || std::min(*one, *other) > kForeign) return;
  throw Error(ErrorCode::kUnsupported, path_b, "is in another language than " + a.source.name + ": words of two languages cannot be compared",
              "pair a text with its translation by jiaokan align");
}

Alignment compare_with(const Edition& a, const Edition& b, const ComparePlan& plan, const std::vector<Decision>& decisions, Comparison& comparison,
                       const std::string& name_b = "B") {
  Alignment alignment = align::align(a.folded, b.folded);
  comparison = compare::compare_editions(a, b, alignment, {plan.list_expected, plan.language, "A", name_b});
  if (!decisions.empty()) compare::apply_decisions(decisions, comparison, plan.language);
  return alignment;
}

std::vector<Decision> read_decisions(const ComparePlan& plan) {
  if (plan.decisions.empty()) return {};
  return report::read_decisions(read_input(plan.decisions).bytes, plan.decisions);
}

}  // namespace

ComparedPair compare_files(const std::string& path_a, const std::string& path_b, const LoadOptions& options, const ComparePlan& plan,
                           const StageListener& listener) {
  check_one_standard_input({path_a, path_b});
  ComparedPair pair;
  tell(listener, "reading " + path_a);
  Document a = load_document(path_a, options);
  tell(listener, "reading " + path_b);
  Document b = load_document(path_b, options);
  check_languages(a, b, path_b);
  tell(listener, "folding and reading facts");
  std::vector<Document> documents;
  documents.push_back(std::move(a));
  documents.push_back(std::move(b));
  std::vector<Edition> editions = make_editions(std::move(documents), options.jobs);
  pair.a = std::move(editions[0]);
  pair.b = std::move(editions[1]);
  fold_regions({&pair.a, &pair.b}, options.jobs);
  tell(listener, "aligning and comparing");
  pair.alignment = compare_with(pair.a, pair.b, plan, read_decisions(plan), pair.comparison);
  if (!plan.baseline.empty()) compare::apply_baseline(report::read_baseline(read_input(plan.baseline).bytes, plan.baseline), pair.comparison, plan.language);
  apply(plan.rules, pair.comparison);
  if (plan.crops) {
    tell(listener, "rendering page crops");
    pair.crops = make_crops(pair.a, pair.b, pair.comparison, path_a, path_b, options);
  }
  return pair;
}

CollatedEditions collate_files(const std::vector<std::string>& paths, const LoadOptions& options, const ComparePlan& plan, const StageListener& listener) {
  check_one_standard_input(paths);
  if (!plan.baseline.empty()) throw Error(ErrorCode::kUsage, "", "a baseline is of two editions", "compare the base with one edition at a time");
  const std::vector<Decision> decisions = read_decisions(plan);
  CollatedEditions all;
  std::vector<Document> documents;
  for (const std::string& path : paths) {
    tell(listener, "reading " + path);
    documents.push_back(load_document(path, options));
    if (documents.size() > 1) check_languages(documents.front(), documents.back(), path);
  }
  tell(listener, "folding and reading facts");
  all.editions = make_editions(std::move(documents), options.jobs);
  std::vector<Edition*> editions;
  for (Edition& edition : all.editions) editions.push_back(&edition);
  fold_regions(editions, options.jobs);
  const Edition& base = all.editions.front();
  for (std::size_t i = 1; i < all.editions.size(); ++i) {
    tell(listener, "comparing " + paths[i]);
    all.collation.comparisons.emplace_back();
    all.alignments.push_back(compare_with(base, all.editions[i], plan, decisions, all.collation.comparisons.back(), siglum(i)));
    apply(plan.rules, all.collation.comparisons.back());
  }
  compare::collate({editions.begin(), editions.end()}, all.alignments, plan.language, all.collation);
  if (plan.crops) {
    tell(listener, "rendering page crops");
    all.crops = make_crops(all.editions, all.collation.variants, paths, options);
  }
  return all;
}

AlignedPair align_files(const std::string& path_a, const std::string& path_b, const LoadOptions& options, const AlignFileOptions& how,
                        const StageListener& listener) {
  check_one_standard_input({path_a, path_b});
  align::AlignOptions chosen;
  if (!how.lexicon.empty()) chosen.lexicon = read_lexicon(read_input(how.lexicon).bytes, how.lexicon);
  AlignedPair pair;
  tell(listener, "reading " + path_a);
  pair.document_a = load_document(path_a, options);
  tell(listener, "reading " + path_b);
  pair.document_b = load_document(path_b, options);
  tell(listener, "folding");
  Team(options.jobs).for_each(2, 1, [&](std::size_t i, std::size_t) {
    (i == 0 ? pair.text_a : pair.text_b) = convert::normalize(i == 0 ? pair.document_a : pair.document_b, convert::comparison_plan());
  });
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
  edition.facts = facts_of(edition.document);
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
