#include "core/place.h"

#include <algorithm>

#include "core/characters.h"
#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan {
namespace {

constexpr std::size_t kQuoteLength = 16;
constexpr std::size_t kStep = 1024;  // bytes between two counts of code points

/// Position along the run before the code point at byte `offset`.
double edge_at(const Document& document, const GlyphRun& run, std::uint32_t offset) {
  const std::string_view text = document.slice(run.text);
  const std::string_view head = text.substr(0, offset - run.text.begin);
  const double first = run.vertical ? run.box.y0 : run.box.x0;
  const double last = run.vertical ? run.box.y1 : run.box.x1;
  if (!run.edges.empty()) {
    const std::size_t n = utf8::length(head);
    if (n < run.edges.size()) return run.edges[n];
  }
  const auto weight = [](std::string_view piece) {
    double sum = 0;
    for (std::size_t at = 0; at < piece.size();) sum += is_wide(utf8::next(piece, at)) ? 2 : 1;
    return sum;
  };
  const double all = weight(text);
  return all > 0 ? first + (last - first) * weight(head) / all : first;
}

/// Whether `next` stands beside `line`, of which it is the rest: most of the lower of the two is on the level of the other.
bool continues(const Box& line, const Box& next, bool vertical) {
  const double common = vertical ? std::min(line.x1, next.x1) - std::max(line.x0, next.x0) : std::min(line.y1, next.y1) - std::max(line.y0, next.y0);
  const double lower = vertical ? std::min(line.x1 - line.x0, next.x1 - next.x0) : std::min(line.y1 - line.y0, next.y1 - next.y0);
  return common > 0.5 * lower && (vertical || next.x0 >= line.x0);
}

/// `start_of` gives the code points of the block before a byte offset.
template <class StartOf>
Place place_in(const Document& document, std::size_t index, RawSpan span, StartOf start_of) {
  const Block& block = document.blocks.at(index);
  Place place;
  place.block = index;
  place.span = {std::clamp(span.begin, block.text.begin, block.text.end), std::clamp(span.end, block.text.begin, block.text.end)};
  place.text = document.slice(place.span);
  place.start = start_of(place.span.begin);
  place.end = place.start + utf8::length(place.text);
  place.prefix = utf8::last(document.slice({block.text.begin, place.span.begin}), kQuoteLength);
  place.suffix = utf8::first(document.slice({place.span.end, block.text.end}), kQuoteLength);
  place.boxes = boxes_of(document, place.span);
  if (!place.boxes.empty()) place.page = place.boxes.front().page;
  return place;
}

}  // namespace

std::size_t block_at(const Document& document, std::uint32_t offset) {
  const auto after =
      std::upper_bound(document.blocks.begin(), document.blocks.end(), offset, [](std::uint32_t at, const Block& block) { return at < block.text.begin; });
  JIAOKAN_CHECK(after != document.blocks.begin());
  return static_cast<std::size_t>(after - document.blocks.begin()) - 1;
}

std::vector<PageBox> boxes_of(const Document& document, RawSpan span) {
  std::vector<PageBox> boxes;
  auto run = std::upper_bound(document.runs.begin(), document.runs.end(), span.begin, [](std::uint32_t at, const GlyphRun& r) { return at < r.text.begin; });
  if (run != document.runs.begin()) --run;
  for (; run != document.runs.end() && run->text.begin <= span.end; ++run) {
    const RawSpan part{std::max(run->text.begin, span.begin), std::min(run->text.end, span.end)};
    if (part.begin > part.end || (part.empty() && !(span.empty() && boxes.empty()))) continue;
    Box box = run->box;
    const auto [low, high] = std::minmax({edge_at(document, *run, part.begin), edge_at(document, *run, part.end)});  // text may run up the page
    (run->vertical ? box.y0 : box.x0) = low;
    (run->vertical ? box.y1 : box.x1) = high;
    // Runs of one line follow each other: one box for the line.
    if (!boxes.empty() && boxes.back().page == run->page && continues(boxes.back().box, box, run->vertical)) {
      Box& line = boxes.back().box;
      line = {std::min(line.x0, box.x0), std::min(line.y0, box.y0), std::max(line.x1, box.x1), std::max(line.y1, box.y1)};
    } else {
      boxes.push_back({run->page, box});
    }
  }
  return boxes;
}

std::vector<PageBox> page_boxes_of(const Document& document, RawSpan span) {
  std::vector<PageBox> pages;
  for (const PageBox& line : boxes_of(document, span)) {
    if (pages.empty() || pages.back().page != line.page) {
      pages.push_back(line);
      continue;
    }
    Box& box = pages.back().box;
    box = {std::min(box.x0, line.box.x0), std::min(box.y0, line.box.y0), std::max(box.x1, line.box.x1), std::max(box.y1, line.box.y1)};
  }
  return pages;
}

Place make_place(const Document& document, RawSpan span) { return make_place_in(document, block_at(document, span.begin), span); }

Place make_place_in(const Document& document, std::size_t index, RawSpan span) {
  const std::uint32_t begin = document.blocks.at(index).text.begin;
  return place_in(document, index, span, [&](std::uint32_t offset) { return utf8::length(document.slice({begin, offset})); });
}

PlaceMaker::PlaceMaker(const Document& document) : document_(&document) {
  const std::string_view text = document.text;
  std::size_t count = 0;
  for (std::size_t at = 0; at <= text.size(); at += kStep) {
    counts_.push_back(count);
    count += utf8::length(text.substr(at, kStep));
  }
}

std::size_t PlaceMaker::code_points_before(std::uint32_t offset) const {
  const std::size_t step = offset / kStep;
  return counts_[step] + utf8::length(std::string_view(document_->text).substr(step * kStep, offset - step * kStep));
}

Place PlaceMaker::make_in(std::size_t index, RawSpan span) const {
  return place_in(*document_, index, span, [&](std::uint32_t offset) { return start_in(index, offset); });
}

std::size_t PlaceMaker::start_in(std::size_t index, std::uint32_t offset) const {
  return code_points_before(offset) - code_points_before(document_->blocks.at(index).text.begin);
}

}  // namespace jiaokan
