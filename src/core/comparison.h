#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/decision.h"
#include "core/facts.h"
#include "core/normalized_text.h"
#include "core/place.h"

namespace jiaokan {

enum class Severity { kContent, kForm, kArtifact };  ///< most serious first

enum class DiscrepancyKind {
  kNumber,
  kUnit,
  kDate,
  kOrganisation,
  kNegation,
  kWording,
  kOmission,
  kAddition,
  kMissingBlock,
  kExtraBlock,
  kMovedBlock,  // content
  kPunctuation,
  kNumbering,
  kMisconversion,
  kGlyphError,  // form
  kForeignWord,
  kPageFurniture,
  kMarkup,
  kEncoding,       // artifact
  kGoalDisagrees, kInconsistency,  // lint only: a goal against its own milestones; one word in two spellings
};

struct KindRow {
  DiscrepancyKind kind;
  std::string_view name;
  Severity severity;
  std::string_view meaning;  ///< one line for --help and the manual
  bool lint_only = false;    ///< not between two editions
};

/// The one table of kinds: names in JSON, severities, help texts and the schema's enums follow from it.
const std::vector<KindRow>& discrepancy_kinds();
const KindRow& row_of(DiscrepancyKind);
std::string_view to_string(DiscrepancyKind);
std::optional<DiscrepancyKind> discrepancy_kind_from(std::string_view);
std::string_view to_string(Severity);
std::optional<Severity> severity_from(std::string_view);

/// What one edition shows by itself, before it has a place: made by the stages, given one by `lint`.
struct SpanFinding {
  DiscrepancyKind kind = DiscrepancyKind::kMisconversion;
  RawSpan span;
  std::string suggestion;  ///< what should stand there; empty = nothing can be suggested
  std::string message;     ///< one sentence: why
  double confidence = 1;   ///< 0 … 1
};

/// An edition with all that the stages made of it: what `compare` and `lint` read.
struct Edition {
  Document document;
  NormalizedText width_folded;  ///< compatibility and width folds only, either script: what facts are read from
  NormalizedText folded;        ///< all folds: what is aligned and compared
  Facts facts;
  std::vector<SpanFinding> script_findings;  ///< misconversions, glyph errors, encoding faults; sorted by span
};

/// How a finding stands against an older comparison.
enum class Standing { kUnknown, kNew, kUnchanged };

struct Discrepancy {
  std::string id;
  DiscrepancyKind kind = DiscrepancyKind::kWording;
  std::optional<std::size_t> bead;            ///< index among Alignment::beads
  std::optional<Place> a, b;                  ///< empty place = the spot where words are missing; none = the whole block has no counterpart
  std::vector<std::string> facts_a, facts_b;  ///< ids of the targets that the places touch
  std::string message;
  std::string fingerprint = {};  ///< names the finding whatever its page, line and id: what decisions are kept by; unique within the pair
  Standing standing = Standing::kUnknown;
  std::optional<Severity> ranked = {};  ///< another severity than the kind's, by the user's wish

  Severity severity() const { return ranked.value_or(row_of(kind).severity); }
};

/// A difference that the pair is expected to show: script, variants, width, blanks, quotation style.
struct ExpectedDifference {
  Place a, b;
  FoldId fold = FoldId::kScript;
};

/// A finding that someone has accepted.
struct DecidedDiscrepancy {
  Discrepancy finding;
  std::string reason, who;
};

struct Comparison {
  std::string profile;                     ///< "hans-hant", "hant-hant" …: the scripts of the two sides
  std::vector<Discrepancy> discrepancies;  ///< in reading order of a, one-sided ones of b where they would stand
  std::size_t expected_count = 0;
  std::vector<ExpectedDifference> expected;  ///< filled only where asked for
  std::vector<DecidedDiscrepancy> decided = {};  ///< taken out of `discrepancies`
  bool has_baseline = false;                     ///< the findings know their standing
  std::vector<BaselineFinding> fixed = {};       ///< of the baseline, and found no more
  std::vector<Warning> warnings;

  std::size_t count(Severity) const;
  std::size_t count(Standing) const;
};

struct LintFinding {
  std::string id;
  DiscrepancyKind kind = DiscrepancyKind::kMisconversion;
  Place place;
  std::string suggestion;
  std::string message;
  double confidence = 1;
  std::optional<Severity> ranked = {};  ///< another severity than the kind's, by the user's wish

  Severity severity() const { return ranked.value_or(row_of(kind).severity); }
};

struct LintReport {
  std::vector<LintFinding> findings;  ///< in reading order
  std::size_t standard_only = 0;      ///< places another Traditional standard would write otherwise: counted, not listed
};

/// Which kinds a user does not want to see, and which weigh otherwise than the table says.
struct KindRules {
  std::vector<DiscrepancyKind> off;
  std::vector<std::pair<DiscrepancyKind, Severity>> severities;  ///< of several for one kind the last counts
};

/// Drops and ranks; ids are given anew.
void apply(const KindRules&, LintReport&);
void apply(const KindRules&, Comparison&);

}  // namespace jiaokan
