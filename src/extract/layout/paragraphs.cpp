#include "extract/layout/paragraphs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "core/team.h"
#include "extract/layout/contents_lines.h"
#include "extract/layout/indent_habits.h"
#include "extract/layout/line_distances.h"
#include "extract/layout/line_features.h"
#include "extract/layout/type_weight.h"
#include "extract/line_kinds.h"

namespace jiaokan::extract {
namespace {

constexpr float kNever = 1e9F;
constexpr float kLarge = 1.12F;        // type that is larger than the body's
constexpr float kCutNumberEm = 1.2F;   // room at the end of a line that cuts a number
constexpr float kTitleLeading = 0.5F;  // em
constexpr float kSpreadTitle = 2.8F;   // em from line to line of a title set far apart
constexpr std::size_t kMostTitleLines = 3;
constexpr float kOtherWeight = 1.6F;   // between a line all bold and one that is not
constexpr float kStressed = 0.3F;      // the same inside a paragraph
constexpr float kOwnLine = 5;          // a signature, its date, the name below a title
constexpr float kOtherStart = 0.6F;    // em
constexpr float kWideColumn = 20;      // em
constexpr float kNearlyFull = 0.12F;   // of the column's width, that a line leaves
constexpr float kOtherScript = 4;      // of the title's lines in two languages
constexpr float kBulletsText = 20;     // of a line with a bullet alone and the one whose bullet it is
constexpr float kSmallLetter = 5;      // a Latin word that goes on in small letters
constexpr float kOpenTitle = 5;        // a centred line that ends in an article or a preposition
constexpr float kHangs = 3;            // of a line that begins below the text behind a number, where the number's own is full
constexpr float kOpenBracket = 4;      // of a line that closes a bracket which the one above left open
constexpr float kBracketed = 10;       // and holds nothing behind it, where nothing stands before it either
constexpr float kNearlyFullEm = 2.5F;  // room at most of a line inside such a bracket that goes on
constexpr float kOtherRow = 8;         // of a table of contents
constexpr float kRowsText = 14;        // of a row's words and their leaders on the next line
constexpr std::size_t kFewestTurns = 3;
constexpr std::size_t kPiece = 256;  // lines of which one thread makes features at a time

class Parter {
 public:
  Parter(const std::vector<FlowLine>& flow, const BodyType& body, Team& team) : flow_(flow), body_(body), features_(flow.size()) {
    team.for_each(flow.size(), kPiece, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) features_[i] = features_of(flow[i], body);
    });
    std::map<std::u32string, std::vector<std::size_t>> speakers;  // by the end of the name: an office, or 问 and 答
    for (std::size_t i = 0; i < flow.size(); ++i)
      if (const std::u32string name = speaker_of(*flow[i].line); !name.empty()) speakers[name.size() > 2 ? name.substr(name.size() - 2) : name].push_back(i);
    for (const auto& [name, lines] : speakers)
      if (lines.size() >= kFewestTurns)
        for (const std::size_t i : lines) features_[i].turn = true;
    find_short_leaders(flow, features_);
    distances_ = find_line_distances(flow, features_);
    doubt_centred_lines();
    centre_full_lines();
    find_bracketed_lines();
    learn_raggedness();
    learn_starts();
  }

  std::vector<LineSpan> run() {
    std::vector<LineSpan> spans;
    for (int round = 0; round < 3; ++round) {
      spans = cheapest();
      habits_ = {};
      has_paragraph_space_ = parts_by_space(spans);
      for (const LineSpan& s : spans)
        if (s.last - s.first > 1 && !features_[s.first].centred) habits_.count(features_[s.first], features_[s.first + 1]);
    }
    for (LineSpan& s : spans) {
      s.centred = true;
      for (std::size_t i = s.first; i < s.last; ++i) s.centred = s.centred && features_[i].centred;
    }
    return spans;
  }

