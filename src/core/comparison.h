#pragma once

#include <array>
#include <cstddef>
#include <memory>
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
  kEncoding,  // artifact
  kGoalDisagrees,
  kFiguresDisagree,
  kInconsistency,  // lint only: a goal against its own milestones; other figures of one edition against each other; one word in two spellings
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
  NormalizedText folded;  ///< all folds: what is aligned and compared
  Facts facts;
  std::vector<SpanFinding> script_findings;  ///< misconversions, glyph errors, encoding faults; sorted by span
};

/// How a finding stands against an older comparison.
enum class Standing { kUnknown, kNew, kUnchanged };

/// The empty spots where words that moved are missing: in A beside the words of B, in B beside the words of A.
struct MovedSpots {
  Place a, b;
};

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
  std::shared_ptr<const MovedSpots> moved = {};  ///< for words that B has elsewhere, `b` being there; null for all other findings

  Severity severity() const { return ranked.value_or(row_of(kind).severity); }
};

/// A difference that the pair is expected to show: script, variants, width, blanks, quotation style.
struct ExpectedDifference {
  Place a, b;
  FoldId fold = FoldId::kScript;
};

enum class FactKind { kTarget, kResponsibility };
std::string_view to_string(FactKind);  ///< "target", "responsibility"

/// A field in which two facts that belong together differ: value, unit, comparator, year … of targets, `units` of responsibilities. What each side says, in
/// plain writing (12000, not 1.2万); for `units` only the names that the other side lacks. Empty where a side says nothing.
struct FactDifference {
  std::string field;
  std::string a, b;
};

/// A target or a list of responsible units with what says the same in the other edition; none where that edition has no such fact.
struct FactPair {
  FactKind kind = FactKind::kTarget;
  std::optional<std::size_t> a, b;          ///< indices among Facts::targets or Facts::responsibilities of each edition
  std::vector<FactDifference> differences;  ///< empty: both say the same. Without a discrepancy to show for it, only `year`, which may stand far away
  std::vector<std::string> discrepancies;   ///< ids of the findings that touch one of the two
};

/// How a check of an edition's own statements came out.
enum class Verdict { kAbsent, kAgrees, kDiffers };
std::string_view to_string(Verdict);  ///< "absent", "agree", "differ"

/// A statement of an edition that its own other statements contradict: a goal against its milestones, a series that falls, parts above their whole, one
/// indicator with two values, a number skipped, a body named in two ways. Listed where at least one of the two editions compared fails; none of the discrepancies, since both may agree.
struct CheckedStatement {
  std::string id;     ///< "c1", …
  std::string check;  ///< "goal-vs-milestone", "series", "total", "same-indicator", "numbering", "enumeration", "unit-name"
  DiscrepancyKind kind = DiscrepancyKind::kGoalDisagrees;
  Verdict in_a = Verdict::kAbsent, in_b = Verdict::kAbsent;
  std::optional<Place> a, b;                  ///< where it stands
  std::vector<std::string> facts_a, facts_b;  ///< ids of the targets
  std::string message;
  std::optional<Severity> ranked = {};  ///< another severity than the kind's, by the user's wish

  Severity severity() const { return ranked.value_or(row_of(kind).severity); }
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
  std::vector<ExpectedDifference> expected;      ///< filled only where asked for
  std::vector<FactPair> facts = {};              ///< every target and responsibility of both editions once, in reading order of a
  std::vector<CheckedStatement> checks = {};     ///< in reading order
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

/// How many findings are listed at most: of one fault (the same text with the same suggestion) and in all. Text made to have millions of faults then takes
/// no more memory than any other.
struct FindingLimits {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::size_t alike = kNone, in_all = kNone;
};

/// Findings that were counted only.
struct NotListed {
  DiscrepancyKind kind = DiscrepancyKind::kMisconversion;
  std::size_t count = 0;
  std::optional<Severity> ranked = {};  ///< as LintFinding's

  Severity severity() const { return ranked.value_or(row_of(kind).severity); }
};

struct LintReport {
  std::vector<LintFinding> findings;  ///< in reading order
  std::vector<NotListed> not_listed = {};  ///< beyond the limits, by kind
  std::size_t standard_only = 0;      ///< places another Traditional standard would write otherwise: counted, not listed
};

/// Which kinds a user does not want to see, and which weigh otherwise than the table says.
struct KindRules {
  std::vector<DiscrepancyKind> off;
  std::vector<std::pair<DiscrepancyKind, Severity>> severities;  ///< of several for one kind the last counts
};

/// Drops and ranks; ids are given anew.
void apply(const KindRules&, LintReport&);
/// Drops and ranks in every list: discrepancies, decided, fixed and checks. Ids stay, so that one finding has one id whatever is off.
void apply(const KindRules&, Comparison&);

}  // namespace jiaokan
