#include "report/bitext.h"

#include <algorithm>

#include "core/characters.h"
#include "core/utf8.h"
#include "report/markup.h"

namespace jiaokan::report {
namespace {

std::string in_one_line(std::string_view text) {
  std::string out;
  bool blank = true;  // at the begin, and behind another one
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    const bool layout = c == U'\n' || c == U'\t' || c == U'\r' || c == U' ';
    if (!layout)
      out.append(text, begin, at - begin);
    else if (!blank)
      out += ' ';
    blank = layout;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::string text_of_segments(const Document& document, const NormalizedText& text, const std::vector<std::size_t>& segments) {
  std::string out;
  for (std::size_t k = 0; k < segments.size(); ++k) {
    const std::size_t i = segments[k];
    const Segment& segment = text.segments[i];
    const RawSpan block = document.blocks[segment.block].text;
    // Folding may have taken away what stands at a block's edges: the first and the last sentence reach to them.
    RawSpan raw = text.map.to_raw(segment.text);
    if (i == 0 || text.segments[i - 1].block != segment.block) raw.begin = block.begin;
    if (i + 1 == text.segments.size() || text.segments[i + 1].block != segment.block) raw.end = block.end;
    const bool goes_on = k > 0 && segments[k - 1] + 1 == i && text.segments[i - 1].block == segment.block;
    if (k > 0 && !goes_on) out += ' ';
    out += document.slice(raw);
  }
  return in_one_line(out);
}

std::string decimal(double share) {
  const auto rounded = static_cast<unsigned>(std::clamp(share, 0.0, 1.0) * 10000 + 0.5);
  std::string digits = std::to_string(rounded % 10000);
  digits.insert(0, 4 - digits.size(), '0');
  return std::to_string(rounded / 10000) + "." + digits;
}

Bitext bitext_of(const AlignmentView& v) {
  Bitext out;
  std::vector<bool> moved_a(v.text_a.segments.size()), moved_b(v.text_b.segments.size());
  std::vector<BitextUnit> moves;
  for (std::size_t k = 0; k < v.alignment.moved.size(); ++k) {
    const Move& m = v.alignment.moved[k];
    moved_a[m.a] = moved_b[m.b] = true;
    moves.push_back({"move-" + std::to_string(k + 1),
                     {m.a},
                     {m.b},
                     text_of_segments(v.document_a, v.text_a, {m.a}),
                     text_of_segments(v.document_b, v.text_b, {m.b}),
                     m.similarity,
                     true});
  }
  for (std::size_t k = 0; k < v.alignment.beads.size(); ++k) {
    const Bead& bead = v.alignment.beads[k];
    BitextUnit unit{"bead-" + std::to_string(k + 1), segments_a(bead), segments_b(bead), {}, {}, bead.similarity, false};
    unit.text_a = text_of_segments(v.document_a, v.text_a, unit.a);
    unit.text_b = text_of_segments(v.document_b, v.text_b, unit.b);
    if (unit.text_a.empty() && unit.text_b.empty()) continue;
    if (unit.text_a.empty() || unit.text_b.empty()) {
      const bool has_moved = std::any_of(unit.a.begin(), unit.a.end(), [&](std::size_t i) { return moved_a[i]; }) ||
                             std::any_of(unit.b.begin(), unit.b.end(), [&](std::size_t j) { return moved_b[j]; });
      if (has_moved) continue;
      if (!v.one_sided) {
        out.left_out_a += unit.text_a.empty() ? 0 : unit.a.size();
        out.left_out_b += unit.text_b.empty() ? 0 : unit.b.size();
        continue;
      }
    }
    out.units.push_back(std::move(unit));
  }
  out.units.insert(out.units.end(), std::make_move_iterator(moves.begin()), std::make_move_iterator(moves.end()));
  return out;
}

std::string language_a(const AlignmentView& v) { return std::string(v.source_language.empty() ? language_of(v.document_a) : v.source_language); }
std::string language_b(const AlignmentView& v) { return std::string(v.target_language.empty() ? language_of(v.document_b) : v.target_language); }

}  // namespace jiaokan::report
