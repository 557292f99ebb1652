#include "facts/reading.h"

#include <algorithm>

#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::facts {
namespace {

constexpr std::size_t kQuoteLength = 16;

bool blank_or_line_end(char32_t c) { return is_blank(c) || is_line_end(c); }

}  // namespace

std::string Reading::printed(Range r) const {
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

std::string Reading::unit(Range r) const {
  std::string words = printed(r);
  return words == "％" ? "%" : words;
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
