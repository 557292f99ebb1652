#include "align/aligner.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "align/bilingual_terms.h"
#include "align/body.h"
#include "align/body_aligner.h"
#include "align/pins.h"
#include "align/running_lines.h"
#include "align/statistics.h"
#include "align/trust.h"
#include "core/error.h"

namespace jiaokan::align {
namespace {

void check_every_segment_once_in_order(const Alignment& alignment) {
  std::vector<std::size_t> a, b;
  std::size_t begin_a = 0, begin_b = 0;
  for (const Bead& bead : alignment.beads) {
    JIAOKAN_CHECK(bead.a.empty() || bead.a.begin >= begin_a);
    JIAOKAN_CHECK(bead.b.empty() || bead.b.begin >= begin_b);
    if (!bead.a.empty()) begin_a = bead.a.begin;
    if (!bead.b.empty()) begin_b = bead.b.begin;
    for (const std::size_t i : segments_a(bead)) a.push_back(i);
    for (const std::size_t j : segments_b(bead)) b.push_back(j);
    JIAOKAN_CHECK(!segments_a(bead).empty() || !segments_b(bead).empty());
  }
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  JIAOKAN_CHECK(a.size() == alignment.segments_a && b.size() == alignment.segments_b);
  for (std::size_t i = 0; i < a.size(); ++i) JIAOKAN_CHECK(a[i] == i);
  for (std::size_t j = 0; j < b.size(); ++j) JIAOKAN_CHECK(b[j] == j);
}

/// Running heads that the other text has as often but not as running heads, for they stand unevenly there, are headings of both.
void keep_headings(std::vector<RunningLine>& lines, const NormalizedText& text, const std::vector<RunningLine>& lines_of_other, const NormalizedText& other) {
  std::map<std::string_view, std::size_t> here, there;
  for (const RunningLine& line : lines) ++here[text.segment_text(line.segment)];
  std::vector<bool> runs(other.segments.size());
  for (const RunningLine& line : lines_of_other) runs[line.segment] = true;
  for (std::size_t i = 0; i < runs.size(); ++i)
    if (const auto found = here.find(other.segment_text(i)); found != here.end() && !runs[i]) ++there[found->first];
  constexpr std::size_t kFewest = 3;
  std::erase_if(lines, [&](const RunningLine& line) {
    const std::string_view words = text.segment_text(line.segment);
    return there[words] >= kFewest && 2 * there[words] >= here[words];
  });
}

/// The segments to align: all but page furniture and what is pinned to have no counterpart. What is pinned is no furniture.
Body body_of(const NormalizedText& text, std::vector<RunningLine> lines, PinnedSide pinned) {
  std::erase_if(lines, [&](const RunningLine& line) {
    return pinned.in_bead[line.segment] || std::binary_search(pinned.apart.begin(), pinned.apart.end(), line.segment);
  });
  return Body(text.segments.size(), std::move(lines), std::move(pinned.apart));
}

}  // namespace

Alignment align(const NormalizedText& a, const NormalizedText& b, const AlignOptions& options) {
  AlignStatistics statistics;
  return align(a, b, options, statistics);
}

Alignment align(const NormalizedText& a, const NormalizedText& b, const AlignOptions& options, AlignStatistics& statistics) {
  Alignment out;
  out.segments_a = a.segments.size();
  out.segments_b = b.segments.size();
  PinnedSides pinned = sides_of_pins(options.pins, out.segments_a, out.segments_b);
  std::vector<RunningLine> lines_a = find_running_lines(a), lines_b = find_running_lines(b);
  const std::vector<RunningLine> all_a = lines_a;
  keep_headings(lines_a, a, lines_b, b);
  keep_headings(lines_b, b, all_a, a);
  Body body_a = body_of(a, std::move(lines_a), std::move(pinned.a)), body_b = body_of(b, std::move(lines_b), std::move(pinned.b));
  const auto align_bodies = are_in_two_languages(a, b) ? align_translations : align_editions;
  BodyAlignment bodies = align_bodies(a, body_a, b, body_b, pinned_beads(options.pins, body_a, body_b), options);
  statistics.steps += bodies.work;
  if (put_back_labels(bodies.beads, body_a, body_b)) {
    bodies = align_bodies(a, body_a, b, body_b, pinned_beads(options.pins, body_a, body_b), options);
    statistics.steps += bodies.work;
  }

  out.beads = beads_of_texts(bodies.beads, body_a, body_b, out.segments_a, out.segments_b);
  for (const Move& move : bodies.moves) out.moved.push_back({body_a.segments[move.a], body_b.segments[move.b], move.similarity});
  check_every_segment_once_in_order(out);
  assess_trust(a, b, bodies.contrast, out);
  return out;
}

}  // namespace jiaokan::align
