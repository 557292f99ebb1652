#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "core/utf8.h"
#include "facts/fact_checks.h"

namespace jiaokan::facts {
namespace {

/// Shorter names (项目, 投资额) stand for another thing in every task.
constexpr std::size_t kTellingName = 6;

std::string shown(const Target& t) { return std::string(to_string(t.comparator)) + " " + t.value_text + (t.unit ? " " + *t.unit : ""); }

bool plain_amount(const Target& t) {
  return t.value && !t.value_max && !t.change && t.comparator == Comparator::kEqual && t.unit && *t.unit != "%" && *t.unit != "倍";
}

/// 其中 stands directly before it, or opens its own words.
bool opens_parts(const Target& t) {
  const std::size_t at = t.place.prefix.rfind("其中");
  if (t.surface.starts_with("其中")) return true;
  if (at == std::string::npos) return false;
  const std::string_view between = std::string_view(t.place.prefix).substr(at + 6);
  return between.find("。") == std::string_view::npos && between.find("；") == std::string_view::npos && utf8::length(between) <= 8;
}

bool opens_sentence(const Target& t) { return t.place.prefix.find("。") != std::string::npos || t.place.prefix.find("；") != std::string::npos; }

}  // namespace

std::vector<FactCheck> check_totals(const std::vector<Target>& targets) {
  std::vector<FactCheck> checks;
  for (std::size_t i = 1; i < targets.size(); ++i) {
    const Target& total = targets[i - 1];
    if (!opens_parts(targets[i]) || !plain_amount(total) || total.place.block != targets[i].place.block) continue;
    FactCheck check;
    check.kind = "total";
    check.targets.push_back(total.id);
    Decimal sum;
    std::string parts;
    std::size_t end = i;
    for (; end < targets.size(); ++end) {
      const Target& part = targets[end];
      const bool another = part.place.block != total.place.block || !plain_amount(part) || part.unit != total.unit || part.year != total.year;
      if (another || (end > i && opens_sentence(part))) break;
      check.targets.push_back(part.id);
      sum = sum + *part.value;
      parts += (parts.empty() ? "" : " + ") + part.value_text;
    }
    if (end < i + 2) continue;  // one part says nothing on the total
    // 其中 need not name every part: only a sum beyond the total cannot be right.
    check.agrees = !(*total.value < sum);
    if (!check.agrees) check.differs_in.push_back("value");
    check.message = total.indicator + ": " + total.value_text + " in all, parts " + parts + " = " + sum.to_string();
    checks.push_back(std::move(check));
    i = end - 1;
  }
  return checks;
}

std::vector<FactCheck> check_same_indicators(const std::vector<Target>& targets) {
  using Key = std::tuple<std::string, int, std::string, std::string, std::string>;
  std::map<Key, std::vector<std::size_t>> same;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const Target& t = targets[i];
    // The bare figures of a table's columns are of as many things as it has heads.
    if (t.kind == TargetKind::kMilestone || t.kind == TargetKind::kFunding || !t.year || !t.value || !t.unit || utf8::length(t.indicator) < kTellingName) continue;
    const std::string change = t.change ? std::string(to_string(t.change->direction)) + std::string(to_string(t.change->kind)) : "";
    // 甲、乙分别增长4%、6%: each thing of a list has a value of its own.
    if (t.indicator.find("、") != std::string::npos) continue;
    same[{t.indicator, *t.year, *t.unit, t.per.value_or("") + (t.cumulative ? "+" : ""), change}].push_back(i);
  }
  std::vector<FactCheck> checks;
  for (auto& [key, members] : same) {
    // Values of one block are told apart by its words (全省4%，市区6%): the first stands for all.
    const auto of_one_block = [&](std::size_t x, std::size_t y) { return targets[x].place.block == targets[y].place.block; };
    members.erase(std::unique(members.begin(), members.end(), of_one_block), members.end());
    if (members.size() < 2) continue;
    FactCheck check;
    check.kind = "same-indicator";
    const Target& first = targets[members.front()];
    std::string values;
    std::set<std::string> figures;
    for (const std::size_t m : members) {
      const Target& t = targets[m];
      figures.insert(t.value->to_string() + (t.value_max ? "-" + t.value_max->to_string() : ""));
      check.targets.push_back(t.id);
      values += (values.empty() ? "" : ", ") + t.id + " " + shown(t);
      check.agrees = check.agrees && t.value == first.value && t.value_max == first.value_max;
    }
    if (figures.size() > 2) continue;  // measured again and again, or of other groups each time
    if (!check.agrees) check.differs_in.push_back("value");
    check.message = first.indicator + " " + std::to_string(*first.year) + ": " + values;
    checks.push_back(std::move(check));
  }
  std::sort(checks.begin(), checks.end(), [](const FactCheck& a, const FactCheck& b) {
    return a.targets.front().size() != b.targets.front().size() ? a.targets.front().size() < b.targets.front().size() : a.targets.front() < b.targets.front();
  });
  return checks;
}

}  // namespace jiaokan::facts
