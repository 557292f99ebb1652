#include "facts/block_reader.h"

#include <algorithm>

#include "core/utf8.h"
#include "facts/commitment.h"
#include "facts/indicator.h"
#include "facts/number.h"
#include "facts/pattern_set.h"

namespace jiaokan::facts {

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
/// Reads the frames from left to right. What a piece leaves out it takes from the one before: 城市和县城处理率分别达到95%和85%.
void BlockReader::frame_pieces(const Clause& clause, std::vector<Piece>& pieces) const {
  // 2至3个产值超百亿元的产业集群: the second figure describes what the first counts.
  static const PatternGroup& actions = pattern_group("action-verb");
  std::vector<Piece> kept;
  for (const Piece& p : pieces) {
    const Figure& f = figure(p.figure);
    // 培育百亿级园区2个, 3家千亿级企业: the class belongs to the noun that is counted.
    const auto classed = [&](const Piece& piece) {
      return figure(piece.figure).bare && reading_.words({figure(piece.figure).begin, figure(piece.figure).end}).ends_with("级");
    };
    if (!kept.empty() && !p.joined && classed(kept.back()) && !classed(p) && f.unit_class != UnitClass::kPercent && f.unit_class != UnitClass::kMoney) {
      kept.back().figure = p.figure;
      kept.back().text.end = p.text.end;
      continue;
    }
    if (!kept.empty() && !p.joined && classed(p)) {
      kept.back().text.end = p.text.end;
      continue;
    }
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
    // 提高5个百分点至35%: where the same verb arrives.
    const std::size_t opening = skip_blanks(text_, p.text.begin);
    const std::string_view between = text_.substr(opening, f.begin - std::min(opening, f.begin));
    if (before != nullptr && before->usable && !p.joined && (between == "至" || between == "到")) {
      p.frame.indicator = {};
      p.frame.level = true;
      p.frame.surface.begin = f.begin;
    }
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

}  // namespace jiaokan::facts
