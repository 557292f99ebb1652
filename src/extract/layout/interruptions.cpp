#include "extract/layout/interruptions.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "core/characters.h"
#include "extract/line_kinds.h"
#include "extract/numbering.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostCaptions = 4;  // lines of one interruption
constexpr float kFullRoomEm = 1.7F;
constexpr float kMostIndentEm = 4;
constexpr float kMarginEm = 0.6F;
constexpr float kWideGapEm = 4;  // beyond the lines' distance: a figure stands there
constexpr float kGoesOn = -5;    // see FlowLine::join

/// The line is full and ends within a sentence. One that reaches far over the edge tells that the edge is none; one that begins far inside the column, as
/// captions above tables do, is no line of a paragraph.
bool is_open(const FlowLine& f) {
  const Line& line = *f.line;
  const char32_t last = line.glyphs.back().code;
  return std::fabs(f.column_right - line.right) < kFullRoomEm * line.em && line.left - f.column_left < kMostIndentEm * line.em &&
         line.right - line.left > 8 * line.em &&
         (is_han(last) || is_latin(last) || is_digit(last) || last == U'，' || last == U'、' || last == U',');
}

bool goes_on(const FlowLine& above, const FlowLine& f) {
  const Line &a = *above.line, &b = *f.line;
  const char32_t first = b.glyphs.front().code;
  return a.rotation == b.rotation && std::fabs(a.em - b.em) < 0.07F * a.em && std::fabs(a.height - b.height) < 0.07F * a.height &&
         b.left - f.column_left < kMarginEm * b.em && (is_han(first) || is_latin(first) || is_digit(first) || is_cjk_punctuation(first)) &&
         !parse_numbering(b.utf8());
}

bool is_caption_line(const FlowLine& f) {
  static constexpr std::u32string_view kFirst = U"表图圖附专專单單（(注备備資资数數";
  if (kFirst.find(f.line->glyphs.front().code) == std::u32string_view::npos) return false;
  const std::string text = f.line->utf8();
  return is_caption(text) || is_remark(text);
}

bool stands_apart(const FlowLine& a, const FlowLine& b) {
  return a.line->page == b.line->page && a.line->column == b.line->column && b.line->top - a.line->bottom > kWideGapEm * b.line->em;
}

}  // namespace

void bridge_interruptions(std::vector<FlowLine>& flow, std::vector<FlowTable>& tables, std::vector<NoteLine>& notes, const std::vector<std::size_t*>& places) {
  std::vector<FlowLine> kept;
  kept.reserve(flow.size());
  std::vector<std::size_t> place(flow.size() + 1);  // of each line, or of what stands before it, among those kept
  std::vector<NoteLine> captions;
  auto table = tables.begin();
  for (std::size_t i = 0; i < flow.size();) {
    // Lines of an interruption: from i up to end, with the tables before them and before `end`.
    std::size_t end = i;
    while (end < flow.size() && end - i < kMostCaptions && is_caption_line(flow[end])) ++end;
    const auto first_table = std::find_if(table, tables.end(), [&](const FlowTable& t) { return t.before >= i; });
    auto after = first_table;
    while (after != tables.end() && after->before <= end) ++after;
    bool interrupted = after != first_table;
    // A caption at a page turn: its figure has the foot of one page or the head of the other.
    if (end > i && end < flow.size() && !kept.empty()) interrupted = interrupted || kept.back().line->page != flow[end].line->page;
    for (std::size_t n = i; n <= end && n < flow.size() && !interrupted; ++n)
      interrupted = n == i ? !kept.empty() && stands_apart(kept.back(), flow[n]) : stands_apart(flow[n - 1], flow[n]);
    if (interrupted && !kept.empty() && end < flow.size() && is_open(kept.back()) && goes_on(kept.back(), flow[end])) {
      for (std::size_t n = i; n < end; ++n) {
        captions.push_back({flow[n].line, kept.size(), true});
        place[n] = kept.size();
      }
      flow[end].join += kGoesOn;
    } else {
      for (auto t = first_table; t != after; ++t)
        if (t->before < flow.size()) flow[t->before].starts = true;
      for (std::size_t n = i; n < end; ++n) {
        place[n] = kept.size();
        kept.push_back(flow[n]);
      }
    }
    table = after;
    if (end < flow.size()) {
      place[end] = kept.size();
      kept.push_back(flow[end]);
    }
    i = end + 1;
  }
  place[flow.size()] = kept.size();
  for (FlowTable& t : tables) t.before = place[std::min(t.before, flow.size())];
  for (NoteLine& n : notes) n.before = place[std::min(n.before, flow.size())];
  for (std::size_t* p : places) *p = place[std::min(*p, flow.size())];
  notes.insert(notes.end(), captions.begin(), captions.end());
  std::stable_sort(notes.begin(), notes.end(), [](const NoteLine& a, const NoteLine& b) { return a.before < b.before; });
  flow = std::move(kept);
}

}  // namespace jiaokan::extract
