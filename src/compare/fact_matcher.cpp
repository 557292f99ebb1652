#include "compare/fact_matcher.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "compare/explain_difference.h"

namespace jiaokan::compare {
namespace {

/// A fact is tried against this many that overlap it: nested and repeated ones are few.
constexpr std::size_t kMostCandidates = 16;
constexpr double kSameSpot = 0.2;  // share of the tokens of two facts that both cover

/// Where token `index` of b would stand in a. Inside a hunk: its begin for the begin of a span, its end for the end of one.
std::size_t project(const std::vector<Hunk>& hunks, std::size_t index, bool is_end) {
  const auto next =
      std::partition_point(hunks.begin(), hunks.end(), [&](const Hunk& h) { return h.b_begin < index || (!is_end && h.b_begin == index && h.b_size() > 0); });
  if (next == hunks.begin()) return index;
  const Hunk& last = *(next - 1);
  if (index >= last.b_end) return index - last.b_end + last.a_end;
  return is_end ? last.a_end : last.a_begin;
}

double share(std::size_t begin_a, std::size_t end_a, std::size_t begin_b, std::size_t end_b) {
  const std::size_t begin = std::max(begin_a, begin_b), end = std::min(end_a, end_b);
  const std::size_t all = std::max(end_a, end_b) - std::min(begin_a, begin_b);
  return end > begin && all > 0 ? static_cast<double>(end - begin) / static_cast<double>(all) : 0;
}

std::string value_text(const Target& t) {
  if (!t.value) return t.value_max ? "…" + t.value_max->to_string() : std::string();
  return t.value->to_string() + (t.value_max ? "…" + t.value_max->to_string() : std::string());
}

std::string change_text(const Target& t) {
  if (!t.change) return {};
  return std::string(to_string(t.change->direction)) + " " + std::string(to_string(t.change->kind)) +
         (t.change->base_year ? " since " + std::to_string(*t.change->base_year) : "");
}

/// The folded text of `words`, a part of `target` as it is printed there; nullopt where they do not stand in its surface in one piece.
std::optional<std::string> folded(const Side& side, const Target& target, const std::optional<std::string>& words) {
  if (!words || words->empty()) return std::string();
  const Document& document = side.edition->document;
  const std::size_t at = document.slice(target.place.span).rfind(*words);
  if (at == std::string_view::npos) return std::nullopt;
  const std::uint32_t begin = target.place.span.begin + static_cast<std::uint32_t>(at);
  const TokenRange range = tokens_of(side, {begin, begin + static_cast<std::uint32_t>(words->size())});
  return side.joined(range.begin, range.end);
}

const std::string& canonical(const ResponsibleUnit& unit) { return unit.canonical.empty() ? unit.name : unit.canonical; }

}  // namespace

std::vector<FactDifference> differences_of(const Target& a, const Target& b, const BeadText& text) {
  std::vector<FactDifference> found;
  const auto differ = [&](const char* field, std::string in_a, std::string in_b) {
    if (in_a != in_b) found.push_back({field, std::move(in_a), std::move(in_b)});
  };
  // Words are told apart by their folded text, and shown as printed. Where one of them is no piece of its surface nothing can be said.
  const auto differ_in_words = [&](const char* field, const std::optional<std::string>& in_a, const std::optional<std::string>& in_b) {
    const auto one = folded(text.a, a, in_a), other = folded(text.b, b, in_b);
    if (one && other && *one != *other) found.push_back({field, in_a.value_or(""), in_b.value_or("")});
  };
  differ_in_words("indicator", a.indicator, b.indicator);
  differ("value", value_text(a), value_text(b));
  differ_in_words("unit", a.unit, b.unit);
  differ("comparator", std::string(to_string(a.comparator)), std::string(to_string(b.comparator)));
  differ("year", a.year ? std::to_string(*a.year) : "", b.year ? std::to_string(*b.year) : "");
  differ("change", change_text(a), change_text(b));
  differ_in_words("modality", a.modality, b.modality);
  return found;
}

std::vector<const ResponsibleUnit*> units_lacking(const Responsibility& list, const Responsibility& other) {
  std::map<std::string, int> there;
  for (const ResponsibleUnit& unit : other.units) ++there[canonical(unit)];
  std::vector<const ResponsibleUnit*> lacking;
  for (const ResponsibleUnit& unit : list.units)
    if (there[canonical(unit)]-- <= 0) lacking.push_back(&unit);
  return lacking;
}

std::vector<FactDifference> differences_of(const Responsibility& a, const Responsibility& b) {
  const auto lacking = [](const Responsibility& list, const Responsibility& other) {
    std::string names;
    for (const ResponsibleUnit* unit : units_lacking(list, other)) names += (names.empty() ? "" : "、") + unit->name;
    return names;
  };
  std::vector<FactDifference> found;
  if (FactDifference units{"units", lacking(a, b), lacking(b, a)}; !units.a.empty() || !units.b.empty()) found.push_back(std::move(units));
  for (const ResponsibleUnit& one : a.units) {
    const auto other = std::find_if(b.units.begin(), b.units.end(), [&](const ResponsibleUnit& unit) { return canonical(unit) == canonical(one); });
    if (other != b.units.end() && other->role != one.role)
      found.push_back({"role", one.name + " " + std::string(to_string(one.role)), other->name + " " + std::string(to_string(other->role))});
  }
  return found;
}

FactMatcher::FactMatcher(const Edition& a, const Edition& b)
    : a_(a), b_(b), targets_(collect(FactKind::kTarget)), responsibilities_(collect(FactKind::kResponsibility)) {}

const Place& FactMatcher::place_of(FactKind kind, std::size_t index, bool in_a) const {
  const Facts& facts = (in_a ? a_ : b_).facts;
  return kind == FactKind::kTarget ? facts.targets[index].place : facts.responsibilities[index].place;
}

FactMatcher::Kind FactMatcher::collect(FactKind kind) const {
  Kind out{kind, {}, {}};
  for (const bool in_a : {false, true}) {
    const Facts& facts = (in_a ? a_ : b_).facts;
    const std::size_t count = kind == FactKind::kTarget ? facts.targets.size() : facts.responsibilities.size();
    for (std::size_t i = 0; i < count; ++i) out.by_block[in_a].emplace_back(place_of(kind, i, in_a).block, i);
    std::sort(out.by_block[in_a].begin(), out.by_block[in_a].end());
  }
  return out;
}

void FactMatcher::match(const BeadText& text, const std::vector<Hunk>& hunks, const std::vector<std::size_t>& blocks_a,
                        const std::vector<std::size_t>& blocks_b) {
  match_kind(targets_, text, hunks, blocks_a, blocks_b);
  match_kind(responsibilities_, text, hunks, blocks_a, blocks_b);
}

std::vector<FactMatcher::Located> FactMatcher::locate(const Kind& kind, const BeadText& text, const std::vector<std::size_t>& blocks, bool in_a) const {
  std::vector<Located> found;
  const auto& by_block = kind.by_block[in_a];
  for (const std::size_t block : blocks) {
    auto entry = std::lower_bound(by_block.begin(), by_block.end(), std::pair<std::size_t, std::size_t>(block, 0));
    for (; entry != by_block.end() && entry->first == block; ++entry) {
      if (kind.pair_of[in_a].contains(entry->second)) continue;
      const TokenRange range = tokens_of(in_a ? text.a : text.b, place_of(kind.kind, entry->second, in_a).span);
      found.push_back({entry->second, range.begin, range.end});
    }
  }
  return found;
}

/// What a fact says, whatever stands around it.
std::string FactMatcher::value_key(FactKind kind, std::size_t index, bool in_a) const {
  const Facts& facts = (in_a ? a_ : b_).facts;
  std::string key;
  if (kind == FactKind::kTarget) {
    const Target& t = facts.targets[index];
    return value_text(t) + "\n" + std::to_string(t.year.value_or(0)) + "\n" + std::string(to_string(t.comparator)) + "\n" + change_text(t);
  }
  for (const ResponsibleUnit& unit : facts.responsibilities[index].units) key += canonical(unit) + "\n";
  return key;
}

void FactMatcher::match_kind(Kind& kind, const BeadText& text, const std::vector<Hunk>& hunks, const std::vector<std::size_t>& blocks_a,
                             const std::vector<std::size_t>& blocks_b) {
  if (kind.by_block[0].empty() || kind.by_block[1].empty()) return;
  const std::vector<Located> in_a = locate(kind, text, blocks_a, true);
  std::vector<Located> in_b = locate(kind, text, blocks_b, false);
  if (in_a.empty() || in_b.empty()) return;
  for (Located& fact : in_b) {
    fact.begin = project(hunks, fact.begin, false);
    fact.end = std::max(project(hunks, fact.end, true), fact.begin);
  }
  std::stable_sort(in_b.begin(), in_b.end(), [](const Located& x, const Located& y) { return x.begin < y.begin; });
  std::vector<std::size_t> furthest;
  for (const Located& fact : in_b) furthest.push_back(std::max(fact.end, furthest.empty() ? 0 : furthest.back()));
  // Candidates at the same spot: the best first.
  std::vector<std::tuple<double, std::size_t, std::size_t>> candidates;
  for (const Located& fact : in_a) {
    auto at =
        static_cast<std::size_t>(std::partition_point(in_b.begin(), in_b.end(), [&](const Located& other) { return other.begin < fact.end; }) - in_b.begin());
    const std::string key = value_key(kind.kind, fact.index, true);
    for (std::size_t tried = 0; at-- > 0 && furthest[at] > fact.begin && tried < kMostCandidates; ++tried) {
      const double overlap = share(fact.begin, fact.end, in_b[at].begin, in_b[at].end);
      if (overlap < kSameSpot) continue;
      candidates.emplace_back(-overlap - (key == value_key(kind.kind, in_b[at].index, false) ? 0.5 : 0), fact.index, in_b[at].index);
    }
  }
  std::stable_sort(candidates.begin(), candidates.end());
  for (const auto& [score, a, b] : candidates)
    if (!kind.pair_of[true].contains(a) && !kind.pair_of[false].contains(b)) pair(kind, text, a, b);
  // Words moved: what is left is matched by what it says, in order.
  std::map<std::string, std::vector<std::size_t>> left_in_b;
  for (auto fact = in_b.rbegin(); fact != in_b.rend(); ++fact)
    if (!kind.pair_of[false].contains(fact->index)) left_in_b[value_key(kind.kind, fact->index, false)].push_back(fact->index);
  if (left_in_b.empty()) return;
  for (const Located& fact : in_a) {
    if (kind.pair_of[true].contains(fact.index)) continue;
    const auto found = left_in_b.find(value_key(kind.kind, fact.index, true));
    if (found == left_in_b.end() || found->second.empty()) continue;
    pair(kind, text, fact.index, found->second.back());
    found->second.pop_back();
  }
}

void FactMatcher::match_moved(const BeadText& text, const std::vector<std::size_t>& targets_a, const std::vector<std::size_t>& targets_b) {
  for (const std::size_t a : targets_a)
    for (const std::size_t b : targets_b)
      if (!targets_.pair_of[true].contains(a) && !targets_.pair_of[false].contains(b) &&
          value_key(FactKind::kTarget, a, true) == value_key(FactKind::kTarget, b, false))
        pair(targets_, text, a, b);
}

void FactMatcher::pair(Kind& kind, const BeadText& text, std::size_t a, std::size_t b) {
  kind.pair_of[true][a] = kind.pair_of[false][b] = pairs_.size();
  pairs_.push_back({kind.kind,
                    a,
                    b,
                    kind.kind == FactKind::kTarget ? differences_of(a_.facts.targets[a], b_.facts.targets[b], text)
                                                   : differences_of(a_.facts.responsibilities[a], b_.facts.responsibilities[b]),
                    {}});
}

const FactPair* FactMatcher::pair_of_target(std::size_t index, bool in_a) const {
  const auto found = targets_.pair_of[in_a].find(index);
  return found == targets_.pair_of[in_a].end() ? nullptr : &pairs_[found->second];
}

const FactPair* FactMatcher::pair_of_responsibility(std::size_t index, bool in_a) const {
  const auto found = responsibilities_.pair_of[in_a].find(index);
  return found == responsibilities_.pair_of[in_a].end() ? nullptr : &pairs_[found->second];
}

std::vector<FactPair> FactMatcher::take(const std::vector<Discrepancy>& discrepancies, const FactPlaces& places_a, const FactPlaces& places_b,
                                        const std::vector<std::size_t>& beads_a, const std::vector<std::size_t>& beads_b) {
  for (Kind* kind : {&targets_, &responsibilities_}) {
    for (const bool in_a : {true, false}) {
      for (const auto& [block, index] : kind->by_block[in_a]) {
        if (!kind->pair_of[in_a].try_emplace(index, pairs_.size()).second) continue;
        pairs_.push_back({kind->kind, in_a ? std::optional(index) : std::nullopt, in_a ? std::nullopt : std::optional(index), {}, {}});
      }
    }
  }
  for (const Discrepancy& d : discrepancies) {
    std::vector<std::size_t> touched;
    for (const bool in_a : {true, false}) {
      const std::optional<Place>& place = in_a ? d.a : d.b;
      if (!place) continue;
      const FactPlaces& places = in_a ? places_a : places_b;
      for (const std::size_t i : places.targets_at(place->span)) touched.push_back(targets_.pair_of[in_a].at(i));
      for (const std::size_t i : places.responsibilities_at(place->span)) touched.push_back(responsibilities_.pair_of[in_a].at(i));
    }
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    for (const std::size_t i : touched) pairs_[i].discrepancies.push_back(d.id);
  }
  // What nothing in the texts tells apart was read in two ways, as after a full stop that one edition prints otherwise. A year may come from afar.
  const bool date_differs = std::any_of(discrepancies.begin(), discrepancies.end(), [](const Discrepancy& d) { return d.kind == DiscrepancyKind::kDate; });
  for (FactPair& pair : pairs_)
    if (pair.discrepancies.empty())
      std::erase_if(pair.differences, [&](const FactDifference& difference) { return !date_differs || difference.field != "year"; });
  const auto key = [&](const FactPair& pair) {
    const Place& place = place_of(pair.kind, pair.a ? *pair.a : *pair.b, pair.a.has_value());
    return std::make_tuple((pair.a ? beads_a : beads_b)[place.block], !pair.a.has_value(), place.span.begin, place.span.end);
  };
  std::stable_sort(pairs_.begin(), pairs_.end(), [&](const FactPair& x, const FactPair& y) { return key(x) < key(y); });
  return std::move(pairs_);
}

}  // namespace jiaokan::compare
