#include "facts/organisations.h"

#include <algorithm>

#include "core/resources.h"
#include "core/utf8.h"
#include "facts/number.h"
#include "facts/pattern_set.h"

namespace jiaokan::facts {
namespace {

constexpr std::size_t kLongestName = 120;  // bytes

const std::vector<std::string_view>& misleading_stems() {
  static const std::vector<std::string_view> stems = [] {
    std::vector<std::string_view> list;
    const std::string_view rows = resource("dicts/organisations.tsv");
    for (std::size_t at = 0; at < rows.size();) {
      const std::size_t end = std::min(rows.find('\n', at), rows.size());
      const std::string_view row = rows.substr(at, end - at);
      if (!row.empty() && row[0] != '#') list.push_back(row.substr(0, row.find('\t')));
      at = end + 1;
    }
    return list;
  }();
  return stems;
}

bool starts_with_stem(std::string_view name) {
  return std::any_of(misleading_stems().begin(), misleading_stems().end(), [&](std::string_view stem) { return name.starts_with(stem); });
}

/// 市, 省, 区 … where the name begins with its level: 市科技局, and not 市场监管局.
std::string level_of(std::string_view name) {
  if (starts_with_stem(name)) return {};
  for (const std::string_view level : {"自治区", "自治州", "市", "省", "区", "县", "州", "旗", "镇"}) {
    if (name.starts_with(level) && name.size() > level.size()) return std::string(level);
  }
  return {};
}

/// A name that needs no level before it.
bool own_name(std::string_view name) {
  if (starts_with_stem(name)) return false;
  if (name.ends_with("法院") || name.ends_with("检察院") || name.ends_with("总局") || name.ends_with("总署") || name.ends_with("政府") ||
      name.ends_with("公司") || name.ends_with("集团") || name.ends_with("大学") || name.ends_with("银行") || name.ends_with("分行") ||
      name.ends_with("企业") || name.ends_with("部门") || name.ends_with("地区") || name.ends_with("海关") || name.ends_with("证监局") ||
      name.ends_with("银保监局")) {
    return true;
  }
  static const PatternGroup& own = pattern_group("own-name");
  return own.at(name, 0).has_value();
}

bool is_office(std::string_view name) {
  static const PatternGroup& endings = pattern_group("office-ending");
  std::size_t end = name.size();
  // 发展改革委（物价局）
  if (name.ends_with("）") || name.ends_with(")")) {
    const std::size_t open = std::min(name.rfind('('), name.rfind("（"));
    if (open != std::string_view::npos) end = open;
  }
  return endings.before(name, 0, end).has_value();
}

/// A bare 区, 县 or 市: 海珠区.
bool is_bare_place(std::string_view name) {
  if (name.size() < 6 || name.size() > 40) return false;
  for (const std::string_view end :
       {"区", "县", "市", "镇", "街道", "乡", "县（区）", "县(区)", "县（市、区）", "县(市、区)", "市（县）", "市(县)", "县（市）", "县(市)"}) {
    if (name.ends_with(end)) return true;
  }
  return false;
}

/// 各区、县级市: 各 counts for both.
bool shares_each(std::string_view name) {
  return name == "县" || name == "镇" || name == "街道" || name == "区" || name == "市" || name.starts_with("县级市") || name.starts_with("县（") ||
         name.starts_with("县(") || name.starts_with("县政府") || name.starts_with("街镇") || name.starts_with("部门") || name.starts_with("单位");
}

/// Bytes of 政府, 人民政府, 管委会 … behind the name of a place.
std::size_t government_suffix(std::string_view name) {
  for (const std::string_view end : {"人民政府", "政府", "管委会", "党委"}) {
    if (name.ends_with(end) && name.size() > end.size() && is_bare_place(name.substr(0, name.size() - end.size()))) return end.size();
  }
  return 0;
}

struct Cutter {
  std::string_view text;
  std::vector<ListedUnit> units;

