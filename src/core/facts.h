#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/decimal.h"
#include "core/document.h"
#include "core/place.h"

namespace jiaokan {

enum class Comparator { kEqual, kGreater, kGreaterEqual, kLess, kLessEqual, kAbout, kRange };
std::string_view to_string(Comparator);  ///< "=", ">", ">=", "<", "<=", "~", "range"

/// A number with its unit and bound, wherever it stands: what `compare` matches by value. Names and ordinals (5G, 第6版, 三城一区) are none.
struct Quantity {
  RawSpan span;                      ///< figure and unit, comparator words included
  std::optional<Decimal> value;      ///< multiplied out: 1.2万 → 12000
  std::optional<Decimal> value_max;  ///< of a range
  std::string unit;                  ///< as printed, without 万/亿: 家, %, 元, 百分点
  Comparator comparator = Comparator::kEqual;
  std::string value_text;  ///< the figure with its multiplier as printed
};

enum class ChangeDirection { kIncrease, kDecrease };
enum class ChangeKind { kPercent, kPercentagePoints, kMultiple, kAbsolute };
struct Change {
  ChangeDirection direction = ChangeDirection::kIncrease;
  ChangeKind kind = ChangeKind::kPercent;
  std::optional<int> base_year;
};

enum class TargetKind { kGoal, kMilestone, kFunding, kPolicy };

/// One commitment with a figure. Texts are as printed in that edition.
struct Target {
  std::string id;
  std::string fingerprint;  ///< of what it says, not of where it stands: survives another extraction
  std::vector<std::string> section;
  std::string indicator;              ///< the noun phrase, without a leading 全市
  std::optional<std::string> action;  ///< governing verb
  std::optional<int> year;            ///< Western year
  std::optional<std::string> deadline;
  Comparator comparator = Comparator::kEqual;
  std::optional<Decimal> value, value_max;
  std::optional<std::string> unit;
  std::string value_text;
  std::optional<Change> change;
  std::optional<std::string> per;
  std::optional<std::string> modality;
  bool cumulative = false;
  TargetKind kind = TargetKind::kGoal;
  std::optional<std::string> indicator_type;  ///< 约束性 | 预期性, as printed
  std::string surface;                        ///< shortest contiguous piece with verb, object and figure
  Place place;                                ///< of the surface
};

enum class UnitRole { kResponsible, kLead, kSupport };
struct ResponsibleUnit {
  std::string name;  ///< elided prefix and suffix restored: 科技局 → 市科技局
  std::string printed;
  UnitRole role = UnitRole::kResponsible;
  std::string canonical;  ///< in Simplified characters, abbreviations written out: 市发改委, 市發展改革委 → 市发展和改革委员会
};

struct Responsibility {
  std::string id;
  std::string fingerprint;
  std::vector<std::string> section;
  std::string task;  ///< lead sentence of the task, without its 。
  std::vector<ResponsibleUnit> units;
  std::string surface;               ///< the list of units as printed
  Place place;                       ///< of the surface
  std::vector<std::string> targets;  ///< ids: of the same paragraph, else of the paragraphs of the same task
};

struct FactCheck {
  std::string kind;  ///< "goal-vs-milestone", "series"
  bool agrees = true;
  std::vector<std::string> targets;  ///< ids
  std::vector<std::string> differs_in;
  std::string message;
};

enum class MentionKind { kNumber, kPercent, kRange, kCurrency, kDimension };
std::string_view to_string(MentionKind);

/// A figure wherever it stands in running text, whether a plan means it or not: 三分之一, 十几万, 第10 … A sum of money is also a number, so mentions nest.
struct Mention {
  MentionKind kind = MentionKind::kNumber;
  std::optional<Decimal> value;                       ///< of 1/3 and its kind 15 significant digits, exact otherwise; none where it is beyond reading
  std::optional<Decimal> value_max;                   ///< of a range with two ends
  bool excludes_value = false, excludes_max = false;  ///< 大于20小于30 stops short of both
  Comparator comparator = Comparator::kEqual;         ///< of a range with one end, or kRange
  std::optional<std::string> unit;
  Place place;
};

struct Facts {
  std::vector<Target> targets;
  std::vector<Responsibility> responsibilities;
  std::vector<FactCheck> checks;
  std::vector<Quantity> quantities;  ///< every quantity of the text, sorted by span; never overlapping
  std::vector<Warning> warnings;
};

std::string_view to_string(ChangeDirection);
std::string_view to_string(ChangeKind);
std::string_view to_string(TargetKind);
std::string_view to_string(UnitRole);

}  // namespace jiaokan
