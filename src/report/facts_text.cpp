#include <algorithm>

#include "report/figure_words.h"
#include "report/printed_text.h"
#include "report/text_layout.h"
#include "report/text_writer.h"
#include "report/ui_words.h"

namespace jiaokan::report {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? std::string() : std::string(separator)) + part;
  return out;
}

/// [20, 100), > 50, 12.
std::string mentioned_value(const Mention& m, Language language) {
  if (!m.value) return "";
  if (m.comparator == Comparator::kRange && m.value_max)
    return (m.excludes_value ? "(" : "[") + m.value->to_string() + ", " + m.value_max->to_string() + (m.excludes_max ? ")" : "]");
  return bounded(m.comparator, m.value->to_string(), language);
}

/// A table whose words above the columns are translated; documents without pages lose the second column.
class Table {
 public:
  Table(const Document& document, const TextStyle& style, const std::vector<std::string_view>& heads) : pages_(document.has_pages()), style_(style) {
    std::vector<std::string> row;
    for (const std::string_view head : heads) row.emplace_back(word(style.language, head));
    add(std::move(row));
  }
  void add(std::vector<std::string> row) {
    if (!pages_) row.erase(row.begin() + 1);
    rows_.push_back(std::move(row));
  }
  std::string text() const { return rows_.size() > 1 ? table(rows_, style_.width) + "\n" : std::string(); }

 private:
  bool pages_;
  const TextStyle& style_;
  std::vector<std::vector<std::string>> rows_;
};

std::string page_of(const Place& place) { return place.page ? std::to_string(*place.page) : std::string(); }

/// What a check found, in the language of the report where it has a sentence of its own.
std::string check_message(const FactCheck& check, const Facts& facts, Language language) {
  const auto target = [&](std::size_t index) -> const Target* {
    if (index >= check.targets.size()) return nullptr;
    const auto found = std::find_if(facts.targets.begin(), facts.targets.end(), [&](const Target& t) { return t.id == check.targets[index]; });
    return found == facts.targets.end() ? nullptr : &*found;
  };
  const Target *first = target(0), *second = target(1);
  if (language == Language::kEnglish || !first) return check.message;
  if (check.kind == "goal-vs-milestone" && second)
    return filled(language, "{0}: goal {1}, milestone {2} {3}",
                  {first->indicator, figure_words(*first, language), second->year ? std::to_string(*second->year) : "", figure_words(*second, language)});
  std::string values;
  for (std::size_t i = 0; i < check.targets.size(); ++i)
    if (const Target* t = target(i))
      values += (values.empty() ? "" : "、") +
                (t->year ? filled(language, "{0} in {1}", {figure_words(*t, language), std::to_string(*t->year)}) : figure_words(*t, language));
  return filled(language, "{0}: {1}", {first->indicator, values});
}

std::string one_document(const FactsView& v, const TextStyle& style) {
  const Language language = style.language;
  std::string out = styled(style, "1", describe(v.document, language)) + "\n\n";
  Table targets(v.document, style, {"id", "page", "section", "year", "figure", "bound to", "indicator"});
  for (const Target& t : v.facts.targets)
    targets.add({t.id, page_of(t.place), joined(t.section, "/"), t.year ? std::to_string(*t.year) : "", figure_words(t, language), t.modality.value_or(""),
                 t.indicator});
  Table units(v.document, style, {"id", "page", "section", "task", "responsible units"});
  for (const Responsibility& r : v.facts.responsibilities)
    units.add({r.id, page_of(r.place), joined(r.section, "/"), shortened(r.task, 36), unit_words(r, language)});
  Table mentions(v.document, style, {"id", "page", "kind", "value", "unit", "words"});
  for (std::size_t i = 0; v.mentions != nullptr && i < v.mentions->size(); ++i) {
    const Mention& m = (*v.mentions)[i];
    mentions.add({"q" + std::to_string(i + 1), page_of(m.place), std::string(word(language, to_string(m.kind))), mentioned_value(m, language),
                  m.unit.value_or(""), m.place.text});
  }
  out += targets.text() + units.text() + mentions.text();
  std::size_t differ = 0;
  for (const FactCheck& c : v.facts.checks) {
    if (c.agrees) continue;
    ++differ;
    out += styled(style, "33", word(language, "differs")) + "  " + joined(c.targets, ", ") + "  " + check_message(c, v.facts, language) + "\n";
  }
  if (differ > 0) out += "\n";
  const std::string comma(word(language, ", "));
  return out + counted(language, v.facts.targets.size(), "target", "targets") + comma +
         counted(language, v.facts.responsibilities.size(), "group of responsible units", "groups of responsible units") + comma +
         counted(language, v.facts.checks.size(), "check ({1} differ)", "checks ({1} differ)", {grouped(differ)}) + "\n";
}

}  // namespace

std::string facts_text(const std::vector<FactsView>& views, const TextStyle& style) {
  std::string out;
  for (const FactsView& v : views) out += (out.empty() ? "" : "\n") + one_document(v, style);
  return out;
}

}  // namespace jiaokan::report