  void add(std::size_t begin, std::size_t end) {
    while (begin < end && text[begin] == ' ') ++begin;
    while (end > begin && text[end - 1] == ' ') --end;
    for (const std::string_view lead : {"由", "及", "和", "与", "以及"}) {
      if (text.substr(begin, end - begin).starts_with(lead) && end - begin > lead.size() + 3 && !text.substr(begin).starts_with("和田") &&
          !text.substr(begin).starts_with("和平"))
        begin += lead.size();
    }
    for (const std::string_view tail : {"等单位", "等部门", "等有关单位", "等有关部门", "等"}) {
      const std::string_view name = text.substr(begin, end - begin);
      if (name.ends_with(tail) && name.size() > tail.size()) {
        end -= tail.size();
        break;
      }
    }
    while (end > begin && text[end - 1] == ' ') --end;
    if (end > begin && end - begin <= kLongestName) units.push_back({begin, end, 0, 0, 0, 0});
  }

  void lend_from(std::size_t first) {
    if (first >= units.size()) return;
    const auto name = [&](std::size_t i) { return text.substr(units[i].begin, units[i].end - units[i].begin); };
    // 市发展改革委、科技局
    std::size_t level_begin = 0, level_end = 0;
    bool each = false;
    for (std::size_t i = first; i < units.size(); ++i) {
      const std::string_view n = name(i);
      const std::size_t own = each && shares_each(n) ? 0 : level_of(n).size();
      if (own > 0) {
        level_begin = units[i].begin;
        level_end = level_begin + own;
        each = false;
      } else if (n.starts_with("各")) {
        each = true;
        level_begin = units[i].begin;
        level_end = level_begin + 3;
      } else if (level_end > level_begin && (each ? shares_each(n) : !own_name(n) && is_office(n))) {
        units[i].prefix_begin = level_begin;
        units[i].prefix_end = level_end;
      }
    }
    // 海珠区、黄埔区、南沙区政府
    std::size_t suffix_begin = 0, suffix_end = 0;
    for (std::size_t i = units.size(); i-- > first;) {
      const std::string_view n = name(i);
      const std::size_t government = government_suffix(n);
      if (government > 0) {
        suffix_end = units[i].end;
        suffix_begin = suffix_end - government;
      } else if (!is_bare_place(n)) {
        suffix_begin = suffix_end = 0;
      } else if (!n.starts_with("各") || suffix_end > suffix_begin) {
        units[i].suffix_begin = suffix_begin;
        units[i].suffix_end = suffix_end;
      }
    }
  }
};

}  // namespace

std::vector<ListedUnit> cut_unit_list(std::string_view text, std::size_t begin, std::size_t end) {
  Cutter cutter{text, {}};
  std::size_t start = begin, part = 0;
  std::size_t depth = 0;
  for (std::size_t at = begin; at < end;) {
    const std::size_t from = at;
    const char32_t c = utf8::next(text, at);
    if (c == U'(' || c == U'（' || c == U'“' || c == U'「') ++depth;
    if ((c == U')' || c == U'）' || c == U'”' || c == U'」') && depth > 0) --depth;
    if (depth > 0) continue;
    const std::string_view rest = text.substr(at, std::min<std::size_t>(end - at, 30));
    const auto goes_on_with = [&](std::initializer_list<std::string_view> words) {
      return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return rest.starts_with(w); });
    };
    const bool part_end = c == U'，' || c == U',' || c == U'；' || c == U';' || c == U'。' || c == U'\n';
    const bool joint = ((c == U'及' || c == U'和' || c == U'与') && goes_on_with({"各地", "各区", "各市", "各县", "各省", "各有关", "各相关", "各部门", "有关",
                                                                                  "相关", "各镇", "各街", "各州", "各级", "所在"})) ||
                       (c == U'等' && goes_on_with({"国务院", "相关", "有关", "各有关", "市有关", "市相关", "省有关", "省相关", "市直", "省直"}) &&
                        !goes_on_with({"有关单位", "有关部门单位"})) ||
                       c == U'、' || c == U'/' || (c == U' ' && from > start && goes_on_with({"市", "省", "区", "县", "各"}));
    if (!part_end && !joint) continue;
    cutter.add(start, from);
    start = at;
    if (part_end) {
      cutter.lend_from(part);
      part = cutter.units.size();
    }
  }
  cutter.add(start, end);
  cutter.lend_from(part);
  return cutter.units;
}

bool looks_like_unit(std::string_view name) {
  return is_office(name) || own_name(name) || name.ends_with("单位") || name.ends_with("区") || name.ends_with("市") || name.ends_with("县");
}

}  // namespace jiaokan::facts