 private:
  /// A line that begins where many do that are not centred, and ends as far from the other edge by chance.
  void doubt_centred_lines() {
    constexpr std::size_t kFewest = 6;
    std::map<int, std::array<std::size_t, 2>> lines;  // by where they begin: not centred, centred
    for (const LineFeatures& f : features_) ++lines[bucket(f.left)][f.centred ? 1 : 0];
    for (LineFeatures& f : features_) {
      if (!f.centred || f.em > kLarge * body_.em) continue;
      std::array<std::size_t, 2> near{};
      for (int d = -1; d <= 1; ++d)
        if (const auto it = lines.find(bucket(f.left) + d); it != lines.end())
          for (const std::size_t centred : {0U, 1U}) near[centred] += it->second[centred];
      f.centred = near[0] < kFewest || near[0] < 2 * near[1];
    }
  }

  /// Of a centred paragraph of two lines, the first fills its own: it ends within a sentence, and what stands above it is no text that goes on.
  void centre_full_lines() {
    constexpr float kUneven = 1.2F, kFull = 1.5F;
    for (std::size_t i = 0; i + 1 < features_.size(); ++i) {
      LineFeatures& a = features_[i];
      const LineFeatures& b = features_[i + 1];
      const bool begins = i == 0 || features_[i - 1].centred || features_[i - 1].room > kFull || !is_next(i - 1);
      if (a.centred || !b.centred || !begins || a.ending != Ending::kWord || b.style >= 0 || !is_next(i) || extra_room(i) > 0.35F) continue;
      a.centred = a.left < kFull && std::fabs(a.left - a.room) < kUneven && std::fabs(a.em - b.em) < 0.07F * b.em;
    }
  }

  /// Notes on the history of a law stand in brackets over several lines: finds the lines that go on inside one, neither the first nor the last of which has
  /// anything outside.
  void find_bracketed_lines() {
    constexpr std::size_t kMostLines = 16;
    bracketed_.assign(features_.size(), false);
    for (std::size_t i = 0; i + 1 < features_.size(); ++i) {
      if (!features_[i].leaves_open || !features_[i].is_bracketed || bracketed_[i]) continue;
      std::size_t last = i + 1;
      const auto goes_on = [&](std::size_t line) {
        return line < features_.size() && line - i < kMostLines && is_next(line - 1) && features_[line].style < 0 && !features_[line].is_bracketed &&
               std::fabs(features_[line].em - features_[i].em) < 0.07F * features_[i].em;
      };
      while (goes_on(last)) ++last;
      if (last < features_.size() && last - i < kMostLines && is_next(last - 1) && features_[last].closes && features_[last].is_bracketed)
        std::fill(bracketed_.begin() + static_cast<std::ptrdiff_t>(i), bracketed_.begin() + static_cast<std::ptrdiff_t>(last), true);
    }
  }

  /// By how much the lines of a title may stand farther apart than their size tells, where those of the text have a fixed distance.
  float title_leading(std::size_t i) const { return are_title_lines(i) || is_large(i) ? kTitleLeading * features_[i].em : 0; }

  bool is_large(std::size_t i) const { return features_[i].em > kLarge * body_.em; }

  /// Larger than the text, or centred in heavier type.
  bool stands_out(std::size_t i) const { return is_large(i) || (features_[i].centred && is_heavier(features_[i].weight, body_.weight)); }

  /// Whether centred lines i and i + 1 may be one title.
  bool are_title_lines(std::size_t i) const {
    const LineFeatures &a = features_[i], &b = features_[i + 1];
    if (b.sure_number) return false;
    return is_large(i) || (stands_out(i) && stands_out(i + 1) && !a.number_alone && b.style < 0 && a.ideographs == b.ideographs);
  }

