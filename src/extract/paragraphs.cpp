#include "extract/paragraphs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/headings.h"
#include "extract/numbering.h"

namespace jiaokan::extract {
namespace {

constexpr float kNever = 1e9F;
constexpr float kLarge = 1.12F;       // type that is larger than the body's
constexpr float kCutNumberEm = 1.2F;  // room at the end of a line that cuts a number
constexpr std::size_t kLongestSpeaker = 10;
constexpr std::size_t kFewestTurns = 3;

bool is_opening(char32_t c) { return std::u32string_view(U"（(〔[【《〈“‘「『｛{").find(c) != std::u32string_view::npos; }
bool is_closing(char32_t c) { return std::u32string_view(U"）)〕]】》〉”’」』｝}").find(c) != std::u32string_view::npos; }
bool is_bullet(char32_t c) {
  return std::u32string_view(U"•◦▪▫‣●■◆◇□○§·∙–➢➤✓✔★☆▲△►▶\uf0b7\uf0a7\uf06c\uf075\uf0d8\uf0fc\uf06e").find(c) != std::u32string_view::npos;
}
/// May not begin a line by the rules of Chinese typesetting, and so never begins a paragraph.
bool is_no_start(char32_t c) { return std::u32string_view(U"，。、；：！？）〕】》〉”’」』,;!?%％…").find(c) != std::u32string_view::npos; }
bool is_wide_glyph(char32_t c) { return is_han(c) || is_wide(c); }

enum class Ending { kSentence, kPart, kOpen, kComma, kWord };

/// All that the decision needs to know of a line, in em of the line where not said otherwise.
struct Features {
  float left = 0;        // from the column's left edge
  float room = 0;        // between the line's end and the column's right edge
  float first_word = 0;  // width of what cannot be parted at the line's start
  float text_start = 0;  // where the text behind the number starts, from the column's left edge
  float em = 0, height = 0;
  float middle = 0;  // v, points
  int style = -1;    // numbering style, 100 = bullet, -1 = none
  bool sure_number = false;
  bool centred = false;
  bool no_start = false;
  bool opening_start = false;
  bool turn = false;  // opens with the name of a speaker
  bool digit_start = false, digit_end = false;
  bool leaders = false;  // dots up to a page number: a line of a table of contents
  Ending ending = Ending::kWord;
};

Ending ending_of(const Line& line) {
  std::size_t i = line.glyphs.size();
  while (i > 1 && is_closing(line.glyphs[i - 1].code)) --i;
  const char32_t c = line.glyphs[i - 1].code;
  if (is_sentence_end(c) || c == U'.')
    return c == U'.' && i > 1 && !is_han(line.glyphs[i - 2].code) && !is_ascii_letter(line.glyphs[i - 2].code) ? Ending::kWord : Ending::kSentence;
  if (c == U'；' || c == U';' || c == U'：' || c == U':') return Ending::kPart;
  if (is_opening(line.glyphs.back().code)) return Ending::kOpen;
  if (c == U'，' || c == U'、' || c == U',') return Ending::kComma;
  return Ending::kWord;
}

float first_word_width(const Line& line) {
  const auto& g = line.glyphs;
  std::size_t i = 0;
  while (i < g.size() && is_opening(g[i].code)) ++i;
  if (i < g.size() && is_wide_glyph(g[i].code)) {
    ++i;
    while (i < g.size() && is_no_start(g[i].code)) ++i;
  } else {
    while (i < g.size() && g[i].code != U' ' && !is_wide_glyph(g[i].code) && !is_opening(g[i].code)) {
      const char32_t c = g[i++].code;
      if (c == U'-' || c == U'/') break;
    }
  }
  return i == 0 ? 0 : g[i - 1].trail - g[0].lead;
}

bool has_leaders(const Line& line) {
  std::size_t run = 0, longest = 0;
  for (const Glyph& g : line.glyphs) {
    run = g.code == U'.' || g.code == U'·' || g.code == U'…' || g.code == U'．' || g.code == U'‥' || (run > 2 && g.code == U' ') ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest >= 6;
}

/// 陈明华议员： at the start of a line: a few ideographs and a colon; empty where there is none.
std::u32string speaker_of(const Line& line) {
  std::u32string name;
  for (const Glyph& g : line.glyphs) {
    if (g.code == U'：' || g.code == U':') return name;
    if (g.code == U' ') continue;
    if (!is_han(g.code) || name.size() >= kLongestSpeaker) return {};
    name += g.code;
  }
  return {};
}

Features features_of(const FlowLine& flow, const BodyType& body) {
  const Line& line = *flow.line;
  Features f;
  f.em = line.em;
  f.height = line.height;
  f.middle = (line.top + line.bottom) / 2;
  f.left = (line.left - flow.column_left) / line.em;
  f.room = (flow.column_right - line.right) / line.em;
  f.first_word = first_word_width(line) / line.em;
  f.no_start = is_no_start(line.glyphs.front().code);
  f.opening_start = is_opening(line.glyphs.front().code);
  f.digit_start = is_digit(line.glyphs.front().code);
  f.digit_end = is_digit(line.glyphs.back().code);
  f.leaders = has_leaders(line);
  f.ending = ending_of(line);
  f.centred = f.left > 1.5F && f.room > 1.5F && std::fabs(f.left - f.room) < 1.2F && (f.left > 2.7F || std::fabs(f.left - f.room) < 0.4F);
  // Of a title that needs two lines, the first fills its own.
  f.centred = f.centred || (f.em > kLarge * body.em && std::fabs(f.left - f.room) < 0.45F);
  f.text_start = f.left;
  if (is_bullet(line.glyphs.front().code)) {
    f.style = 100;
    f.sure_number = true;
    std::size_t i = 1;
    while (i < line.glyphs.size() && line.glyphs[i].code == U' ') ++i;
    if (i < line.glyphs.size()) f.text_start = (line.glyphs[i].lead - flow.column_left) / line.em;
  } else {
    std::u32string start;
    for (std::size_t i = 0; i < line.glyphs.size() && i < 40; ++i) start += line.glyphs[i].code;
    const std::string bytes = utf8::from_utf32(start);
    if (const auto number = parse_numbering(bytes)) {
      f.style = static_cast<int>(number->style);
      f.sure_number = number->certain;
      const std::size_t skipped = utf8::length(std::string_view(bytes).substr(0, number->size));
      if (skipped < line.glyphs.size()) f.text_start = (line.glyphs[skipped].lead - flow.column_left) / line.em;
    }
  }
  return f;
}

int bucket(float em) { return static_cast<int>(std::lround(std::clamp(em, -20.0F, 60.0F) * 2)); }

/// What the document's own paragraphs say about indents: how far the second line stands left of the first, by numbering and place of the first.
class IndentHabits {
 public:
  void count(const Features& first, const Features& second) {
    const int indent = bucket(first.left - second.left);
    ++seen_[{first.style, bucket(first.left), indent}];
    ++total_[{first.style, bucket(first.left)}];
    ++style_seen_[{first.style, indent}];
    ++style_total_[first.style];
  }

  /// Cost of a second line at `second` under a first one at `first`.
  float cost(const Features& first, const Features& second) const {
    const float indent = first.left - second.left;
    float prior = 0.02F;
    if (indent > 1.4F && indent < 2.8F)
      prior = 0.4F;
    else if (std::fabs(indent) < 0.3F)
      prior = 0.25F;
    else if (indent < 0 && first.style >= 0 && std::fabs(second.left - first.text_start) < 0.4F)
      prior = 0.25F;
    else if (indent < -0.4F && indent > -5 && first.style >= 0)
      prior = 0.08F;
    else if (indent > 0.3F && indent < 6)
      prior = 0.05F;
    const int in = bucket(indent);
    const float by_style = mixed(style_seen_, std::make_tuple(first.style, in), style_total_, first.style, prior, 6);
    const float p = mixed(seen_, std::make_tuple(first.style, bucket(first.left), in), total_, std::make_tuple(first.style, bucket(first.left)), by_style, 4);
    return -std::log(p);
  }

 private:
  template <class Seen, class Key, class Total, class TotalKey>
  static float mixed(const Seen& seen, Key key, const Total& total, const TotalKey& total_key, float prior, float weight) {
    // Neighbouring buckets count: the same indent measured twice may fall to both sides of an edge.
    float n = 0;
    auto& last = std::get<std::tuple_size_v<Key> - 1>(key);
    const int middle = last;
    for (int d = -1; d <= 1; ++d) {
      last = middle + d;
      if (const auto it = seen.find(key); it != seen.end()) n += static_cast<float>(it->second);
    }
    const auto t = total.find(total_key);
    const float all = t == total.end() ? 0 : static_cast<float>(t->second);
    return (n + weight * prior) / (all + weight);
  }

  std::map<std::tuple<int, int, int>, int> seen_;
  std::map<std::tuple<int, int>, int> total_;
  std::map<std::tuple<int, int>, int> style_seen_;
  std::map<int, int> style_total_;
};

class Parter {
 public:
  Parter(const std::vector<FlowLine>& flow, const BodyType& body) : flow_(flow), body_(body) {
    features_.reserve(flow.size());
    std::map<std::u32string, std::vector<std::size_t>> speakers;  // by the end of the name: an office, or 问 and 答
    for (const FlowLine& f : flow) {
      if (const std::u32string name = speaker_of(*f.line); !name.empty())
        speakers[name.size() > 2 ? name.substr(name.size() - 2) : name].push_back(features_.size());
      features_.push_back(features_of(f, body));
    }
    for (const auto& [name, lines] : speakers)
      if (lines.size() >= kFewestTurns)
        for (const std::size_t i : lines) features_[i].turn = true;
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
  /// Cost of joining line i + 1 to line i, whatever the indents; negative = cheaper than a break.
  float join_cost(std::size_t i) const {
    const Features& a = features_[i];
    const Features& b = features_[i + 1];
    const Line& la = *flow_[i].line;
    const Line& lb = *flow_[i + 1].line;
    float cost = 0;

    const bool same_size = std::fabs(a.em - b.em) < 0.07F * std::max(a.em, b.em);
    const bool same_column = la.page == lb.page && la.column == lb.column && la.rotation == lb.rotation;
    const bool both_centred = a.centred && b.centred;
    if (la.rotation != lb.rotation) return kNever;
    if (a.leaders) return 8;

    const float extra = a.room - b.first_word * b.em / a.em;
    if (both_centred && same_size && a.em > kLarge * body_.em && !b.sure_number)
      cost -= 2;
    else if (extra > 0.35F)
      cost += std::min(4.0F, 1 + 6 * (extra - 0.35F)) + std::min(4.0F, extra * 0.4F);
    else if (extra > 0)
      cost += 3 * extra;
    else
      cost -= 1.5F;
    if (a.centred != b.centred && !(b.room > 1.5F && !a.centred)) cost += 2;

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
    else if (std::fabs(a.height - b.height) > 0.04F * std::max(a.height, b.height))
      cost += 0.8F;

    if (same_column) {
      const float usual = leading_for(a.em);
      const float more = (b.middle - a.middle - usual) / a.em;
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
      const Features& a = features_[i - 1];
      const Features& b = features_[i];
      if (la.page != lb.page || la.column != lb.column || b.em > kLarge * body_.em || a.em > kLarge * body_.em) continue;
      const float more = (b.middle - a.middle - leading_for(a.em)) / a.em;
      if (more > 0.15F)
        ++apart;
      else if (more > -0.3F)
        ++close;
    }
    return apart >= 4 && apart > 5 * close;
  }

  float leading_for(float em) const { return body_.em > 0 ? body_.leading * std::max(0.8F, em / body_.em) : em * 1.5F; }

  float later_line_cost(std::size_t i) const {  // i is a later line, i + 1 would be another
    const Features& a = features_[i];
    const Features& b = features_[i + 1];
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
      const float join = flow_[i + 1].starts ? kNever : join_cost(i) + flow_[i + 1].join;
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
  std::vector<Features> features_;
  IndentHabits habits_;
  bool has_paragraph_space_ = false;
};

}  // namespace

std::vector<LineSpan> find_paragraphs(const std::vector<FlowLine>& flow, const BodyType& body) { return Parter(flow, body).run(); }

}  // namespace jiaokan::extract
