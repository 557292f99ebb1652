#include "compare/check_figures.h"

#include <map>

#include "compare/messages.h"

namespace jiaokan::compare {
namespace {

using Members = std::vector<const Target*>;

/// The first target whose value is not what the one before lets expect; the first of all where none is.
const Target& odd_one(const FactCheck& check, const Members& members) {
  for (std::size_t i = 1; i < members.size() && check.kind != "goal-vs-milestone" && check.kind != "total"; ++i) {
    const auto &before = members[i - 1]->value, &value = members[i]->value;
    if (check.kind == "series" ? before && value && *value < *before : before != value || members[i - 1]->value_max != members[i]->value_max)
      return *members[i];
  }
  return *members.front();
}

}  // namespace

std::vector<FigureFault> find_figure_faults(const Edition& edition, Language language) {
  std::vector<FigureFault> faults;
  std::map<std::string_view, const Target*> named;
  for (const Target& target : edition.facts.targets) named.emplace(target.id, &target);
  for (std::size_t i = 0; i < edition.facts.checks.size(); ++i) {
    const FactCheck& check = edition.facts.checks[i];
    if (check.agrees) continue;
    Members members;
    for (const std::string& id : check.targets)
      if (const auto target = named.find(id); target != named.end()) members.push_back(target->second);
    if (members.size() < 2) continue;
    const bool goal = check.kind == "goal-vs-milestone";
    faults.push_back({i, goal ? DiscrepancyKind::kGoalDisagrees : DiscrepancyKind::kFiguresDisagree, odd_one(check, members).place,
                      figures_disagree(language, check, members)});
  }
  return faults;
}

}  // namespace jiaokan::compare