  /// Whether centred line `k` is set like line i and stands on its page.
  bool is_like(std::size_t k, std::size_t i) const {
    const LineFeatures &a = features_[k], &b = features_[i];
    return flow_[k].line->page == flow_[i].line->page && flow_[k].line->column == flow_[i].line->column && a.centred && std::fabs(a.em - b.em) < 0.02F * b.em &&
           a.weight == b.weight && a.ideographs == b.ideographs;
  }

  /// Whether lines i and i + 1 are of a title whose few lines stand evenly far apart: nothing is set like them above or below, and the text is no nearer.
  bool is_spread_title(std::size_t i) const {
    if (!is_large(i) || !is_like(i + 1, i)) return false;
    std::size_t first = i, last = i + 2;
    while (first > 0 && last - first <= kMostTitleLines && is_like(first - 1, i)) --first;
    while (last < features_.size() && last - first <= kMostTitleLines && is_like(last, i)) ++last;
    if (last - first > kMostTitleLines) return false;
    const float pitch = features_[i + 1].middle - features_[i].middle;
    if (pitch <= 0 || pitch > kSpreadTitle * features_[i].em) return false;
    for (std::size_t k = first; k + 1 < last; ++k) {
      const LineFeatures &a = features_[k], &b = features_[k + 1];
      if (std::fabs(b.middle - a.middle - pitch) > 0.15F * pitch || a.ending != Ending::kWord || a.sure_number || b.sure_number || b.is_date || b.is_name ||
          flow_[k + 1].starts || is_authority(flow_[k + 1].line->utf8()))
        return false;
    }
    const auto apart = [&](std::size_t above, std::size_t below) {
      return flow_[above].line->page != flow_[below].line->page || flow_[above].line->column != flow_[below].line->column ||
             features_[below].middle - features_[above].middle > 0.9F * pitch;
    };
    return (first == 0 || apart(first - 1, first)) && (last == features_.size() || apart(last - 1, last));
  }

  /// Whether line i + 1 stands right below line i.
  bool is_next(std::size_t i) const {
    const Line &a = *flow_[i].line, &b = *flow_[i + 1].line;
    return a.page == b.page && a.column == b.column && features_[i + 1].middle - features_[i].middle < 1.25F * leading_at(i) + title_leading(i);
  }

  /// Room that line i leaves beyond what the next one's first word needs, in em.
  float extra_room(std::size_t i) const { return features_[i].room - features_[i + 1].first_word * features_[i + 1].em / features_[i].em; }

  /// Whether lines i and i + 1 are of one column and one type, with nothing between them.
  bool are_neighbours(std::size_t i) const {
    const Line& la = *flow_[i].line;
    const Line& lb = *flow_[i + 1].line;
    const LineFeatures &a = features_[i], &b = features_[i + 1];
    return !flow_[i + 1].starts && la.page == lb.page && la.column == lb.column && la.rotation == lb.rotation &&
           std::fabs(a.em - b.em) < 0.07F * std::max(a.em, b.em) && !a.centred && !b.centred && std::fabs((b.middle - a.middle - leading_at(i)) / a.em) < 0.15F;
  }

  /// Lines that are not justified end short of the edge by more than the next word needs, and the edge itself is where the longest of them ends. Long lines
  /// that end inside a sentence show by how much.
  void learn_raggedness() {
    constexpr float kMost = 1.5F, kLongLine = 0.75F;
    constexpr std::size_t kFewest = 5;
    std::vector<float> extra;
    for (std::size_t i = 0; i + 1 < features_.size(); ++i) {
      const LineFeatures &a = features_[i], &b = features_[i + 1];
      const bool inside = a.ending == Ending::kWord || a.ending == Ending::kComma || a.ending == Ending::kOpen || b.no_start;
      const float width = (flow_[i].column_right - flow_[i].column_left) / a.em;
      if (!inside || a.leaders || b.style >= 0 || !are_neighbours(i) || a.room > (1 - kLongLine) * width) continue;
      extra.push_back(std::max(0.0F, extra_room(i)));
    }
    if (extra.size() < kFewest) return;
    const auto at = extra.begin() + static_cast<std::ptrdiff_t>(extra.size() * 4 / 5);
    std::nth_element(extra.begin(), at, extra.end());
    raggedness_ = std::min(*at, kMost);
  }

