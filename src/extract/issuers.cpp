#include "extract/issuers.h"

#include <cstddef>

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
  return name.starts_with("中共") && (name.ends_with("委") || name.ends_with("委员会")) && name.size() <= 4 * kLongestParty && utf8::length(name) <= kLongestParty;
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
    if (!is_authority(name) && !is_party(name)) return without_blanks(line);
    out += (out.empty() ? "" : "、") + std::string(name);
    rest = trim_blanks(rest.substr(end));
  }
  return out;
}

bool is_state_authority(std::string_view name) {
  return is_authority(name) && ends_with_any(name, {"政府", "国务院", "國務院", "行政院", "立法院", "司法院", "考试院", "考試院", "监察院", "監察院", "法院", "检察院",
                                                    "檢察院", "委员会", "委員會", "部", "厅", "廳", "局", "署"});
}

}  // namespace jiaokan::extract
