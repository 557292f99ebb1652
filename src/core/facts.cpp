#include "core/facts.h"

namespace jiaokan {

std::string_view to_string(Comparator c) {
  switch (c) {
    case Comparator::kEqual: return "=";
    case Comparator::kGreater: return ">";
    case Comparator::kGreaterEqual: return ">=";
    case Comparator::kLess: return "<";
    case Comparator::kLessEqual: return "<=";
    case Comparator::kAbout: return "~";
    case Comparator::kRange: return "range";
  }
  return {};
}

std::string_view to_string(MentionKind k) {
  switch (k) {
    case MentionKind::kNumber: return "number";
    case MentionKind::kPercent: return "percent";
    case MentionKind::kRange: return "range";
    case MentionKind::kCurrency: return "currency";
    case MentionKind::kDimension: return "dimension";
  }
  return {};
}

std::string_view to_string(ChangeDirection d) { return d == ChangeDirection::kIncrease ? "increase" : "decrease"; }

std::string_view to_string(ChangeKind k) {
  switch (k) {
    case ChangeKind::kPercent: return "percent";
    case ChangeKind::kPercentagePoints: return "percentage_points";
    case ChangeKind::kMultiple: return "multiple";
    case ChangeKind::kAbsolute: return "absolute";
  }
  return {};
}

std::string_view to_string(TargetKind k) {
  switch (k) {
    case TargetKind::kGoal: return "goal";
    case TargetKind::kMilestone: return "milestone";
    case TargetKind::kFunding: return "funding";
    case TargetKind::kPolicy: return "policy";
  }
  return {};
}

std::string_view to_string(UnitRole r) {
  switch (r) {
    case UnitRole::kResponsible: return "responsible";
    case UnitRole::kLead: return "lead";
    case UnitRole::kSupport: return "support";
  }
  return {};
}

}  // namespace jiaokan
