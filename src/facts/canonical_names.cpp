#include "facts/canonical_names.h"

#include <algorithm>
#include <map>

#include "core/resources.h"
#include "core/utf8.h"
#include "facts/match_text.h"
#include "facts/pattern_set.h"

namespace jiaokan::facts {
namespace {

using Names = std::map<std::string, std::string, std::less<>>;

const Names& office_names() {
  static const Names names = [] {
    Names table;
    const std::string_view rows = resource("dicts/office_names.tsv");
    for (std::size_t at = 0; at < rows.size();) {
      const std::size_t end = std::min(rows.find('\n', at), rows.size());
      const std::string_view row = rows.substr(at, end - at);
      at = end + 1;
      if (row.empty() || row[0] == '#') continue;
      const std::size_t tab = row.find('\t');
      const std::string_view whole = row.substr(tab + 1);
      // Several abbreviations of one name are parted by blanks.
      for (std::size_t from = 0; from < tab;) {
        const std::size_t stop = std::min(row.find(' ', from), tab);
        table.emplace(row.substr(from, stop - from), whole);
        from = stop + 1;
      }
    }
    return table;
  }();
  return names;
}

/// 市, 广东省, 各区, 国家 may stand before an office's name; 分 of 分局 may not.
bool is_place(std::string_view words) {
  if (words.empty()) return true;
  for (const std::string_view end : {"市", "省", "区", "县", "州", "旗", "镇", "国家", "国务院", "各地", "中央", "全国"}) {
    if (words.ends_with(end)) return true;
  }
  // 广东发改委: a bare name of a place.
  static const PatternGroup& own = pattern_group("own-name");
  const auto name = own.at(words, 0);
  return name && name->end == words.size();
}

}  // namespace

std::string canonical_name(std::string_view name) {
  constexpr std::size_t kLongest = 240;
  std::string folded = match_text(name);
  folded.erase(std::remove(folded.begin(), folded.end(), ' '), folded.end());
  if (folded.size() > kLongest) return folded;
  for (std::size_t at = 0; at < folded.size(); at += utf8::sequence_length(folded[at])) {
    const auto found = office_names().find(std::string_view(folded).substr(at));
    if (found != office_names().end() && is_place(std::string_view(folded).substr(0, at))) {
      // 国家发展改革委 and 发展改革委 of the nation: 国家 is part of some full names.
      const std::string_view whole = found->second;
      const std::string_view place = std::string_view(folded).substr(0, at);
      return whole.starts_with("国家") && place == "国家" ? std::string(whole) : std::string(place) + std::string(whole);
    }
  }
  return folded;
}

}  // namespace jiaokan::facts
