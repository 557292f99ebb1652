#include "report/figure_words.h"

#include <charconv>
#include <cmath>

#include "core/characters.h"
#include "report/ui_words.h"

namespace jiaokan::report {

std::string_view comparator_sign(Comparator comparator) {
  switch (comparator) {
    case Comparator::kGreater: return ">";
    case Comparator::kGreaterEqual: return "≥";
    case Comparator::kLess: return "<";
    case Comparator::kLessEqual: return "≤";
    case Comparator::kAbout: return "~";
    case Comparator::kEqual:
    case Comparator::kRange: break;
  }
  return {};
}

std::string bounded(Comparator comparator, const std::string& figure, Language language) {
  if (comparator == Comparator::kAbout) return filled(language, "~ {0}", {figure});
  const std::string_view sign = comparator_sign(comparator);
  return sign.empty() ? figure : std::string(sign) + " " + figure;
}

std::string with_unit(const std::string& figure, std::string_view unit) {
  std::string out;
  for (const char c : figure)
    if (c != ' ') out += c;
  if (!unit.empty() && !out.empty() && is_ascii_letter(static_cast<unsigned char>(unit.front()))) out += ' ';
  return out + std::string(unit);
}

namespace {

/// A plain number that is not the value: its multiplier stands elsewhere, as 亿元 above the column of a table.
bool lacks_multiplier(const Target& t) {
  if (!t.value || t.value_text.empty()) return false;
  double printed = 0;
  const char* end = t.value_text.data() + t.value_text.size();
  const auto read = std::from_chars(t.value_text.data(), end, printed);
  const double value = t.value->to_double();
  return read.ec == std::errc() && read.ptr == end && std::abs(printed - value) > std::abs(value) * 1e-9;
}

}  // namespace

std::string figure_words(const Target& t, Language language) {
  std::string value = t.value_text;
  if ((value.empty() || lacks_multiplier(t)) && t.value) value = t.value->to_string() + (t.value_max ? "–" + t.value_max->to_string() : "");
  if (t.change) value.insert(0, t.change->direction == ChangeDirection::kIncrease ? "+" : "−");
  std::string out = bounded(t.comparator, with_unit(value, t.unit.value_or("")), language);
  if (t.per) out += " (" + *t.per + ")";
  return out;
}

std::string unit_words(const Responsibility& r, Language language) {
  std::string out;
  for (const ResponsibleUnit& u : r.units) {
    if (!out.empty()) out += "、";
    out += u.name;
    if (u.role != UnitRole::kResponsible) out += " [" + std::string(word(language, to_string(u.role))) + "]";
  }
  return out;
}

}  // namespace jiaokan::report
