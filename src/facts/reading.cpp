#include "facts/reading.h"

#include <algorithm>

#include "core/characters.h"
#include "core/utf8.h"
#include "facts/match_text.h"

namespace jiaokan::facts {
namespace {

constexpr std::size_t kQuoteLength = 16;

bool blank_or_line_end(char32_t c) { return is_blank(c) || is_line_end(c); }

}  // namespace

std::string Reading::slice(Range r) const {
  std::string_view piece = document.slice(raw(r));
  while (!piece.empty()) {
    std::size_t at = 0;
    if (!blank_or_line_end(utf8::next(piece, at))) break;
    piece.remove_prefix(at);
  }
  while (!piece.empty()) {
    std::size_t at = piece.size();
    if (!blank_or_line_end(utf8::previous(piece, at))) break;
    piece.remove_suffix(piece.size() - at);
  }
  return std::string(piece);
}

std::string Reading::printed(Range r) const {
  const std::string piece = slice(r);
  std::string out;
  char32_t last = 0;
  const auto solid = [](char32_t c) { return is_han(c) || is_cjk_punctuation(c); };
  for (std::size_t at = 0; at < piece.size();) {
    std::size_t end = at;
    const char32_t c = utf8::next(piece, end);
    if (is_blank(c) && c != U'\t') {
      std::size_t next = end;
      while (next < piece.size()) {
        std::size_t behind = next;
        if (!is_blank(utf8::next(piece, behind))) break;
        next = behind;
      }
      std::size_t ignored = next;
      if (!(solid(last) && next < piece.size() && solid(utf8::next(piece, ignored)))) out.append(piece, at, next - at);
      at = next;
      continue;
    }
    out.append(piece, at, end - at);
    last = c;
    at = end;
  }
  return out;
}

std::string Reading::unit(Range r) const {
  std::string words = printed(r);
  return words == "％" ? "%" : words;
}

namespace {

/// 分别为20，300家: a full-width comma between half-width digits parts two figures, where １２，０００ is one. It becomes a semicolon of the same size.
void part_figures(const Document& document, const NormalizedText& width_folded, std::string& text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = text.find(','); at != std::string::npos; at = text.find(',', at + 1)) {
    if (at == 0 || at + 1 >= text.size() || !digit(text[at - 1]) || !digit(text[at + 1])) continue;
    const auto offset = static_cast<std::uint32_t>(at);
    const std::string_view printed = document.slice(width_folded.map.to_raw({offset, offset + 1}));
    const std::string_view before = document.slice(width_folded.map.to_raw({offset - 1, offset}));
    if (printed == "，" && before.size() == 1) text[at] = ';';
  }
}

}  // namespace

Reading read_text_only(const Document& document, const NormalizedText& width_folded) {
  std::string matched = match_text(width_folded.text);
  part_figures(document, width_folded, matched);
  TightText tight = without_layout_blanks(matched);
  Reading reading{document, std::move(tight.text), OffsetMap::compose(width_folded.map, tight.map), {}, {}, {}};
  reading.blocks.reserve(width_folded.segments.size());
  for (const Segment& s : width_folded.segments) {
    const NormSpan span = tight.map.to_norm({s.text.begin, s.text.end});
    reading.blocks.push_back({span.begin, span.end});
  }
  return reading;
}

Reading read_text(const Document& document, const NormalizedText& width_folded) {
  Reading reading = read_text_only(document, width_folded);
  reading.dates = find_dates(reading.text);
  reading.figures = find_figures(reading.text, reading.dates);
  return reading;
}

Place PlaceMaker::make(std::size_t block, RawSpan span) {
  const RawSpan bounds = document_.blocks[block].text;
  Place place;
  place.block = block;
  place.span = {std::clamp(span.begin, bounds.begin, bounds.end), std::clamp(span.end, bounds.begin, bounds.end)};
  if (block_ != block || offset_ > place.span.begin) {
    block_ = block;
    offset_ = bounds.begin;
    code_points_ = 0;
  }
  code_points_ += utf8::length(document_.slice({offset_, place.span.begin}));
  offset_ = place.span.begin;
  place.text = document_.slice(place.span);
  place.start = code_points_;
  place.end = place.start + utf8::length(place.text);
  place.prefix = utf8::last(document_.slice({bounds.begin, place.span.begin}), kQuoteLength);
  place.suffix = utf8::first(document_.slice({place.span.end, bounds.end}), kQuoteLength);
  place.boxes = boxes_of(document_, place.span);
  if (!place.boxes.empty()) place.page = place.boxes.front().page;
  return place;
}

}  // namespace jiaokan::facts
