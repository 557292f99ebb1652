#include "facts/subject.h"

#include <algorithm>

#include "core/utf8.h"
#include "facts/number.h"
#include "facts/pattern_set.h"

namespace jiaokan::facts {
namespace {

/// A date at `at`, with what leads to it: 到2021年末, 2030年前, 今年.
std::size_t date_end(std::string_view text, std::size_t at, std::size_t end) {
  static const PatternGroup& leads = pattern_group("deadline-lead");
  static const PatternGroup& dates = pattern_group("date");
  static const PatternGroup& relative = pattern_group("relative-date");
  static const PatternGroup& periods = pattern_group("period");
  static const PatternGroup& bases = pattern_group("base-year-lead");
  std::size_t from = at;
  if (const auto lead = leads.at(text, at))
    from = lead->end;
  else if (const auto base = bases.at(text, at))
    from = base->end;
  for (const std::size_t start : {from, at}) {
    if (start >= end) continue;
    for (const PatternGroup* group : {&dates, &relative, &periods}) {
      if (const auto m = group->at(text, start); m && m->end <= end) return m->end;
    }
  }
  return at;
}

}  // namespace

std::size_t trim_end(std::string_view text, std::size_t begin, std::size_t end) {
  static constexpr std::string_view kMarks = "、，；：。";
  while (end > begin) {
    std::size_t from = end;
    utf8::previous(text, from);
    const std::string_view c = text.substr(from, end - from);
    if (c != " " && c != "," && c != ";" && c != ":" && c != "\t" && !(c.size() == 3 && kMarks.find(c) != std::string_view::npos)) break;
    end = from;
  }
  return end;
}

std::size_t trim_begin(std::string_view text, std::size_t begin, std::size_t end) {
  static constexpr std::string_view kMarks = "、，；：。—·－●■◆”」』’）》";
  while (begin < end) {
    const std::string_view c = text.substr(begin, utf8::sequence_length(text[begin]));
    if (c != " " && c != "," && c != ";" && c != ":" && c != "\t" && c != "-" && !(c.size() == 3 && kMarks.find(c) != std::string_view::npos)) break;
    begin += c.size();
  }
  return begin;
}

std::size_t strip_lead(std::string_view text, std::size_t begin, std::size_t end, Lead& lead, bool with_causative) {
  static const PatternGroup& leads = pattern_group("subject-lead");
  static const PatternGroup& causatives = pattern_group("causative");
  static const PatternGroup& numbers = pattern_group("heading-number");
  begin = trim_begin(text, begin, end);
  if (const auto n = numbers.at(text, begin); n && n->end < end) begin = n->end;
  for (int round = 0; round < 24; ++round) {
    begin = trim_begin(text, begin, end);
    if (begin >= end) return end;
    if (const std::size_t date = date_end(text, begin, end); date > begin) {
      begin = date;
      for (const std::string_view tail : {"起", "内", "底", "末", "前", "时"}) {
        if (text.substr(begin).starts_with(tail)) begin += tail.size();
      }
      continue;
    }
    if (const auto m = leads.at(text, begin); m && m->end <= end) {
      const std::string& value = m->pattern->value;
      if (value == "modality") lead.modality = {m->begin, m->end};
      if (value == "per") lead.per = {m->begin, m->end};
      if (value == "cumulative") lead.cumulative = true;
      begin = m->end;
      continue;
    }
    if (with_causative) {
      if (const auto m = causatives.at(text, begin); m && m->end <= end) {
        lead.causative = true;
        begin = m->end;
        continue;
      }
    }
    break;
  }
  return begin;
}

std::size_t strip_tail(std::string_view text, std::size_t begin, std::size_t end, Lead& lead, bool whole_subject) {
  static const PatternGroup& tails = pattern_group("subject-tail");
  static const PatternGroup& bases = pattern_group("subject-base");
  static const PatternGroup& dates = pattern_group("date");
  static const PatternGroup& deadline_leads = pattern_group("deadline-lead");
  for (int round = 0; round < 16; ++round) {
    end = trim_end(text, begin, end);
    if (whole_subject) {
      if (const auto base = bases.before(text, begin, end)) {
        end = base->begin;
        continue;
      }
    }
    const auto m = tails.before(text, begin, end);
    if (!m) {
      const auto date = dates.before(text, begin, end);
      if (!date) break;
      end = date->begin;
      // 至118年底: what leads to the date goes with it; before the verb is known 提升至 must not lose its 至.
      if (!whole_subject) continue;
      if (const auto to = deadline_leads.before(text, begin, end)) end = to->begin;
      continue;
    }
    const std::string& value = m->pattern->value;
    // 可 and 应 end a subject only where something is left of it.
    if (value == "modality") lead.modality = {m->begin, m->end};
    if (value == "per") lead.per = {m->begin, m->end};
    if (value == "cumulative") lead.cumulative = true;
    end = m->begin;
  }
  return end;
}

std::size_t after_disposal(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t at = end; at > begin;) {
    std::size_t from = at;
    utf8::previous(text, from);
    const std::string_view c = text.substr(from, at - from);
    if ((c == "把" || c == "将") && trim_begin(text, at, end) < end) {
      std::size_t before = from;
      const char32_t p = from > begin ? utf8::previous(text, before) : 0;
      if (p != U'即' && p != U'大' && p != U'名') return at;
    }
    at = from;
  }
  return begin;
}

