#include "facts/indicator.h"

#include <algorithm>

#include "core/utf8.h"
#include "facts/pattern_set.h"

namespace jiaokan::facts {
namespace {

bool contains(Range outer, Range inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

/// 达到城市建成区面积的20%, 不超过总投资的30%: the base of the percentage stands between verb and figure.
std::optional<PatternMatch> level_with_base(std::string_view text, std::size_t begin, std::size_t end) {
  static const PatternGroup& levels = pattern_group("level-verb");
  static const PatternGroup& bounds = pattern_group("comparator-before");
  const std::size_t from = end > begin + 60 ? end - 60 : begin;
  for (const PatternGroup* group : {&levels, &bounds}) {
    std::optional<PatternMatch> found;
    for (std::size_t at = end; at > from;) {
      utf8::previous(text, at);
      if (found && at + 6 < found->begin) break;
      const std::string_view word = text.substr(at, 6);
      if (group == &bounds && !word.starts_with("不") && word != "超过" && word != "高于" && word != "低于" && word != "快于" && word != "优于") continue;
      const auto m = group->at(text, at);
      if (!m || m->end >= end || (m->size() < 6 && !text.substr(at).starts_with("达"))) continue;
      if (!found || m->end >= found->end) found = m;  // 提升至 rather than 升至
    }
    if (found) return found;
  }
  return std::nullopt;
}

/// True where a noun phrase names something that is measured: 覆盖率, 产值. Its own verbs belong to it.
bool is_measure(std::string_view text, Range noun) {
  static const PatternGroup& measures = pattern_group("measure-noun");
  return measures.before(text, noun.begin, noun.end).has_value();
}

/// The verbs that open `range`: 建设提升“四好农村路”. Empty where there is none, or nothing would be left behind them.
Range head_verbs(std::string_view text, Range range) {
  static const PatternGroup& actions = pattern_group("action-verb");
  Range verbs{range.begin, range.begin};
  for (int round = 0; round < 2; ++round) {
    const auto m = actions.at(text, verbs.end);
    if (!m || m->end > range.end) break;
    if (round > 0 && m->end + 6 > range.end) break;  // 建设储备林
    verbs.end = trim_begin(text, m->end, range.end);
  }
  if (text.substr(verbs.end).starts_with("的")) verbs.end = range.begin;  // 申请的资助上限: an attribute
  return verbs;
}

/// ＞ and ≥ say no verb.
bool is_sign(char first) {
  return first == '<' || first == '>' || first == '=' || static_cast<unsigned char>(first) == 0xE2 || static_cast<unsigned char>(first) == 0xEF;
}

enum class VerbKind { kNone, kLevel, kChange, kAction };

struct Verb {
  VerbKind kind = VerbKind::kNone;
  Range text;
  std::optional<ChangeDirection> change;
};

ChangeDirection direction_of(const PatternMatch& m) { return m.pattern->value == "increase" ? ChangeDirection::kIncrease : ChangeDirection::kDecrease; }

/// The verb that governs the figure: the longest one that ends right before it, adverbs between left aside.
Verb governing_verb(std::string_view text, std::size_t begin, std::size_t end, const Figure& figure, bool of_base) {
  static const PatternGroup& levels = pattern_group("level-verb");
  static const PatternGroup& changes = pattern_group("change-verb");
  static const PatternGroup& actions = pattern_group("action-verb");
  Verb verb;
  const auto take = [&](const std::optional<PatternMatch>& m, VerbKind kind) {
    if (!m || m->size() <= verb.text.size()) return;
    verb = {kind, {m->begin, m->end}, std::nullopt};
    if (kind == VerbKind::kChange) verb.change = direction_of(*m);
  };
  const std::size_t stop = trim_end(text, begin, end);
  take(levels.before(text, begin, stop), VerbKind::kLevel);
  take(changes.before(text, begin, stop), VerbKind::kChange);
  if (!of_base) take(actions.before(text, begin, stop), VerbKind::kAction);  // 按设备投入的15%: 投入 is a noun there
  if (verb.kind == VerbKind::kNone && figure.unit_class == UnitClass::kPercent) {
    const auto m = level_with_base(text, begin, end);
    take(m, VerbKind::kLevel);
  }
  if (verb.kind == VerbKind::kLevel) {
    const std::string_view word = text.substr(verb.text.begin, verb.text.size());
    if (const auto c = changes.at(word, 0)) verb.change = direction_of(*c);
  }
  return verb;
}

/// Says which of the two noun phrases, before or behind the figure, is the indicator.
class NounChoice {
 public:
  NounChoice(std::string_view text, Frame& frame, const Figure& figure, Range subject, Range after, bool attributive, bool led_by_place)
      : text_(text), frame_(frame), figure_(figure), subject_(subject), after_(after), attributive_(attributive), led_by_place_(led_by_place) {
    counted_ = figure.unit_class != UnitClass::kPercent && figure.unit_class != UnitClass::kMultiple;
  }

  void behind_level() {
    if (subject_.empty()) return use_after();
    Range noun = subject_;
    if (!is_measure(text_, noun)) {
      const Range verbs = head_verbs(text_, noun);
      if (verbs.end >= noun.end) return use_after();
      noun.begin = verbs.end;
      // 举办赛事不少于500场: the bound is no verb where there is one.
      if (!frame_.has_verb && !verbs.empty()) take_action({verbs.begin, trim_end(text_, verbs.begin, verbs.end)}, frame_.change);
    }
    use_before(noun);
  }

  /// 贯通全长约86公里的滨海绿道
  void attributive() { use_after(); }

  void measured_by(Range base) { use_before(base); }

  void behind_change() {
    if (!after_.empty() && (subject_.empty() || counted_)) return use_after();
    if (!subject_.empty()) use_before(subject_);
  }

  void behind_action(Range verb) {
    const bool money = figure_.unit_class == UnitClass::kMoney;
    if (money && take_given(verb)) return;
    if (money) {
      // 向该局拨款5亿元
      std::size_t object = subject_.begin;
      for (const std::string_view to : {"向", "对", "给", "为"}) {
        const std::size_t at = text_.substr(subject_.begin, subject_.size()).find(to);
        if (at != std::string_view::npos && !text_.substr(subject_.begin + at + 3).starts_with("予") && subject_.begin + at + 3 < subject_.end)
          object = std::max(object, subject_.begin + at + 3);
      }
      if (object > subject_.begin) return use_before({object, subject_.end});
    }
    if (!after_.empty() && !(money && after_.size() <= 6 && !subject_.empty())) return use_after();
    if (subject_.empty() || only_agent(text_, subject_)) {
      frame_.agent_only = true;
      return;
    }
    if (!money && take_given(verb)) return;
    // 开展就业帮扶1万人, 年度投资1.1万亿元: the word before the figure belongs to the noun.
    const Range head = head_verbs(text_, subject_);
    if (!head.empty() && head.end < subject_.end) {
      frame_.action = head;
      return use_before({head.end, verb.end});
    }
    if (head.end >= subject_.end && !head.empty()) {  // 完成投资350亿元
      frame_.action = head;
      return use_before(verb);
    }
    use_before(subject_.size() <= 6 && subject_.end == verb.begin ? Range{subject_.begin, verb.end} : subject_);
  }

  void without_verb(bool of_base) {
    static const PatternGroup& changes = pattern_group("change-verb");
    std::size_t object = subject_.begin;
    if (const Range verbs = head_verbs(text_, subject_); !verbs.empty()) {
      take_action({verbs.begin, trim_end(text_, verbs.begin, verbs.end)}, std::nullopt);
      object = verbs.end;
    } else if (const auto c = changes.at(text_, object); c && c->end < subject_.end && counted_) {
      take_action({c->begin, c->end}, direction_of(*c));
      object = c->end;
    } else if (counted_ && led_by_place_ && after_.empty()) {
      // 在腹地城市布局“陆港”8个: the first verb behind the place.
      for (std::size_t at = subject_.begin; at < subject_.end; at += utf8::sequence_length(text_[at])) {
        const Range found = head_verbs(text_, {at, subject_.end});
        if (found.size() < 6 || found.end + 6 > subject_.end || at == subject_.begin) continue;
        take_action(found, std::nullopt);
        object = found.end;
        break;
      }
    } else if (!counted_ && !subject_.empty()) {
      // 10年减少人均废物弃置量四成: the last verb of change before the figure.
      std::optional<PatternMatch> last;
      for (std::size_t at = subject_.begin; at < subject_.end;) {
        const auto m = changes.at(text_, at);
        if (m && m->end < subject_.end && m->size() >= 6) last = m;
        at = m ? m->end : at + utf8::sequence_length(text_[at]);
      }
      if (last) {
        take_action({last->begin, last->end}, direction_of(*last));
        object = last->end;
      }
    }
    const Range noun{trim_begin(text_, object, subject_.end), subject_.end};
    if (noun.empty()) return use_after();
    if (after_.empty() || of_base) return use_before(noun);
    if (attributive_ && (frame_.has_verb || noun.size() <= 12)) return use_after();  // 设立总规模100亿元的产业基金
    if (is_measure(text_, noun) || frame_.has_verb || after_.size() <= 6) return use_before(noun);
    const std::string_view words = text_.substr(noun.begin, noun.size());
    const bool setting = words.ends_with("内") || words.ends_with("中") || words.ends_with("里") || words.ends_with("有") || words.ends_with("间");
    if (counted_ && noun.size() > 6 && !setting) return use_before(noun);
    use_after();
  }

 private:
  void use_before(Range noun) {
    frame_.indicator = noun;
    frame_.noun_before = true;
  }
  /// 对首次认定的企业给予一次性奖励20万元
  bool take_given(Range verb) {
    for (const std::string_view give : {"给予", "予以", "发放", "享受"}) {
      const std::size_t at = text_.substr(subject_.begin, subject_.size()).rfind(give);
      if (at == std::string_view::npos || subject_.begin + at + give.size() >= subject_.end) continue;
      frame_.action = {subject_.begin + at, subject_.begin + at + give.size()};
      use_before({frame_.action.end, verb.end});
      return true;
    }
    return false;
  }
  void use_after() {
    frame_.indicator = after_;
    frame_.surface.end = std::max(figure_.end, after_.end);
  }
  void take_action(Range verb, std::optional<ChangeDirection> change) {
    frame_.has_verb = true;
    frame_.action = verb;
    frame_.change = change;
  }

  std::string_view text_;
  Frame& frame_;
  const Figure& figure_;
  Range subject_, after_;
  bool attributive_, led_by_place_, counted_ = true;
};

}  // namespace

Frame read_frame(std::string_view text, Range piece, const Figure& figure) {
  static const PatternGroup& circumstances = pattern_group("circumstance");
  static const PatternGroup& circumstance_leads = pattern_group("circumstance-lead");
  Frame f;
  Lead lead;
  std::size_t begin = piece.begin;
  if (figure.begin > begin + kFrameWindow) {
    begin = figure.begin - kFrameWindow;
    while (!utf8::is_boundary(text, begin)) ++begin;
  }
  const std::string_view right = text.substr(figure.end, piece.end - figure.end);
  const bool of_share = right.starts_with("的比例") || right.starts_with("的标准") || right.starts_with("的速度") || right.starts_with("的幅度") ||
                        right.starts_with("的目标") || right.starts_with("的要求") || right.starts_with("的规模") || right.starts_with(" 的比例");
  const bool attributive = right.starts_with("的") && !of_share;
  const Range after = of_share ? Range{} : noun_after(text, figure.end, piece.end);

  const std::size_t end = strip_tail(text, begin, figure.begin, lead, false);
  const std::string_view before = text.substr(begin, trim_end(text, begin, figure.begin) - begin);
  const std::size_t by = before.rfind("按");
  const bool granted = figure.unit_class == UnitClass::kPercent && by != std::string_view::npos && before.size() - by < 45 &&
                       (right.starts_with("给予") || right.starts_with("予以") || right.starts_with("补助") || right.starts_with("的比例"));
  const bool of_base = before.ends_with("的") || granted;  // 按总投资20%给予补助
  const Verb verb = governing_verb(text, begin, end, figure, of_base);
  Range subject{begin, verb.kind != VerbKind::kNone ? verb.text.begin : end};
  if (verb.kind != VerbKind::kNone) {
    f.has_verb = true;
    f.action = verb.text;
    f.level = verb.kind == VerbKind::kLevel;
    f.change = verb.change;
  } else if (figure.explicit_comparator && figure.begin < figure.number_begin) {
    if (figure.comparator != Comparator::kAbout && !is_sign(text[figure.begin])) f.action = {figure.begin, trim_end(text, figure.begin, figure.number_begin)};
    f.level = true;
  }
  subject.end = strip_tail(text, subject.begin, subject.end, lead, true);
  if (granted && verb.kind == VerbKind::kNone && begin + by + 3 < subject.end) subject.begin = begin + by + 3;
  if (circumstances.before(text, subject.begin, subject.end) || circumstance_leads.at(text, trim_begin(text, subject.begin, subject.end)))
    subject.begin = subject.end;
  const std::size_t disposal = after_disposal(text, subject.begin, subject.end);
  if (disposal > subject.begin) strip_lead(text, subject.begin, disposal, lead, false);
  subject.begin = strip_lead(text, disposal, subject.end, lead, f.level || f.change.has_value());
  subject.begin = std::min(strip_agent(text, subject.begin, subject.end, lead), subject.end);

  f.surface = {subject.empty() ? (verb.kind != VerbKind::kNone ? verb.text.begin : figure.begin) : subject.begin, figure.end};
  const std::string_view before_subject = text.substr(begin, subject.begin - begin);
  const bool led_by_place = before_subject.ends_with("在") || before_subject.ends_with("于");
  NounChoice choice(text, f, figure, subject, after, attributive, led_by_place);
  const Range base{verb.text.end, end};
  const bool granted_within = granted && verb.text.begin >= begin + by;  // 对项目按不超过总投资的30%予以补助
  if (f.level && of_base && (subject.empty() || granted_within) && verb.kind == VerbKind::kLevel && !base.empty())
    choice.measured_by(base);  // 按不超过设备投入的15%
  else if (f.level && verb.kind == VerbKind::kNone && attributive && !after.empty())
    choice.attributive();
  else if (f.level)
    choice.behind_level();
  else if (verb.kind == VerbKind::kChange)
    choice.behind_change();
  else if (verb.kind == VerbKind::kAction)
    choice.behind_action(verb.text);
  else
    choice.without_verb(of_base);

  static const PatternGroup& growth = pattern_group("growth-noun");
  if (!f.change && f.noun_before) {
    if (const auto m = growth.before(text, f.indicator.begin, f.indicator.end)) f.change = direction_of(*m);
  }
  // 民间投资占比60%: 占比 is verb and noun in one.
  if (verb.kind == VerbKind::kLevel && text.substr(verb.text.begin).starts_with("占比") && f.noun_before && f.indicator.end == verb.text.begin)
    f.indicator.end += std::string_view("占比").size();
  f.modality = lead.modality;
  // 争创 is verb and modality in one.
  if (f.action.empty() && text.substr(f.modality.begin, f.modality.size()) == "争创") {
    f.action = f.modality;
    f.surface.begin = std::min(f.surface.begin, f.action.begin);
    f.has_verb = true;
  }
  f.per = lead.per;
  f.cumulative = lead.cumulative;
  if (!f.noun_before && !f.indicator.empty() && verb.kind != VerbKind::kNone) f.surface.begin = verb.text.begin;
  if (of_share) f.surface.end = piece.end;
  if (!contains(piece, f.surface)) f.surface = {std::min(f.surface.begin, figure.begin), figure.end};
  return f;
}

}  // namespace jiaokan::facts
