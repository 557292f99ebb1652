#include "facts/target_extractor.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/utf8.h"
#include "facts/commitment.h"
#include "facts/indicator.h"
#include "facts/number.h"
#include "facts/pattern_set.h"
#include "facts/year_context.h"

namespace jiaokan::facts {
namespace {

/// A deadline that holds for what follows it in its sentence.
struct Deadline {
  std::optional<int> year;
  std::string printed;
};

class BlockReader {
 public:
  BlockReader(const Reading& reading, std::size_t block, const YearContext& context, PlaceMaker& places, std::vector<Target>& out)
      : reading_(reading), text_(reading.text), block_(block), context_(context), places_(places), out_(out), sentence_first_(out.size()) {}

  void read() {
    clauses_ = split_clauses(text_, reading_.block(block_), reading_.figures, reading_.dates);
    for (std::size_t i = 0; i < clauses_.clauses.size(); ++i) read_clause(i);
    finish_sentence();
  }

 private:
  const Figure& figure(std::size_t i) const { return reading_.figures[i]; }

  const Enclosure* enclosure_of(std::size_t at) const {
    const auto after = std::upper_bound(clauses_.enclosures.begin(), clauses_.enclosures.end(), at,
                                        [](std::size_t offset, const Enclosure& e) { return offset < e.text.begin; });
    if (after == clauses_.enclosures.begin()) return nullptr;
    const Enclosure& e = *(after - 1);
    return at < e.text.end ? &e : nullptr;
  }

  /// 「28%加减2%」 is a figure in quotation marks; 《…计划2014-2022》 and （约20人） are not ours.
  bool hidden(const Figure& f) const {
    const Enclosure* e = enclosure_of(f.number_begin);
    if (e == nullptr || f.begin < e->text.begin || f.word) return false;
    if (!e->quotation) return e->text.size() < 600;
    const std::size_t open = utf8::sequence_length(text_[e->text.begin]);
    return !(f.begin <= e->text.begin + open + 1 && f.end + open + 1 >= e->text.end) && e->text.size() < 300;
  }

  void read_clause(std::size_t index);
  std::vector<Piece> cut(const Clause& clause) const;
  void read_dates(std::size_t up_to);
  bool is_past(const Clause& clause);
  void frame_pieces(const Clause& clause, std::vector<Piece>& pieces) const;
  Range neighbour_noun(std::size_t clause, const Piece& piece) const;
  Comparator comparator_of(const Piece& piece) const;
  void add(std::size_t clause, const Piece& piece);
  void finish_sentence();

  const Reading& reading_;
  std::string_view text_;
  std::size_t block_;
  const YearContext& context_;
  PlaceMaker& places_;
  std::vector<Target>& out_;
  BlockClauses clauses_;