  void learn_starts() {
    constexpr float kShortLine = 6, kShortSentence = 2, kFullLine = 0.3F;
    for (std::size_t i = 0; i + 1 < features_.size(); ++i) {
      const LineFeatures &a = features_[i], &b = features_[i + 1];
      if (b.style >= 0 || b.turn || b.leaders || !are_neighbours(i)) continue;
      const float extra = extra_room(i) - raggedness_;
      if (extra > (a.ending == Ending::kSentence ? kShortSentence : kShortLine))
        starts_.count_first(b.left);
      else if (b.no_start || a.ending == Ending::kOpen || (a.ending == Ending::kComma && extra < 1) || (a.ending == Ending::kWord && extra < kFullLine))
        starts_.count_later(b.left);
    }
  }

  /// What it costs more to begin a paragraph at line i than to continue one there.
  float start_cost(std::size_t i) const { return features_[i].style >= 0 || features_[i].turn || features_[i].centred ? 0 : starts_.cost(features_[i].left); }

  /// Whether b begins where the next line of a paragraph does, at whose first or later lines a stands: below it, an indent less, below the text behind a number,
  /// or where later lines of such numbers nearly always stand.
  bool goes_on_at(const LineFeatures& a, const LineFeatures& b) const {
    constexpr float kUsual = 0.5F;  // six in ten
    const float indent = a.left - b.left;
    if (a.habit >= 0) return std::fabs(b.left - a.text_start) < 0.35F || habits_.cost(a, b) < kUsual;
    return std::fabs(indent) < 0.35F || (indent > 1.4F && indent < 2.8F);
  }

