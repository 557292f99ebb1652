#include "compare/compare_checks.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "compare/check_enumerations.h"
#include "compare/check_figures.h"
#include "compare/check_numbering.h"
#include "compare/check_unit_names.h"
#include "compare/messages.h"

namespace jiaokan::compare {
namespace {

/// Which check of one edition is which of the other: by kind, and by the targets that both are about.
class CheckMatcher {
 public:
  CheckMatcher(const Facts& a, const Facts& b, const std::vector<FactPair>& facts) : a_(a), b_(b) {
    std::map<std::string, std::string> in_a;  // target of b → of a
    for (const FactPair& pair : facts)
      if (pair.kind == FactKind::kTarget && pair.a && pair.b) in_a.emplace(b.targets[*pair.b].id, a.targets[*pair.a].id);
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> checks_of_b;  // (kind, target of a) → checks
    for (std::size_t i = 0; i < b.checks.size(); ++i)
      for (const std::string& id : b.checks[i].targets)
        if (const auto target = in_a.find(id); target != in_a.end()) checks_of_b[{b.checks[i].kind, target->second}].push_back(i);
    std::set<std::size_t> taken;
    for (std::size_t i = 0; i < a.checks.size(); ++i) {
      std::map<std::size_t, std::size_t> shared;  // check of b → targets in common
      for (const std::string& id : a.checks[i].targets)
        if (const auto found = checks_of_b.find({a.checks[i].kind, id}); found != checks_of_b.end())
          for (const std::size_t check : found->second) ++shared[check];
      std::size_t best = 0, of_b = 0;
      for (const auto& [check, count] : shared)
        if (count > best && !taken.contains(check)) best = count, of_b = check;
      if (best == 0 || best * 2 < std::min(a.checks[i].targets.size(), b.checks[of_b].targets.size())) continue;
      taken.insert(of_b);
      b_of_a_[i] = of_b;
      a_of_b_[of_b] = i;
    }
  }

  /// The check of the other edition; none where it has no such check.
  const FactCheck* counterpart(std::size_t check, bool of_a) const {
    const auto& other = of_a ? b_of_a_ : a_of_b_;
    const auto found = other.find(check);
    return found == other.end() ? nullptr : &(of_a ? b_ : a_).checks[found->second];
  }
  std::size_t index_in_b(std::size_t check_of_a) const { return b_of_a_.at(check_of_a); }

 private:
  const Facts &a_, &b_;
  std::map<std::size_t, std::size_t> b_of_a_, a_of_b_;
};

Verdict verdict(const FactCheck* check) { return check == nullptr ? Verdict::kAbsent : check->agrees ? Verdict::kAgrees : Verdict::kDiffers; }

std::string told_of_both(const Voice& voice, Verdict in_a, Verdict in_b, const std::string& message) {
  if (in_a == Verdict::kDiffers && in_b == Verdict::kDiffers) return told(voice, "In both editions: {0}", {message});
  if (in_a == Verdict::kDiffers)
    return told(voice, in_b == Verdict::kAgrees ? "Only in {A}, while {B} agrees with itself: {0}" : "Only in {A}: {0}", {message});
  return told(voice, in_a == Verdict::kAgrees ? "Only in {B}, while {A} agrees with itself: {0}" : "Only in {B}: {0}", {message});
}

class Checker {
 public:
  Checker(const Edition& a, const Edition& b, const std::vector<std::size_t>& beads_a, const std::vector<std::size_t>& beads_b, const Voice& voice)
      : a_(a), b_(b), beads_a_(beads_a), beads_b_(beads_b), voice_(voice) {}

  std::vector<CheckedStatement> run(const std::vector<FactPair>& facts) {
    check_figures(facts);
    check_spots("numbering", find_numbering_faults(a_.document, voice_.language), find_numbering_faults(b_.document, voice_.language));
    check_spots("enumeration", find_enumeration_faults(a_.document, voice_.language), find_enumeration_faults(b_.document, voice_.language));
    check_spots("unit-name", find_unit_name_faults(a_.document, a_.facts.responsibilities, voice_.language),
                find_unit_name_faults(b_.document, b_.facts.responsibilities, voice_.language));
    const auto key = [&](const CheckedStatement& c) {
      const Place& place = c.a ? *c.a : *c.b;
      return std::make_tuple((c.a ? beads_a_ : beads_b_)[place.block], !c.a.has_value(), place.span.begin);
    };
    std::stable_sort(found_.begin(), found_.end(), [&](const CheckedStatement& x, const CheckedStatement& y) { return key(x) < key(y); });
    for (std::size_t i = 0; i < found_.size(); ++i) found_[i].id = "c" + std::to_string(i + 1);
    return std::move(found_);
  }