  // What holds up to the end of the sentence.
  std::size_t sentence_ = 0;
  std::optional<Deadline> deadline_;
  std::size_t date_at_ = 0;  ///< the next date to look at
  bool past_ = false;
  std::optional<std::string> striving_;  ///< 力争 covers every clause up to the full stop
  std::size_t last_target_clause_ = 0;   ///< of this block
  std::size_t sentence_first_;           ///< first target of the sentence among out_
};

/// The pieces of a clause, one for each figure: 筹建国家实验室1家、建设广东省实验室3家.
std::vector<Piece> BlockReader::cut(const Clause& clause) const {
  static constexpr std::string_view kJoints[] = {"以及", "、", "及", "和", "并", "，", ","};
  std::vector<Piece> pieces;
  std::size_t begin = clause.text.begin;
  for (std::size_t i = clause.first_figure; i < clause.last_figure; ++i) {
    const Figure& f = figure(i);
    if (hidden(f)) continue;
    bool joined = true;
    if (!pieces.empty()) {
      const std::size_t from = figure(pieces.back().figure).end;
      const std::string_view between = text_.substr(from, f.begin - from);
      std::size_t cut_at = std::string_view::npos, behind = 0;
      const std::size_t blank = skip_blanks(between, 0);
      for (const std::string_view joint : kJoints) {
        if (between.substr(blank).starts_with(joint)) {
          cut_at = 0;
          behind = blank + joint.size();
          break;
        }
      }
      if (cut_at == std::string_view::npos) {
        // The last joint outside brackets.
        for (std::size_t at = between.size(); at > 0;) {
          std::size_t p = at;
          utf8::previous(between, p);
          const std::string_view c = between.substr(p, at - p);
          if ((c == "、" || c == "和" || c == "及" || c == "并") && enclosure_of(from + p) == nullptr) {
            cut_at = p;
            behind = at;
            break;
          }
          at = p;
          if (between.size() - at > kFrameWindow) break;
        }
      }
      joined = cut_at != std::string_view::npos;
      if (!joined) {
        pieces.back().text.end = f.begin;
        begin = from;
      } else {
        pieces.back().text.end = from + cut_at;
        begin = from + behind;
      }
    }
    pieces.push_back({i, {begin, clause.text.end}, {}, begin, joined, true});
  }
  return pieces;
}

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

/// Reads the frames from left to right. What a piece leaves out it takes from the one before: 城市和县城处理率分别达到95%和85%.
void BlockReader::frame_pieces(const Clause& clause, std::vector<Piece>& pieces) const {
  // 2至3个产值超百亿元的产业集群: the second figure describes what the first counts.
  static const PatternGroup& actions = pattern_group("action-verb");
  std::vector<Piece> kept;
  for (const Piece& p : pieces) {
    const Figure& f = figure(p.figure);
    if (!kept.empty() && !p.joined && figure(kept.back().figure).unit_class != UnitClass::kDuration && !actions.before(text_, p.text.begin, f.begin) &&
        f.explicit_comparator && text_.substr(f.end).starts_with("的") && f.unit_class != UnitClass::kPercent)
      kept.back().text.end = p.text.end;
    else
      kept.push_back(p);
  }
  pieces = std::move(kept);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    Piece& p = pieces[i];
    Piece* before = i > 0 ? &pieces[i - 1] : nullptr;
    // 40岁左右的成员应有一至两名: what is no promise belongs to the noun phrase of the next.
    if (before != nullptr && !before->usable && !p.joined) p.text.begin = before->text.begin;
    const Figure& f = figure(p.figure);
    p.frame = read_frame(text_, p.text, f);
    if (before != nullptr && before->usable) {
      const Frame& lender = before->frame;
      const bool bare = skip_blanks(text_, p.text.begin) >= f.begin;
      if (p.frame.indicator.empty()) {
        p.frame.indicator = lender.indicator;
        p.frame.noun_before = lender.noun_before;
      }
      if (!p.frame.has_verb) {
        p.frame.action = lender.action;
        p.frame.has_verb = lender.has_verb;
        if (bare) {
          p.frame.level = lender.level;
          p.frame.change = lender.change;
        }
      }
      if (p.frame.per.empty()) p.frame.per = lender.per;
      if (p.frame.modality.empty()) p.frame.modality = lender.modality;
    }
    p.usable = is_commitment(reading_, clause.text, p, i + 1 < pieces.size() ? &pieces[i + 1] : nullptr);
  }
  for (std::size_t i = pieces.size(); i-- > 1;) {
    if (pieces[i - 1].frame.indicator.empty()) pieces[i - 1].frame.indicator = pieces[i].frame.indicator;
  }
}

/// Where the clause itself names no object: 把X before it, 用于X or a plan's name behind it, or the noun of the clause before.
Range BlockReader::neighbour_noun(std::size_t index, const Piece& piece) const {
  const std::vector<Clause>& clauses = clauses_.clauses;
  const std::size_t sentence = clauses[index].sentence;
  const auto same = [&](std::size_t i) { return i < clauses.size() && clauses[i].sentence == sentence; };
  const auto capped = [](Range r) { return Range{r.begin, std::min(r.end, r.begin + kFrameWindow)}; };
  const bool money = figure(piece.figure).unit_class == UnitClass::kMoney;
  static const PatternGroup& actions = pattern_group("action-verb");
  const auto object_of = [&](Range clause) {
    const auto last =
        std::upper_bound(reading_.figures.begin(), reading_.figures.end(), clause.end, [](std::size_t at, const Figure& x) { return at < x.begin; });
    if (last != reading_.figures.begin() && (last - 1)->begin >= clause.begin) {
      const Frame frame = read_frame(text_, clause, *(last - 1));
      const bool term = (last - 1)->unit_class == UnitClass::kDuration && !frame.change;  // 分3年增加: no figure of the noun
      if (!frame.indicator.empty() && !term) return frame.indicator;
    }
    Range noun = strip_subject(text_, capped(clause));
    for (int round = 0; round < 3; ++round) {
      const auto m = actions.at(text_, noun.begin);
      if (!m || m->end >= noun.end) break;
      noun.begin = m->end;
    }
    return strip_subject(text_, noun);
  };
  if (index > 0 && same(index - 1)) {
    const Range before = clauses[index - 1].text;
    for (const std::string_view word : {"把", "将"}) {
      const std::size_t at = reading_.words(capped(before)).find(word);
      if (at != std::string_view::npos && before.begin + at + 3 < before.end && !money)
        return strip_subject(text_, {before.begin + at + 3, capped(before).end});
    }
  }
  if (money && index > 0 && same(index - 1) && clauses[index - 1].first_figure == clauses[index - 1].last_figure) {
    const std::string_view words = reading_.words(strip_subject(text_, clauses[index - 1].text));
    if (has_prefix(words, {"设立", "建立", "成立", "推出", "推行", "建议"})) return object_of(clauses[index - 1].text);
  }
  if (money && same(index + 1)) {
    const Range next = object_of(clauses[index + 1].text);
    if (!next.empty()) return next;
  }
  // 由现时的50%，逐步提升至65%: the clause that only says where it starts is passed over.
  for (std::size_t back = 1; back <= 3 && back <= index && same(index - back); ++back) {
    const Range before = clauses[index - back].text;
    if (has_prefix(reading_.words(before), {"由", "从"})) continue;
    const Range noun_before = object_of(before);
    if (noun_before.empty()) break;
    if (reading_.words(noun_before).find('%') == std::string_view::npos) return noun_before;
  }
  return piece.frame.action;
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
    while (date_at_ < reading_.dates.size() && reading_.dates[date_at_].words < clause.text.begin) ++date_at_;
  }
  static constexpr std::string_view kStriving = "力争";
  if (const std::size_t at = reading_.words({clause.text.begin, std::min(clause.text.end, clause.text.begin + kFrameWindow)}).find(kStriving);
      at != std::string_view::npos) {
    striving_ = std::string(kStriving);
  }
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

}  // namespace