  /// Cost of joining line i + 1 to line i, whatever the indents; negative = cheaper than a break.
  float join_cost(std::size_t i) const {
    const LineFeatures& a = features_[i];
    const LineFeatures& b = features_[i + 1];
    const Line& la = *flow_[i].line;
    const Line& lb = *flow_[i + 1].line;
    float cost = 0;

    const bool same_size = std::fabs(a.em - b.em) < 0.07F * std::max(a.em, b.em);
    const bool same_column = la.page == lb.page && la.column == lb.column && la.rotation == lb.rotation;
    const bool both_centred = a.centred && b.centred;
    if (la.rotation != lb.rotation) return kNever;
    if (a.contents_title || b.contents_title || (b.part_name && b.centred)) return kNever;
    if (a.leaders || (a.page_behind && (b.page_behind || b.leaders || b.sure_number)) || are_rows_of_contents(a, b)) return kOtherRow;
    if (is_first_of_row(flow_, features_, i)) return -kRowsText;

    const float extra = extra_room(i) - raggedness_;
    if (both_centred && same_size && are_title_lines(i))
      cost -= 2;
    else if (extra > 0.35F)
      cost += std::min(4.0F, 1 + 6 * (extra - 0.35F)) + std::min(4.0F, extra * 0.4F);
    else
      cost += std::max(extra, 0.0F) * 7.3F - 1.5F;
    if (a.centred != b.centred && !a.filled && !b.filled && !(b.room > 1.5F && !a.centred)) cost += 2;
    if (a.leaves_open && b.closes && b.style < 0 && same_size && same_column) cost -= a.is_bracketed && b.is_bracketed ? kBracketed : kOpenBracket;
    if (bracketed_[i] && extra < kNearlyFullEm) cost -= kBracketed;
    if (a.style >= 0 && b.style < 0 && (a.ending == Ending::kWord || a.ending == Ending::kComma) && extra < 0.35F && same_size && same_column &&
        std::fabs(b.left - a.text_start) < 0.35F)
      cost -= kHangs;
    if (both_centred && a.ending == Ending::kOpen) cost -= kOpenTitle;
    if (both_centred && a.em > kLarge * body_.em && a.ideographs != b.ideographs) cost += kOtherScript;
    if (a.bullet_alone && same_column && b.left > a.left + kOtherStart) return -kBulletsText;
    if (a.latin_end && b.lower_start && b.style < 0 && a.ending != Ending::kSentence) cost -= kSmallLetter;
    if (b.is_name && (b.centred || b.flush_right) && a.em < kLarge * body_.em) cost += kOwnLine;
    // So has what is set otherwise: 附件一 at the right edge above a centred title.
    if ((a.flush_right && b.centred && a.ending == Ending::kWord) || (a.centred && b.flush_right)) cost += kOwnLine;
    // What stands at the right edge line by line, as a signature and its date do, has lines of its own.
    if (a.ending == Ending::kWord && ((a.flush_right && b.flush_right && std::fabs(a.left - b.left) > kOtherStart) || (b.is_date && a.far_inside && b.far_inside)))
      cost += kOwnLine;

    // Words that nearly fill their line and end inside a clause go on below, where the edge is not sharp.
    const float width = (flow_[i].column_right - flow_[i].column_left) / a.em;
    if (a.ending == Ending::kWord && extra > 0.35F && same_size && !a.centred && !b.centred && b.style < 0 && width > kWideColumn &&
        a.room < kNearlyFull * width && goes_on_at(a, b))
      cost -= extra < 1 ? 3 : 2;
    switch (a.ending) {
      case Ending::kSentence: cost += 1.0F; break;
      case Ending::kPart: cost += 0.7F; break;
      case Ending::kOpen: cost -= 4; break;
      case Ending::kComma: cost -= 3; break;
      case Ending::kWord: cost -= 1.2F; break;
    }
    if (b.no_start) cost -= 5;
    if (a.digit_end && b.digit_start && b.style < 0 && extra <= kCutNumberEm) cost -= 5;  // a number that the line's end cuts
    if (b.turn) cost += a.ending == Ending::kSentence ? 3.0F : 0.5F;
    if (b.style == 100)
      cost += 4;
    else if (b.style >= 0) {
      const bool ended = a.ending == Ending::kSentence || a.ending == Ending::kPart;
      cost += (b.sure_number ? 1.5F : 0.3F) + (ended ? 1.5F : 0);
    }
    if (!same_size)
      cost += 4;
    else if (a.ideographs == b.ideographs && std::fabs(a.height - b.height) > 0.04F * std::max(a.height, b.height))
      cost += 0.8F;
    // Words stressed in a paragraph may take a whole line of it; then both that line and the one above are full.
    const bool inside =
        extra < 0.35F && (a.ending == Ending::kWord || a.ending == Ending::kComma) && b.style < 0 && b.filled && std::fabs(a.left - b.left) < 0.35F;
    if (is_heavier(a.weight, b.weight) || is_heavier(b.weight, a.weight)) cost += inside ? kStressed : kOtherWeight;

    // A column of the text and one of its translation.
    if (!same_column && a.ideographs != b.ideographs && la.mixed_columns) cost += kOtherScript;
    if (same_column) {
      const float usual = leading_at(i);
      float more = (b.middle - a.middle - usual - (both_centred ? title_leading(i) : 0)) / a.em;
      if (more > 0 && both_centred && is_spread_title(i)) more = 0;
      if (more > 0.15F)
        cost += std::min(5.0F, 12 * (more - 0.1F));
      else if (more > -0.3F)
        cost -= has_paragraph_space_ ? 1.5F : 0;
      if (more < -1.2F * usual / a.em) cost += 3;
    }
    return cost;
  }

