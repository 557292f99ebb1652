#include "extract/layout/contents_lines.h"

#include <cmath>
#include <cstddef>

#include "core/characters.h"
#include "extract/numbering.h"

namespace jiaokan::extract {
namespace {

constexpr float kRowRoomEm = 6;   // that the words of a row leave at most before the pages, where they go on below
constexpr float kWideRowEm = 15;  // of a column whose rows are long enough to be told by it
constexpr float kHangsEm = 0.6F;  // of what goes on, behind the start of the row
constexpr float kAtEdgeEm = 1;    // of pages set flush right

bool is_outer(int style) {
  return style == static_cast<int>(NumberStyle::kPart) || style == static_cast<int>(NumberStyle::kSubpart) ||
         style == static_cast<int>(NumberStyle::kChapter) || style == static_cast<int>(NumberStyle::kSection);
}

/// …53: an ellipsis right before a number of up to four figures that ends the line.
bool ends_in_ellipsis_and_page(const Line& line) {
  constexpr std::size_t kMostFigures = 4;
  std::size_t at = line.glyphs.size(), figures = 0;
  for (; at > 0 && (is_digit(line.glyphs[at - 1].code) || line.glyphs[at - 1].code == U' '); --at) figures += line.glyphs[at - 1].code != U' ';
  return at > 1 && figures > 0 && figures <= kMostFigures && line.glyphs[at - 1].code == U'…';
}

}  // namespace

void find_short_leaders(const std::vector<FlowLine>& flow, std::vector<LineFeatures>& features) {
  const auto mark = [&](std::size_t i, std::size_t beside) {
    LineFeatures& f = features[i];
    if (!f.leaders && features[beside].leaders && f.room < kAtEdgeEm && flow[i].line->page == flow[beside].line->page &&
        ends_in_ellipsis_and_page(*flow[i].line))
      f.leaders = true;
  };
  for (std::size_t i = 1; i < features.size(); ++i) mark(i, i - 1);
  for (std::size_t i = features.size(); i-- > 1;) mark(i - 1, i);
}

bool are_rows_of_contents(const LineFeatures& a, const LineFeatures& b) { return a.number_apart && b.number_apart && is_outer(a.style) && is_outer(b.style); }

bool is_first_of_row(const std::vector<FlowLine>& flow, const std::vector<LineFeatures>& features, std::size_t i) {
  if (i == 0 || i + 1 >= features.size()) return false;
  const LineFeatures &above = features[i - 1], &a = features[i], &b = features[i + 1];
  const Line &la = *flow[i].line, &lb = *flow[i + 1].line;
  if (a.page_behind || (a.digit_end && a.room < kAtEdgeEm)) return false;  // 附录 53: a part whose row has no leaders
  return above.leaders && !a.leaders && b.leaders && la.page == lb.page && la.column == lb.column && b.style < 0 && a.ending == Ending::kWord && !a.centred &&
         std::fabs(a.em - b.em) < 0.07F * a.em && b.left > a.left + kHangsEm && a.room < kRowRoomEm &&
         flow[i].column_right - flow[i].column_left > kWideRowEm * a.em;
}

}  // namespace jiaokan::extract
