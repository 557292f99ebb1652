#include "compare/check_unit_names.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "compare/messages.h"
#include "core/utf8.h"

namespace jiaokan::compare {
namespace {

/// Where a way of writing a name stands.
struct Occurrences {
  std::vector<RawSpan> places;
  std::vector<std::string_view> printed;  ///< beside `places`; without what the list says once for several
};

using Names = std::map<std::string_view, std::map<std::string_view, Occurrences>>;  ///< by canonical name, then as written

Names names_in(const Document& document, const std::vector<Responsibility>& responsibilities) {
  Names names;
  for (const Responsibility& r : responsibilities) {
    const std::string_view list = document.slice(r.place.span);
    std::size_t from = 0;
    for (const ResponsibleUnit& unit : r.units) {
      const std::size_t at = list.find(unit.printed, from);
      if (at == std::string_view::npos || unit.printed.empty()) continue;
      from = at + unit.printed.size();
      const auto begin = r.place.span.begin + static_cast<std::uint32_t>(at);
      Occurrences& seen = names[unit.canonical][unit.name];
      seen.places.push_back({begin, begin + static_cast<std::uint32_t>(unit.printed.size())});
      seen.printed.push_back(unit.printed);
    }
  }
  return names;
}

}  // namespace

std::vector<SpanFinding> find_unit_name_faults(const Document& document, const std::vector<Responsibility>& responsibilities, Language language) {
  std::vector<SpanFinding> found;
  for (const auto& [canonical, ways] : names_in(document, responsibilities)) {
    if (ways.size() < 2) continue;
    const auto usual = std::max_element(ways.begin(), ways.end(), [](const auto& x, const auto& y) { return x.second.places.size() < y.second.places.size(); });
    const auto first_of = [](const Occurrences& seen) { return seen.places.front().begin; };
    for (auto way = ways.begin(); way != ways.end(); ++way) {
      const std::size_t few = way->second.places.size(), many = usual->second.places.size();
      const bool introduces = few == 1 && utf8::length(way->first) == utf8::length(canonical) && first_of(way->second) < first_of(usual->second);
      if (way == usual || few * 3 > many || introduces) continue;
      for (std::size_t i = 0; i < few; ++i) {
        SpanFinding finding;
        finding.kind = DiscrepancyKind::kInconsistency;
        finding.span = way->second.places[i];
        // The list may have said 市 once for several: then the suggestion does without it too.
        const std::size_t missing = way->first.size() - way->second.printed[i].size();
        const bool elided = way->first.ends_with(way->second.printed[i]) && usual->first.substr(0, missing) == way->first.substr(0, missing);
        finding.suggestion = usual->first.substr(elided ? missing : 0);
        finding.message = told(language, "{0} stands beside {1}: {2} against {3} in this edition's lists of units.",
                               {std::string(way->first), std::string(usual->first), std::to_string(few), std::to_string(many)});
        finding.confidence = 0.7;
        found.push_back(std::move(finding));
      }
    }
  }
  std::sort(found.begin(), found.end(), [](const SpanFinding& x, const SpanFinding& y) { return x.span < y.span; });
  return found;
}

}  // namespace jiaokan::compare