  /// Whether nearly all paragraphs stand farther from the one before than lines from one another.
  bool parts_by_space(const std::vector<LineSpan>& spans) const {
    std::size_t apart = 0, close = 0;
    for (std::size_t s = 1; s < spans.size(); ++s) {
      const std::size_t i = spans[s].first;
      const Line& la = *flow_[i - 1].line;
      const Line& lb = *flow_[i].line;
      const LineFeatures& a = features_[i - 1];
      const LineFeatures& b = features_[i];
      if (la.page != lb.page || la.column != lb.column || b.em > kLarge * body_.em || a.em > kLarge * body_.em) continue;
      const float more = (b.middle - a.middle - leading_at(i - 1)) / a.em;
      if (more > 0.15F)
        ++apart;
      else if (more > -0.3F)
        ++close;
    }
    return apart >= 4 && apart > 5 * close;
  }

  float leading_for(float em) const { return body_.em > 0 ? body_.leading * std::max(0.8F, em / body_.em) : em * 1.5F; }

  /// The same at line i, where the lines around it stand farther apart than most of the document's.
  float leading_at(std::size_t i) const { return std::max(leading_for(features_[i].em), distances_[i]); }

  float later_line_cost(std::size_t i) const {  // i is a later line, i + 1 would be another
    const LineFeatures& a = features_[i];
    const LineFeatures& b = features_[i + 1];
    if (a.centred && b.centred) return 0;
    const float dx = std::fabs(a.left - b.left);
    const float slack = a.opening_start || b.opening_start ? 0.75F : 0.35F;
    return dx < slack ? 0 : dx < 0.9F ? 3 : 5;
  }

  std::vector<LineSpan> cheapest() {
    const std::size_t n = features_.size();
    std::vector<LineSpan> spans;
    if (n == 0) return spans;
    // cost[0]: line i begins a paragraph; cost[1]: it continues one. from[s]: state of the line before.
    std::array<float, 2> cost{0, kNever};
    std::vector<std::array<std::uint8_t, 2>> from(n, {0, 0});
    for (std::size_t i = 0; i + 1 < n; ++i) {
      const float join = flow_[i + 1].starts ? kNever : join_cost(i) + flow_[i + 1].join - start_cost(i + 1);
      const float indent = features_[i].centred && features_[i + 1].centred ? 0.5F : habits_.cost(features_[i], features_[i + 1]);
      const float f_to_c = cost[0] + join + indent;
      const float c_to_c = cost[1] + join + later_line_cost(i);
      std::array<float, 2> next{};
      next[0] = std::min(cost[0], cost[1]);
      from[i + 1][0] = cost[0] <= cost[1] ? 0 : 1;
      next[1] = std::min(f_to_c, c_to_c);
      from[i + 1][1] = f_to_c <= c_to_c ? 0 : 1;
      const float least = std::min(next[0], next[1]);
      cost = {next[0] - least, next[1] - least};
    }
    std::vector<std::uint8_t> state(n);
    state[n - 1] = cost[0] <= cost[1] ? 0 : 1;
    for (std::size_t i = n - 1; i > 0; --i) state[i - 1] = from[i][state[i]];
    for (std::size_t i = 0; i < n; ++i) {
      if (state[i] == 0 || spans.empty()) spans.push_back({i, i, false});
      spans.back().last = i + 1;
    }
    return spans;
  }

  const std::vector<FlowLine>& flow_;
  const BodyType& body_;
  std::vector<LineFeatures> features_;
  std::vector<bool> bracketed_;   ///< line i + 1 goes on inside the bracket that opened above
  std::vector<float> distances_;  ///< see find_line_distances()
  IndentHabits habits_;
  StartHabits starts_;
  float raggedness_ = 0;  ///< em
  bool has_paragraph_space_ = false;
};

}  // namespace

std::vector<LineSpan> find_paragraphs(const std::vector<FlowLine>& flow, const BodyType& body, Team& team) {
  return Parter(flow, body, team).run();
}

}  // namespace jiaokan::extract