bool only_agent(std::string_view text, Range r) {
  static const PatternGroup& agents = pattern_group("agent");
  const std::size_t end = trim_end(text, r.begin, r.end);
  const auto m = agents.at(text, r.begin);
  return m && m->end >= end;
}

std::size_t strip_agent(std::string_view text, std::size_t begin, std::size_t end, Lead& lead) {
  static const PatternGroup& agents = pattern_group("agent");
  static const PatternGroup& actions = pattern_group("action-verb");
  const auto agent = agents.at(text, begin);
  if (!agent || agent->end >= end) return begin;
  Lead own;
  const std::size_t behind = strip_lead(text, agent->end, end, own, false);
  const auto verb = actions.at(text, behind);
  if (!verb || verb->end > end) return begin;
  if (!own.per.empty()) lead.per = own.per;
  if (!own.modality.empty()) lead.modality = own.modality;
  return behind;
}

Range strip_subject(std::string_view text, Range range) {
  Lead lead;
  range.begin = strip_lead(text, range.begin, range.end, lead, true);
  range.end = strip_tail(text, range.begin, range.end, lead, true);
  range.begin = std::min(range.begin, range.end);
  return range;
}

Range noun_after(std::string_view text, std::size_t begin, std::size_t end) {
  static const PatternGroup& ends = pattern_group("noun-end");
  end = std::min(end, begin + kFrameWindow);
  while (!utf8::is_boundary(text, end)) --end;
  begin = trim_begin(text, begin, end);
  for (const std::string_view word : {"的", "为", "是", "用于", "用以", "以上的", "左右的", "以内的"}) {
    if (text.substr(begin, end - begin).starts_with(word)) begin = trim_begin(text, begin + word.size(), end);
  }
  Range noun{begin, trim_end(text, begin, end)};
  if (noun.empty()) return noun;
  // 多延续两年至2017年年底: a date is no noun.
  if ((text.substr(begin).starts_with("至") || text.substr(begin).starts_with("到")) && date_end(text, begin, noun.end) > begin) return {begin, begin};
  if (const auto m = ends.find(text, noun.begin + utf8::sequence_length(text[noun.begin]), noun.end)) noun.end = trim_end(text, noun.begin, m->begin);
  // 产值超百亿元的海洋产业集群: the attribute with a figure of its own is left out.
  const std::string_view words = text.substr(noun.begin, noun.size());
  if (const std::size_t of = words.rfind("的"); of != std::string_view::npos && of + 3 < words.size()) {
    const std::string_view attribute = words.substr(0, of);
    if (attribute.find_first_of("0123456789") != std::string_view::npos || attribute.find("亿") != std::string_view::npos ||
        attribute.find("以上") != std::string_view::npos)
      noun.begin += of + 3;
  }
  return noun;
}

}  // namespace jiaokan::facts
