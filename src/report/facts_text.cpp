#include <map>

#include "report/printed_text.h"
#include "report/text_layout.h"
#include "report/text_writer.h"

namespace jiaokan::report {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? std::string() : std::string(separator)) + part;
  return out;
}

std::string figure(const Target& t) {
  std::string out = t.comparator == Comparator::kEqual || t.comparator == Comparator::kRange ? std::string() : std::string(to_string(t.comparator)) + " ";
  if (t.change) out += t.change->direction == ChangeDirection::kIncrease ? "+" : "−";
  // As printed: 1800亿 is easier to read than 180000000000.
  if (!t.value_text.empty())
    out += t.value_text;
  else if (t.value)
    out += t.value->to_string() + (t.value_max ? "–" + t.value_max->to_string() : "");
  if (t.unit) out += " " + *t.unit;
  if (t.per) out += " (" + *t.per + ")";
  return out;
}

/// [20, 100), > 50, 12.
std::string mentioned_value(const Mention& m) {
  if (!m.value) return "";
  if (m.comparator == Comparator::kRange && m.value_max)
    return (m.excludes_value ? "(" : "[") + m.value->to_string() + ", " + m.value_max->to_string() + (m.excludes_max ? ")" : "]");
  return (m.comparator == Comparator::kEqual ? "" : std::string(to_string(m.comparator)) + " ") + m.value->to_string();
}

std::string unit_list(const Responsibility& r) {
  std::string out;
  for (const ResponsibleUnit& u : r.units) {
    if (!out.empty()) out += "、";
    out += u.name;
    if (u.role != UnitRole::kResponsible) out += u.role == UnitRole::kLead ? " [lead]" : " [support]";
  }
  return out;
}

std::string one_document(const FactsView& v, const TextStyle& style) {
  std::string out = styled(style, "1", describe(v.document)) + "\n\n";
  const bool pages = v.document.has_pages();
  const auto with_page = [&](std::vector<std::string> row, const Place* place) {
    if (pages) row.insert(row.begin() + 1, place ? (place->page ? std::to_string(*place->page) : "") : "page");
    return row;
  };
  if (!v.facts.targets.empty()) {
    std::vector<std::vector<std::string>> rows{with_page({"id", "section", "year", "figure", "bound to", "indicator"}, nullptr)};
    for (const Target& t : v.facts.targets)
      rows.push_back(with_page({t.id, joined(t.section, "/"), t.year ? std::to_string(*t.year) : "", figure(t), t.modality.value_or(""), t.indicator}, &t.place));
    out += table(rows, style.width) + "\n";
  }
  if (!v.facts.responsibilities.empty()) {
    std::vector<std::vector<std::string>> rows{with_page({"id", "section", "task", "responsible units"}, nullptr)};
    for (const Responsibility& r : v.facts.responsibilities) rows.push_back(with_page({r.id, joined(r.section, "/"), shortened(r.task, 36), unit_list(r)}, &r.place));
    out += table(rows, style.width) + "\n";
  }
  if (v.mentions != nullptr && !v.mentions->empty()) {
    std::vector<std::vector<std::string>> rows{with_page({"id", "kind", "value", "unit", "words"}, nullptr)};
    for (std::size_t i = 0; i < v.mentions->size(); ++i) {
      const Mention& m = (*v.mentions)[i];
      rows.push_back(with_page({"q" + std::to_string(i + 1), std::string(to_string(m.kind)), mentioned_value(m), m.unit.value_or(""), m.place.text}, &m.place));
    }
    out += table(rows, style.width) + "\n";
  }
  std::size_t differ = 0;
  for (const FactCheck& c : v.facts.checks) {
    if (c.agrees) continue;
    ++differ;
    out += styled(style, "33", "differs") + "  " + joined(c.targets, ", ") + "  " + c.message + "\n";
  }
  if (differ > 0) out += "\n";
  out += counted(v.facts.targets.size(), "target", "targets") + ", " + counted(v.facts.responsibilities.size(), "group", "groups") + " of responsible units, " +
         counted(v.facts.checks.size(), "check", "checks") + " (" + grouped(differ) + " differ)\n";
  return out;
}

}  // namespace

std::string facts_text(const std::vector<FactsView>& views, const TextStyle& style) {
  std::string out;
  for (const FactsView& v : views) out += (out.empty() ? "" : "\n") + one_document(v, style);
  return out;
}

}  // namespace jiaokan::report