namespace {

/// A lost comma runs two clauses together (打造40个青年众创空间留学归国人员累计8.5万人): where the same section names both nouns elsewhere, they are told apart
/// again.
void part_run_together(std::vector<Target>& targets) {
  std::map<std::vector<std::string>, std::set<std::string>> nouns;
  for (const Target& t : targets) {
    std::set<std::string>& known = nouns[t.section];
    if (known.size() < 400) known.insert(t.indicator);
  }
  for (std::size_t i = 0; i + 1 < targets.size(); ++i) {
    Target &a = targets[i], &b = targets[i + 1];
    if (a.place.block != b.place.block || a.section != b.section || b.indicator.size() < 12 || !a.indicator.starts_with(b.indicator)) continue;
    for (const std::string& first : nouns[a.section]) {
      if (first.empty() || first.size() >= b.indicator.size() || !b.indicator.starts_with(first)) continue;
      const std::string rest = b.indicator.substr(first.size());
      if (!nouns[a.section].contains(rest)) continue;
      a.indicator = first;
      b.indicator = rest;
      break;
    }
  }
}

}  // namespace

std::vector<Target> extract_targets(const Reading& reading) {
  std::vector<Target> targets;
  PlaceMaker places(reading.document);
  YearContext context(reading);
  for (std::size_t i = 0; i < reading.document.blocks.size(); ++i) {
    context.enter(i);
    std::size_t blocks = 1;
    if (is_table(reading, i, blocks)) {
      if (std::optional<std::vector<Target>> cells = extract_table_targets(reading, i, blocks, places)) {
        std::move(cells->begin(), cells->end(), std::back_inserter(targets));
      } else {
        for (std::size_t row = i; row < i + blocks; ++row) BlockReader(reading, row, context, places, targets).read();
      }
      i += blocks - 1;
      continue;
    }
    const BlockKind kind = reading.document.blocks[i].kind;
    if (kind == BlockKind::kTitle || kind == BlockKind::kHeading || looks_like_heading(reading, i)) continue;
    BlockReader(reading, i, context, places, targets).read();
  }
  part_run_together(targets);
  return targets;
}

}  // namespace jiaokan::facts
