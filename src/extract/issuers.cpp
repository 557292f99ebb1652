#include "extract/issuers.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/line_kinds.h"
#include "extract/source_lines.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongestParty = 16;  // code points

/// 中共澜湾市委
bool is_party(std::string_view name) {
  return name.starts_with("中共") && (name.ends_with("委") || name.ends_with("委员会")) && name.size() <= 4 * kLongestParty &&
         utf8::length(name) <= kLongestParty;
}

/// How the authorities of the whole state begin, and no office of another does.
constexpr std::string_view kStateStarts[]{"国家",
                                          "全国",
                                          "国务院",
                                          "最高人民",
                                          "中共中央",
                                          "中央",
                                          "外交部",
                                          "教育部",
                                          "科技部",
                                          "科学技术部",
                                          "工业和信息化部",
                                          "工信部",
                                          "公安部",
                                          "民政部",
                                          "司法部",
                                          "财政部",
                                          "人力资源社会保障部",
                                          "人力资源和社会保障部",
                                          "自然资源部",
                                          "生态环境部",
                                          "住房城乡建设部",
                                          "住房和城乡建设部",
                                          "交通运输部",
                                          "水利部",
                                          "农业农村部",
                                          "商务部",
                                          "文化和旅游部",
                                          "应急管理部",
                                          "退役军人事务部",
                                          "退役军人部",
                                          "审计署",
                                          "海关总署",
                                          "税务总局",
                                          "市场监管总局",
                                          "金融监管总局",
                                          "中国人民银行",
                                          "人民银行",
                                          "银保监会",
                                          "证监会",
                                          "国资委",
                                          "广电总局",
                                          "体育总局",
                                          "环境保护部",
                                          "国土资源部",
                                          "农业部",
                                          "文化部",
                                          "卫生部",
                                          "卫生计生委",
                                          "共青团中央",
                                          "中国残联",
                                          "中国科协",
                                          "中国气象局",
                                          "中国民航局"};

/// The place that a name opens with: 澜湾市, 中共澜湾市委 too; empty where it names none.
std::string_view place_of(std::string_view name) {
  if (name.starts_with("中共")) name.remove_prefix(std::string_view("中共").size());
  constexpr std::size_t kLongestPlace = 24;  // bytes
  std::size_t end = std::string_view::npos;
  for (const std::string_view kind : {"省", "市", "县", "縣", "区", "區", "州", "旗"})
    if (const std::size_t at = name.find(kind); at >= 6 && at < kLongestPlace) end = std::min(end, at + kind.size());
  return end == std::string_view::npos ? std::string_view() : name.substr(0, end);
}

/// Whether an authority's name may end so, as those do that issue papers together.
bool ends_name(std::string_view name) {
  return (name == "中共中央" || is_party(name) || is_authority(name)) &&
         ends_with_any(name, {"府", "部", "委", "局", "署", "院", "会", "办", "厅", "行", "中央"});
}

/// The names that stand together in `joined`, or that alone.
std::vector<std::string_view> parted(std::string_view joined) {
  std::vector<std::string_view> out;
  const std::string_view place = place_of(joined);
  std::size_t begin = 0;
  for (std::size_t at = 3; at + 6 < joined.size(); at += 3) {
    const std::string_view name = joined.substr(begin, at - begin), rest = joined.substr(at);
    const bool opens = (!place.empty() && rest.starts_with(place)) ||
                       std::any_of(std::begin(kStateStarts), std::end(kStateStarts), [&](std::string_view s) { return rest.starts_with(s); });
    // 国务院国家… is an office of it.
    if (!opens || !ends_name(name) || name == "国务院") continue;
    out.push_back(name);
    begin = at;
  }
  const std::string_view last = joined.substr(begin);
  if (out.empty() || !(ends_name(last) || last == "国务院")) return {joined};
  out.push_back(last);
  return out;
}

}  // namespace

std::string authorities(std::string_view line) {
  std::string out;
  std::string_view rest = trim_blanks(line);
  while (!rest.empty()) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < rest.size(); end = at)
      if (is_blank(utf8::next(rest, at))) break;
    const std::string_view name = rest.substr(0, end);
    for (const std::string_view one : parted(name)) {
      if (!is_authority(one) && !is_party(one) && one != "中共中央") return without_blanks(line);
      out += (out.empty() ? "" : "、") + std::string(one);
    }
    rest = trim_blanks(rest.substr(end));
  }
  return out;
}

bool names_several(std::string_view line) { return authorities(line).find("、") != std::string::npos; }

bool is_state_authority(std::string_view name) {
  return is_authority(name) && name.find("的") == std::string_view::npos &&
         ends_with_any(name, {"政府", "国务院", "國務院", "行政院", "立法院", "司法院", "考试院", "考試院", "监察院", "監察院",
                              "法院", "检察院", "檢察院", "委员会", "委員會", "部",     "厅",     "廳",     "局",     "署"});
}

}  // namespace jiaokan::extract
