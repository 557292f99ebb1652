#include "extract/history_note.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "extract/issuers.h"
#include "extract/line_kinds.h"
#include "extract/source_lines.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostEvents = 12;

/// 2026年5月27日 and what happened then.
struct Event {
  std::string date;
  std::string_view date_place, words;
};

std::vector<Event> events_of(std::string_view note) {
  std::vector<Event> out;
  while (out.size() < kMostEvents) {
    auto date = find_date(note);
    if (!date) break;
    if (!out.empty()) out.back().words = out.back().words.substr(0, static_cast<std::size_t>(note.data() + date->begin - out.back().words.data()));
    const std::string_view rest = note.substr(date->end);
    out.push_back({std::move(date->value), note.substr(date->begin, date->end - date->begin), rest});
    note = rest;
  }
  return out;
}

bool is_changed(std::string_view words) { return contains_any(words, {"修订", "修訂", "修正", "修改"}); }

/// 云溪市第十五届人民代表大会常务委员会第十二次会议通过, 第五届全国人民代表大会第五次会议通过: the assembly without the number of its term.
void read_assembly(std::string_view printed, HistoryNote& out) {
  const std::string plain = without_blanks(printed);
  const std::string_view words = plain;
  constexpr std::string_view kAssembly = "人民代表大会", kTraditional = "人民代表大會";
  const auto either = [&](std::string_view a, std::string_view b) { return std::min(words.find(a), words.find(b)); };
  const std::size_t term = words.find("第"), behind = either("届", "屆"), assembly = either(kAssembly, kTraditional), session = either("次会议", "次會議");
  if (term > behind || behind > assembly || assembly > session || session == std::string_view::npos) return;
  if (either("通过", "通過") == std::string_view::npos) return;
  std::string name(words.substr(0, term));
  name += words.substr(behind + 3, assembly - behind - 3 + kAssembly.size());
  const std::string_view tail = words.substr(assembly + kAssembly.size());
  for (const std::string_view committee : {"常务委员会", "常務委員會"})
    if (tail.starts_with(committee)) name += committee;
  if (!is_authority(name)) return;
  out.issuer = std::move(name);
  out.issuer_place = trim_blanks(printed.substr(0, std::min(printed.find("次"), printed.size())));
}

}  // namespace

bool opens_history_note(std::string_view text) {
  constexpr std::size_t kWholeDay = 10;  // 2020-05-28
  const bool bracketed = starts_with_any(text, {"（", "("});
  if (bracketed) text = trim_blanks(text.substr(text.starts_with("（") ? 3 : 1));
  const auto date = date_at_start(text);
  if (!date || date->value.size() != kWholeDay) return false;
  const std::string_view words = trim_blanks(text.substr(date->end));
  if (document_number_at_start(words)) return true;
  const std::string plain = without_blanks(words.substr(0, std::min(words.find("日"), words.size())));
  if (starts_with_any(plain, {"，", "、", "。", "起", "至", "前", "在"}) || contains_any(plain, {"。", "，"})) return false;
  return plain.find("会议通过") != std::string::npos || plain.find("會議通過") != std::string::npos ||
         (bracketed && contains_any(plain, {"代表大会", "代表大會"}));
}

std::optional<HistoryNote> read_history_note(std::string_view note) {
  const std::vector<Event> events = events_of(note);
  if (events.empty()) return std::nullopt;
  HistoryNote out;
  out.published = events[0].date;
  out.published_place = events[0].date_place;
  read_assembly(events[0].words, out);
  for (const Event& event : events) {
    if (is_changed(event.words)) break;  // the order that changed a text is another document
    const std::string_view words = trim_blanks(event.words);
    auto number = document_number_at_start(words);
    const bool made_public = contains_any(words, {"公布", "公佈", "发布", "發布", "發佈", "印发", "印發"});
    if (!number && !(made_public && out.issuer.empty())) continue;
    out.published = event.date;
    out.published_place = event.date_place;
    if (!number) break;
    out.document_number = std::move(number->value);
    out.number_place = words.substr(number->begin, number->end - number->begin);
    const std::string_view name = trim_blanks(words.substr(0, std::min({words.find("令"), words.find("公告"), words.find("通告"), words.size()})));
    if (out.issuer.empty() && is_authority(name)) {
      out.issuer = authorities(name);
      out.issuer_place = name;
    }
    break;
  }
  return out;
}

}  // namespace jiaokan::extract
