#include "facts/indicator.h"

#include <algorithm>

#include "core/utf8.h"
#include "facts/number.h"
#include "facts/pattern_set.h"

namespace jiaokan::facts {
namespace {

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
  static constexpr std::string_view kMarks = "、，；：。—·－●■◆";
  while (begin < end) {
    const std::string_view c = text.substr(begin, utf8::sequence_length(text[begin]));
    if (c != " " && c != "," && c != ";" && c != ":" && c != "\t" && c != "-" && !(c.size() == 3 && kMarks.find(c) != std::string_view::npos)) break;
    begin += c.size();
  }
  return begin;
}

/// What the words before a subject say, taken off one by one.
struct Lead {
  Range modality, per;
  bool cumulative = false;
  bool causative = false;
};

/// A date at `at`, with what leads to it: 到2021年末, 2030年前, 今年.
std::size_t date_end(std::string_view text, std::size_t at, std::size_t end) {
  static const PatternGroup& leads = pattern_group("deadline-lead");
  static const PatternGroup& dates = pattern_group("date");
  static const PatternGroup& relative = pattern_group("relative-date");
  static const PatternGroup& periods = pattern_group("period");
  std::size_t from = at;
  if (const auto lead = leads.at(text, at)) from = lead->end;
  for (const std::size_t start : {from, at}) {
    if (start >= end) continue;
    for (const PatternGroup* group : {&dates, &relative, &periods}) {
      if (const auto m = group->at(text, start); m && m->end <= end) return m->end;
    }
  }
  return at;
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

std::size_t strip_tail(std::string_view text, std::size_t begin, std::size_t end, Lead& lead) {
  static const PatternGroup& tails = pattern_group("subject-tail");
  for (int round = 0; round < 16; ++round) {
    end = trim_end(text, begin, end);
    const auto m = tails.before(text, begin, end);
    if (!m) break;
    const std::string& value = m->pattern->value;
    // 可 and 应 end a subject only where something is left of it.
    if (value == "modality") lead.modality = {m->begin, m->end};
    if (value == "per") lead.per = {m->begin, m->end};
    if (value == "cumulative") lead.cumulative = true;
    end = m->begin;
  }
  return end;
}

/// The part behind the last 把 or 将 that is followed by something: 目标是把X减少四成.
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

bool contains(Range outer, Range inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

bool only_agent(std::string_view text, Range r) {
  static const PatternGroup& agents = pattern_group("agent");
  const std::size_t end = trim_end(text, r.begin, r.end);
  const auto m = agents.at(text, r.begin);
  return m && m->end >= end;
}

/// 达到城市建成区面积的20%: the base of the percentage between verb and figure.
std::optional<PatternMatch> level_with_base(std::string_view text, std::size_t begin, std::size_t end) {
  static const PatternGroup& levels = pattern_group("level-verb");
  const std::size_t from = end > begin + 60 ? end - 60 : begin;
  std::size_t at = end;
  while (at > from) {
    std::size_t p = at;
    utf8::previous(text, p);
    at = p;
    const std::string_view rest = text.substr(at, end - at);
    if (rest.starts_with("达到") || rest.starts_with("达") || rest.starts_with("高于") || rest.starts_with("低于") || rest.starts_with("提高到") ||
        rest.starts_with("超过")) {
      if (const auto m = levels.at(text, at); m && m->end <= end) return m;
      if (!rest.starts_with("达")) return PatternMatch{nullptr, at, at + 6};
    }
  }
  return std::nullopt;
}

}  // namespace

Range strip_subject(std::string_view text, Range range) {
  Lead lead;
  range.begin = strip_lead(text, range.begin, range.end, lead, true);
  range.end = strip_tail(text, range.begin, range.end, lead);
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
  if (const auto m = ends.find(text, noun.begin + utf8::sequence_length(text[noun.begin]), noun.end)) noun.end = trim_end(text, noun.begin, m->begin);
  return noun;
}

Frame read_frame(std::string_view text, Range piece, const Figure& figure) {
  static const PatternGroup& levels = pattern_group("level-verb");
  static const PatternGroup& changes = pattern_group("change-verb");
  static const PatternGroup& actions = pattern_group("action-verb");
  Frame f;
  Lead lead;
  std::size_t begin = piece.begin;
  if (figure.begin > begin + kFrameWindow) {
    begin = figure.begin - kFrameWindow;
    while (!utf8::is_boundary(text, begin)) ++begin;
  }
  const Range right{figure.end, piece.end};
  const Range after = noun_after(text, right.begin, right.end);

  // From the figure backwards: adverbs, then the governing verb.
  std::size_t end = strip_tail(text, begin, figure.begin, lead);
  std::optional<PatternMatch> verb;
  const PatternGroup* of = nullptr;
  for (const PatternGroup* group : {&levels, &changes, &actions}) {
    const auto m = group->before(text, begin, trim_end(text, begin, end));
    if (m && (!verb || m->size() > verb->size())) {
      verb = m;
      of = group;
    }
  }
  // 是, 为 and 到 went with the adverbs; a verb may begin there.
  if (!verb) {
    for (const PatternGroup* group : {&levels, &changes}) {
      const auto m = group->before(text, begin, trim_end(text, begin, figure.begin));
      if (m && (!verb || m->size() > verb->size())) {
        verb = m;
        of = group;
      }
    }
  }
  if (!verb && figure.unit_class == UnitClass::kPercent) {
    if (const auto m = level_with_base(text, begin, end)) {
      verb = m;
      of = m->pattern != nullptr ? &levels : &changes;
    }
  }
  if (const auto m = changes.before(text, begin, trim_end(text, begin, figure.begin)); m && (!verb || of != &levels)) {
    verb = m;
    of = &changes;
  }
  Range subject{begin, verb ? verb->begin : end};
  if (verb) {
    f.has_verb = true;
    f.action = {verb->begin, verb->end};
    f.level = of == &levels;
    if (of == &changes) f.change = verb->pattern == nullptr || verb->pattern->value == "increase" ? ChangeDirection::kIncrease : ChangeDirection::kDecrease;
    if (f.level) {
      const std::string_view word = text.substr(verb->begin, verb->size());
      if (const auto c = changes.at(word, 0)) f.change = c->pattern->value == "increase" ? ChangeDirection::kIncrease : ChangeDirection::kDecrease;
    }
  } else if (figure.explicit_comparator && figure.begin < figure.number_begin) {
    f.action = {figure.begin, trim_end(text, figure.begin, figure.number_begin)};
    f.level = true;
  }
  subject.end = strip_tail(text, subject.begin, subject.end, lead);
  const std::size_t disposal = after_disposal(text, subject.begin, subject.end);
  Lead ignored;
  if (disposal > subject.begin) strip_lead(text, subject.begin, disposal, lead, false);
  std::size_t start = strip_lead(text, disposal, subject.end, lead, f.level || f.change.has_value());
  (void)ignored;
  subject.begin = std::min(start, subject.end);
  f.surface.begin = subject.empty() ? (verb ? verb->begin : figure.begin) : subject.begin;

  const bool counted = figure.unit_class != UnitClass::kPercent && figure.unit_class != UnitClass::kMultiple;
  const auto use_before = [&](Range noun) {
    f.indicator = noun;
    f.noun_before = true;
    f.surface.end = figure.end;
  };
  const auto use_after = [&] {
    f.indicator = after;
    f.surface.end = std::max(figure.end, after.end);
  };
  f.surface.end = figure.end;
  if (f.level && !subject.empty()) {
    use_before(subject);
  } else if (verb) {
    // 向该局拨款5亿元, 增加5000个宿位, 资费降低10%
    if (of == &actions) {
      std::size_t object = subject.begin;
      for (const std::string_view to : {"向", "对", "给", "为"}) {
        const std::size_t at = text.substr(subject.begin, subject.size()).find(to);
        if (at != std::string_view::npos && subject.begin + at + 3 < subject.end && figure.unit_class == UnitClass::kMoney)
          object = std::max(object, subject.begin + at + 3);
      }
      if (object > subject.begin) {
        use_before({object, subject.end});
      } else if (!after.empty() && !(figure.unit_class == UnitClass::kMoney && after.size() <= 6 && !subject.empty())) {
        use_after();
      } else if (!subject.empty() && !only_agent(text, subject)) {
        use_before(subject);
      } else {
        f.agent_only = true;
      }
    } else if (!after.empty() && (subject.empty() || counted)) {
      use_after();
    } else if (!subject.empty()) {
      use_before(subject);
    }
  } else {
    // No verb before the figure: at the head of the piece stands the verb, then its object.
    std::size_t object = subject.begin;
    std::size_t verb_begin = object, verb_end = object;
    for (int round = 0; round < 3; ++round) {
      const auto m = actions.at(text, object);
      if (!m || m->end > subject.end) break;
      if (m->end == subject.end && !counted) break;
      verb_end = object = m->end;
    }
    if (verb_end > verb_begin) {
      f.has_verb = true;
      f.action = {verb_begin, verb_end};
    } else if (const auto c = changes.at(text, object); c && c->end < subject.end && counted) {
      f.has_verb = true;
      f.action = {c->begin, c->end};
      f.change = c->pattern->value == "increase" ? ChangeDirection::kIncrease : ChangeDirection::kDecrease;
      object = c->end;
    } else if (!subject.empty()) {
      // 10年减少人均废物弃置量四成: the last verb of change before the figure.
      std::optional<PatternMatch> last;
      for (std::size_t at = subject.begin; at < subject.end;) {
        const auto m = changes.at(text, at);
        if (m && m->end < subject.end && m->size() >= 6) last = m;
        at = m ? m->end : at + utf8::sequence_length(text[at]);
      }
      if (last && !counted) {
        f.has_verb = true;
        f.action = {last->begin, last->end};
        f.change = last->pattern->value == "increase" ? ChangeDirection::kIncrease : ChangeDirection::kDecrease;
        object = last->end;
      }
    }
    const Range noun{trim_begin(text, object, subject.end), subject.end};
    if (!noun.empty() && (after.empty() || after.size() <= 6 || f.has_verb)) {
      use_before(noun);
    } else if (!after.empty()) {
      use_after();
    } else if (!noun.empty()) {
      use_before(noun);
    }
  }
  f.modality = lead.modality;
  f.per = lead.per;
  f.cumulative = lead.cumulative;
  if (!contains(piece, f.surface)) f.surface = {std::min(f.surface.begin, figure.begin), figure.end};
  return f;
}

}  // namespace jiaokan::facts
