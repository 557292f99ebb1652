#include "facts/fact_checks.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/utf8.h"

namespace jiaokan::facts {
namespace {

constexpr double kSameIndicator = 0.6;
constexpr double kSameSeries = 0.8;

/// An indicator as it is compared: its first 80 code points, and the same sorted.
struct Name {
  std::u32string text, sorted;
};

Name name_of(const Target& target) {
  Name name{utf8::to_utf32(utf8::first(target.indicator, 80)), {}};
  name.sorted = name.text;
  std::sort(name.sorted.begin(), name.sorted.end());
  return name;
}

/// Share of common code points in order (longest common subsequence), 0 … 1; 0 as well where it cannot reach `least`.
double similarity(const Name& a, const Name& b, double least) {
  if (a.text.empty() || b.text.empty()) return 0;
  if (a.text == b.text) return 1;
  const auto share = [&](std::size_t common) { return 2.0 * static_cast<double>(common) / static_cast<double>(a.text.size() + b.text.size()); };
  // What the two have in common in any order bounds what they have in order.
  std::u32string common;
  std::set_intersection(a.sorted.begin(), a.sorted.end(), b.sorted.begin(), b.sorted.end(), std::back_inserter(common));
  if (share(common.size()) < least) return 0;
  std::vector<std::size_t> row(b.text.size() + 1, 0);
  for (const char32_t c : a.text) {
    std::size_t diagonal = 0;
    for (std::size_t j = 1; j <= b.text.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = c == b.text[j - 1] ? diagonal + 1 : std::max(above, row[j - 1]);
      diagonal = above;
    }
  }
  return share(row.back());
}

std::vector<std::vector<std::size_t>> by_section(const std::vector<Target>& targets) {
  std::map<std::vector<std::string>, std::vector<std::size_t>> sections;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    std::vector<std::size_t>& members = sections[targets[i].section];
    if (members.size() < kMostPerSection) members.push_back(i);
  }
  std::vector<std::vector<std::size_t>> groups;
  for (auto& [section, members] : sections) groups.push_back(std::move(members));
  std::sort(groups.begin(), groups.end());
  return groups;
}

std::string figure_text(const Target& t) { return std::string(to_string(t.comparator)) + " " + t.value_text + (t.unit ? " " + *t.unit : ""); }

FactCheck compare(const Target& goal, const Target& milestone) {
  FactCheck check;
  check.kind = "goal-vs-milestone";
  check.targets = {goal.id, milestone.id};
  if (goal.value != milestone.value || goal.value_max != milestone.value_max) check.differs_in.push_back("value");
  if (goal.unit != milestone.unit) check.differs_in.push_back("unit");
  if (goal.comparator != milestone.comparator) check.differs_in.push_back("comparator");
  check.agrees = check.differs_in.empty();
  check.message = goal.indicator + ": goal " + figure_text(goal) + ", milestone " + std::to_string(milestone.year.value_or(0)) + " " + figure_text(milestone);
  return check;
}

}  // namespace

void mark_milestones(std::vector<Target>& targets, const std::vector<int>& line_years) {
  std::map<std::vector<std::string>, std::set<int>> years;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (line_years[i] != 0) years[targets[i].section].insert(line_years[i]);
  }
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (line_years[i] != 0 && years[targets[i].section].size() >= 2) targets[i].kind = TargetKind::kMilestone;
  }
}

std::vector<FactCheck> check_facts(const std::vector<Target>& targets) {
  std::vector<FactCheck> checks;
  std::vector<Name> names(targets.size());  // of the sections that have milestones
  for (const std::vector<std::size_t>& section : by_section(targets)) {
    std::vector<std::size_t> milestones;
    int last_year = 0;
    for (const std::size_t i : section) {
      if (targets[i].kind != TargetKind::kMilestone || !targets[i].year) continue;
      milestones.push_back(i);
      last_year = std::max(last_year, *targets[i].year);
    }
    if (milestones.empty()) continue;
    for (const std::size_t i : section) names[i] = name_of(targets[i]);
    std::set<std::size_t> taken;
    for (const std::size_t g : section) {
      if (targets[g].kind != TargetKind::kGoal) continue;
      if (targets[g].year && *targets[g].year != last_year) continue;
      std::optional<std::size_t> best;
      double best_score = kSameIndicator;
      for (const std::size_t m : milestones) {
        if (*targets[m].year != last_year || taken.contains(m)) continue;
        const double score = similarity(names[g], names[m], kSameIndicator) + (targets[g].unit == targets[m].unit ? 0.01 : 0);
        if (score >= best_score) {
          if (best && score == best_score) continue;
          best = m;
          best_score = score;
        }
      }
      if (!best) continue;
      taken.insert(*best);
      checks.push_back(compare(targets[g], targets[*best]));
    }
    // Series: milestones of one name, then each one that is left joins the series whose last member it resembles most. Names that are both there are two
    // things however alike (国家实验室, 国家重点实验室).
    std::vector<std::vector<std::size_t>> series;
    std::map<std::pair<std::string, std::optional<std::string>>, std::size_t> named;
    for (const std::size_t m : milestones) {
      const auto [at, is_new] = named.try_emplace({targets[m].indicator, targets[m].unit}, series.size());
      if (is_new)
        series.push_back({m});
      else if (targets[series[at->second].back()].year < targets[m].year)
        series[at->second].push_back(m);
    }
    for (std::vector<std::size_t>& single : series) {
      if (single.size() != 1) continue;
      const std::size_t m = single.front();
      std::vector<std::size_t>* best = nullptr;
      double best_score = kSameSeries;
      for (std::vector<std::size_t>& s : series) {
        if (&s == &single || s.empty() || targets[s.back()].year >= targets[m].year || targets[s.back()].unit != targets[m].unit) continue;
        const double score = similarity(names[s.back()], names[m], kSameSeries);
        if (score >= best_score) {
          best = &s;
          best_score = score;
        }
      }
      if (best == nullptr) continue;
      best->push_back(m);
      single.clear();
    }
    for (const std::vector<std::size_t>& s : series) {
      if (s.size() < 2) continue;
      FactCheck check;
      check.kind = "series";
      bool falls = false;
      std::string values;
      for (std::size_t i = 0; i < s.size(); ++i) {
        const Target& t = targets[s[i]];
        check.targets.push_back(t.id);
        values += (i > 0 ? ", " : "") + std::to_string(*t.year) + ": " + t.value_text;
        if (i == 0 || !t.value || !targets[s[i - 1]].value) continue;
        falls = falls || *t.value < *targets[s[i - 1]].value;
      }
      // What is to be reduced may fall.
      const bool wanted_to_fall = targets[s.front()].change && targets[s.front()].change->direction == ChangeDirection::kDecrease;
      check.agrees = !falls || wanted_to_fall;
      if (!check.agrees) check.differs_in.push_back("value");
      check.message = targets[s.front()].indicator + ": " + values;
      checks.push_back(std::move(check));
    }
  }
  return checks;
}

}  // namespace jiaokan::facts