 private:
  void check_figures(const std::vector<FactPair>& facts) {
    std::vector<FigureFault> faults_a = find_figure_faults(a_, voice_.language), faults_b = find_figure_faults(b_, voice_.language);
    if (faults_a.empty() && faults_b.empty()) return;
    const CheckMatcher matcher(a_.facts, b_.facts, facts);
    std::map<std::size_t, const FigureFault*> left_in_b;
    for (const FigureFault& fault : faults_b) left_in_b.emplace(fault.check, &fault);
    for (FigureFault& fault : faults_a) {
      const FactCheck& check = a_.facts.checks[fault.check];
      const FactCheck* other = matcher.counterpart(fault.check, true);
      CheckedStatement& out = add(check.kind, fault.kind, Verdict::kDiffers, verdict(other), fault.message);
      out.facts_a = check.targets;
      out.a = std::move(fault.place);
      if (other == nullptr) continue;
      out.facts_b = other->targets;
      if (const auto there = left_in_b.find(matcher.index_in_b(fault.check)); there != left_in_b.end()) {
        out.b = there->second->place;
        left_in_b.erase(there);
      }
    }
    for (const auto& [index, fault] : left_in_b) {
      const FactCheck& check = b_.facts.checks[index];
      const FactCheck* other = matcher.counterpart(index, false);
      CheckedStatement& out = add(check.kind, fault->kind, verdict(other), Verdict::kDiffers, fault->message);
      out.facts_b = check.targets;
      out.b = fault->place;
      if (other != nullptr) out.facts_a = other->targets;
    }
  }

  /// Faults of single spots. One of A and one of B belong together where they stand in the same bead and say the same.
  void check_spots(const std::string& check, const std::vector<SpanFinding>& faults_a, const std::vector<SpanFinding>& faults_b) {
    if (faults_a.empty() && faults_b.empty()) return;
    using Key = std::pair<std::size_t, std::string>;  // bead, message
    const auto key_in = [](const Edition& edition, const std::vector<std::size_t>& beads, const SpanFinding& fault) {
      const std::size_t block = block_at(edition.document, fault.span.begin);
      const NormSpan words = edition.folded.map.to_norm(fault.span);
      return Key{beads[block], std::string(edition.folded.slice(words))};
    };
    std::multimap<Key, const SpanFinding*> left_in_b;
    for (const SpanFinding& fault : faults_b) left_in_b.emplace(key_in(b_, beads_b_, fault), &fault);
    const std::set<std::size_t> with_a(beads_a_.begin(), beads_a_.end()), with_b(beads_b_.begin(), beads_b_.end());
    const PlaceMaker places_a(a_.document), places_b(b_.document);
    for (const SpanFinding& fault : faults_a) {
      const Key key = key_in(a_, beads_a_, fault);
      const auto there = left_in_b.find(key);
      const Verdict in_b = there != left_in_b.end() ? Verdict::kDiffers : with_b.contains(key.first) ? Verdict::kAgrees : Verdict::kAbsent;
      CheckedStatement& out = add(check, fault.kind, Verdict::kDiffers, in_b, fault.message);
      out.a = places_a.make_in(block_at(a_.document, fault.span.begin), fault.span);
      if (there == left_in_b.end()) continue;
      out.b = places_b.make_in(block_at(b_.document, there->second->span.begin), there->second->span);
      left_in_b.erase(there);
    }
    for (const auto& [key, fault] : left_in_b) {
      CheckedStatement& out = add(check, fault->kind, with_a.contains(key.first) ? Verdict::kAgrees : Verdict::kAbsent, Verdict::kDiffers, fault->message);
      out.b = places_b.make_in(block_at(b_.document, fault->span.begin), fault->span);
    }
  }

  CheckedStatement& add(const std::string& check, DiscrepancyKind kind, Verdict in_a, Verdict in_b, const std::string& message) {
    CheckedStatement out;
    out.check = check;
    out.kind = kind;
    out.in_a = in_a;
    out.in_b = in_b;
    out.message = told_of_both(voice_, in_a, in_b, message);
    found_.push_back(std::move(out));
    return found_.back();
  }

  const Edition &a_, &b_;
  const std::vector<std::size_t>&beads_a_, &beads_b_;
  const Voice& voice_;
  std::vector<CheckedStatement> found_;
};

}  // namespace

std::vector<CheckedStatement> compare_checks(const Edition& a, const Edition& b, const std::vector<FactPair>& facts, const std::vector<std::size_t>& beads_a,
                                             const std::vector<std::size_t>& beads_b, const Voice& voice) {
  return Checker(a, b, beads_a, beads_b, voice).run(facts);
}

}  // namespace jiaokan::compare
