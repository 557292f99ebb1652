#include "facts/block_reader.h"

#include <algorithm>
#include <cstring>

#include "core/utf8.h"
#include "facts/commitment.h"
#include "facts/indicator.h"
#include "facts/number.h"
#include "facts/pattern_set.h"

namespace jiaokan::facts {

void BlockReader::read_dates(std::size_t up_to) {
  for (; date_at_ < reading_.dates.size() && reading_.dates[date_at_].words < up_to; ++date_at_) {
    const Date& d = reading_.dates[date_at_];
    if (d.base || d.impossible || !d.year) continue;
    if (const Enclosure* e = enclosure_of(d.words); e != nullptr && e->text.begin < d.words) continue;
    const std::string_view words = text_.substr(d.words, d.end - d.words);
    Deadline found;
    switch (d.kind) {
      case DateKind::kYear: found.year = d.year; break;
      case DateKind::kMonth: continue;
      case DateKind::kRelative:
        if (!context_.now()) continue;
        found.year = *context_.now() + *d.year;
        break;
      case DateKind::kPeriod:
        if (words.find("末") == std::string_view::npos && words.find("时期") == std::string_view::npos && words.find("期间") == std::string_view::npos)
          continue;
        if (text_.substr(d.end).starts_with("实际")) continue;
        found.year = d.year;
        break;
    }
    found.printed = reading_.printed({d.begin, d.end});
    // 2016-2017年度起的5年内: nobody can say which year is meant.
    if (text_.substr(d.end).starts_with("起")) continue;
    deadline_ = found;
  }
}

bool BlockReader::is_past(const Clause& clause) {
  static const PatternGroup& past = pattern_group("past");
  static const PatternGroup& future = pattern_group("future");
  const std::size_t end = std::min(clause.text.end, clause.text.begin + 2 * kFrameWindow);
  std::optional<PatternMatch> p = past.find(text_, clause.text.begin, end);
  if (p && enclosure_of(p->begin) != nullptr) p.reset();
  const auto f = future.find(text_, p ? p->end : clause.text.begin, end);
  if (f && enclosure_of(f->begin) == nullptr)
    past_ = false;
  else if (p)
    past_ = true;
  return past_;
}

/// 最高可补助200万元, 至少召开1次: the bound stands before the verb.
Comparator BlockReader::comparator_of(const Piece& piece) const {
  static const PatternGroup& floating = pattern_group("comparator-floating");
  const Figure& f = figure(piece.figure);
  if (f.unit_class == UnitClass::kDuration && f.comparator == Comparator::kEqual && text_.substr(f.end).starts_with("内")) return Comparator::kLessEqual;
  if (f.explicit_comparator || f.comparator != Comparator::kEqual) return f.comparator;
  std::size_t from = std::max(piece.text.begin, f.begin > 60 ? f.begin - 60 : 0);
  while (!utf8::is_boundary(text_, from)) ++from;
  const auto m = floating.find(text_, from, f.begin);
  if (!m) return f.comparator;
  // 资助上限提高到15万元: the bound itself is what is set.
  const Frame& frame = piece.frame;
  if (frame.level && frame.has_verb && frame.indicator.begin <= m->begin && m->end <= frame.indicator.end) return f.comparator;
  return m->pattern->value == "<=" ? Comparator::kLessEqual : Comparator::kGreaterEqual;
}

void BlockReader::add(std::size_t index, const Piece& piece) {
  const Figure& f = figure(piece.figure);
  const Frame& frame = piece.frame;
  Range noun = frame.indicator;
  // 2032年为32%，2035年则为38%: the clause before measured the same.
  const bool same_noun = noun.empty() && index == last_target_clause_ + 1 && out_.size() > sentence_first_ && f.unit_class != UnitClass::kMoney;
  if (noun.empty() && !same_noun) noun = neighbour_noun(index, piece);
  last_target_clause_ = index;
  Target t;
  t.section = reading_.document.blocks[block_].section;
  t.indicator = same_noun ? out_.back().indicator : reading_.printed(noun);
  // 海洋生产总值达到1800亿元，占地区生产总值的比重提高到24%: the subject is carried.
  if (reading_.words(noun).starts_with("占") && out_.size() > sentence_first_) t.indicator = out_.back().indicator + t.indicator;
  // 国家级企业20家、省级120家: only the level is said again.
  static constexpr std::string_view kLevel = "级";
  if (t.indicator.size() <= 9 && t.indicator.ends_with(kLevel) && out_.size() > sentence_first_) {
    const std::string& before = out_.back().indicator;
    const std::size_t at = before.find(kLevel);
    if (at != std::string::npos && at <= 6 && at + kLevel.size() < before.size()) t.indicator += before.substr(at + kLevel.size());
  }
  if (!frame.action.empty()) t.action = reading_.printed(frame.action);
  t.comparator = comparator_of(piece);
  t.value = f.value;
  t.value_max = f.value_max;
  if (f.unit)
    t.unit = f.unit;
  else if (f.unit_begin < f.unit_end)
    t.unit = reading_.unit({f.unit_begin, f.unit_end});
  else if (f.multiplied && reading_.words(noun).ends_with("人次"))
    t.unit = reading_.printed({noun.end - 6, noun.end});
  t.value_text = reading_.printed({f.number_begin, f.number_end});
  if (!frame.per.empty()) t.per = reading_.printed(frame.per);
  if (!frame.modality.empty())
    t.modality = std::string(reading_.words(frame.modality));
  else if (striving_)
    t.modality = striving_;
  t.cumulative = frame.cumulative;
  if (deadline_) {
    t.year = deadline_->year;
    t.deadline = deadline_->printed;
  }
  if (frame.change) {
    Change c;
    c.direction = *frame.change;
    const std::string_view unit = reading_.words({f.unit_begin, f.unit_end});
    c.kind = frame.level                                                                                  ? ChangeKind::kAbsolute
             : unit.find("分点") != std::string_view::npos || unit.find("百分") != std::string_view::npos ? ChangeKind::kPercentagePoints
             : f.unit_class == UnitClass::kPercent                                                        ? ChangeKind::kPercent
             : f.unit_class == UnitClass::kMultiple                                                       ? ChangeKind::kMultiple
                                                                                                          : ChangeKind::kAbsolute;
    // 比2023年增长: what it is counted from.
    for (auto d = std::lower_bound(reading_.dates.begin(), reading_.dates.end(), piece.text.begin, [](const Date&x, std::size_t at) { return x.words < at; });
         d != reading_.dates.end() && d->words < f.begin; ++d) {
      if (d->base && d->year && d->kind == DateKind::kYear) c.base_year = d->year;
    }
    if (!frame.level) t.change = c;
  }
  const std::string_view action = frame.action.empty() ? std::string_view() : reading_.words(frame.action);
  if (f.unit_class == UnitClass::kMoney &&
      (has_prefix(action, {"投入", "安排", "拨", "注资", "预留", "编列", "给予", "补助", "资助", "补贴", "奖", "出资", "投资"}) ||
       t.indicator.find("基金") != std::string::npos))
    t.kind = TargetKind::kFunding;
  // …达到24%（约束性）
  const std::string_view behind = text_.substr(f.end, 24);
  for (const std::string_view type : {"约束性", "预期性"}) {
    if (const std::size_t at = behind.find(type); at != std::string_view::npos) t.indicator_type = reading_.printed({f.end + at, f.end + at + type.size()});
  }
  Range surface = frame.surface;
  if (surface.end < f.end) surface.end = f.end;
  t.surface = reading_.slice(surface);
  t.place = places_.make(block_, reading_.raw(surface));
  out_.push_back(std::move(t));
}

/// 预计于2030年前陆续完工并网: the date at the end of a sentence holds for what stands before it.
void BlockReader::finish_sentence() {
  for (std::size_t i = sentence_first_; i < out_.size(); ++i) {
    Target& t = out_[i];
    if (!t.year && deadline_) {
      t.year = deadline_->year;
      t.deadline = deadline_->printed;
    }
    if (!t.year && context_.year()) {
      t.year = context_.year();
      t.deadline = context_.deadline();
    }
    if (!t.year && t.kind == TargetKind::kGoal) t.kind = TargetKind::kPolicy;
  }
  sentence_first_ = out_.size();
}

void BlockReader::read_clause(std::size_t index) {
  const Clause& clause = clauses_.clauses[index];
  if (index == 0 || clause.sentence != sentence_) {
    if (index > 0) finish_sentence();
    sentence_ = clause.sentence;
    deadline_.reset();
    striving_.reset();
    past_ = false;
    sentence_first_ = out_.size();
    // Found by halving: a walk from the first date would cost every block all dates of the document.
    const auto date =
        std::lower_bound(reading_.dates.begin(), reading_.dates.end(), clause.text.begin, [](const Date& d, std::size_t at) { return d.words < at; });
    date_at_ = std::max(date_at_, static_cast<std::size_t>(date - reading_.dates.begin()));
  }
  static constexpr std::string_view kStriving = "力争";
  // memmem: find() stops at each byte that opens a thousand other ideographs.
  const std::string_view words = reading_.words({clause.text.begin, std::min(clause.text.end, clause.text.begin + kFrameWindow)});
  if (memmem(words.data(), words.size(), kStriving.data(), kStriving.size()) != nullptr) striving_ = std::string(kStriving);
  if (clause.first_figure == clause.last_figure) {
    is_past(clause);
    read_dates(clause.text.end);
    return;
  }
  std::vector<Piece> pieces = cut(clause);
  frame_pieces(clause, pieces);
  const bool past = is_past(clause);
  for (const Piece& p : pieces) {
    read_dates(figure(p.figure).begin);
    if (p.usable && !past) add(index, p);
  }
  read_dates(clause.text.end);
}

}  // namespace jiaokan::facts
