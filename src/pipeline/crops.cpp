#include "pipeline/crops.h"

#include <algorithm>
#include <numeric>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/page_crops.h"
#include "pipeline/files.h"
#include "report/json_reader.h"

namespace jiaokan::pipeline {
namespace {

constexpr std::size_t kMostCrops = 300;          // of one edition
constexpr double kMarginX = 170, kMarginY = 20;  // points around the words
constexpr double kTallest = 150;                 // points: a whole block is shown from its beginning
constexpr double kDotsPerInch = 120;
constexpr double kTallBoxEm = 1.5, kTypeHeight = 1.25;  // em: boxes that are taller than type is, and what their type is taken for

/// What to show of a place: its first page, with what stands around.
std::optional<extract::CropRequest> area_of(const Document& document, const Place& place) {
  if (place.boxes.empty()) return std::nullopt;
  const std::uint32_t page = place.boxes.front().page;
  if (page == 0 || page > document.pages.size()) return std::nullopt;
  const PageInfo& size = document.pages[page - 1];
  Box area = place.boxes.front().box;
  for (const PageBox& b : place.boxes) {
    if (b.page != page || std::max(b.box.y1, area.y1) - std::min(b.box.y0, area.y0) > kTallest) continue;
    area = {std::min(area.x0, b.box.x0), std::min(area.y0, b.box.y0), std::max(area.x1, b.box.x1), std::max(area.y1, b.box.y1)};
  }
  area = {std::max(0.0, area.x0 - kMarginX), std::max(0.0, area.y0 - kMarginY), std::min(size.width, area.x1 + kMarginX),
          std::min(size.height, area.y1 + kMarginY)};
  area.y1 = std::min(area.y1, area.y0 + kTallest + 2 * kMarginY);
  if (!(area.x0 < area.x1 && area.y0 < area.y1)) return std::nullopt;
  return extract::CropRequest{page, area};
}

/// The height of a line's box that its type takes: boxes that reach over the lines above and below come from the extremes of the whole typeface.
Box box_of_type(Box box, double em) {
  if (em <= 0 || box.y1 - box.y0 <= kTallBoxEm * em) return box;
  const double middle = (box.y0 + box.y1) / 2, half = kTypeHeight * em / 2;
  return {box.x0, middle - half, box.x1, middle + half};
}

/// Size of the type at a place: the advance of an ideograph in the runs it touches; 0 = has none.
double em_at(const Document& document, RawSpan span) {
  auto run = std::upper_bound(document.runs.begin(), document.runs.end(), span.begin, [](std::uint32_t at, const GlyphRun& r) { return at < r.text.begin; });
  if (run != document.runs.begin()) --run;
  double em = 0;
  for (; run != document.runs.end() && run->text.begin <= span.end; ++run) {
    if (run->vertical) return 0;
    double halves = 0;
    bool han = false;
    const std::string_view text = document.slice(run->text);
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = utf8::next(text, at);
      halves += is_wide(c) ? 2 : 1;
      han = han || is_han(c);
    }
    if (han) em = std::max(em, 2 * (run->box.x1 - run->box.x0) / halves);
  }
  return em;
}

/// What a picture marks of a place: what stands on its page.
std::vector<Box> marks_of(const Document& document, const Place& place, std::uint32_t page) {
  const double em = em_at(document, place.span);
  std::vector<Box> marks;
  for (const PageBox& b : place.boxes)
    if (b.page == page) marks.push_back(box_of_type(b.box, em));
  return marks;
}

/// A spot that a report may show.
struct Spot {
  const Place* place;  ///< null: nothing stands there
  Severity severity;
};

using Pictures = std::vector<std::optional<report::PageCrop>>;

/// Pictures of the spots, parallel to them: the `most` gravest.
Pictures crops_of(const Document& document, const std::vector<Spot>& spots, const std::string& path, const LoadOptions& options, std::size_t most) {
  Pictures crops(spots.size());
  if (path == "-" || document.source.media_type != "application/pdf" || !document.has_pages()) return crops;
  const std::string bytes = read_input(path).bytes;
  if (report::is_document_json(bytes)) return crops;
  std::vector<std::size_t> order(spots.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return spots[x].severity < spots[y].severity; });
  std::vector<std::pair<extract::CropRequest, std::size_t>> wanted;
  for (const std::size_t i : order) {
    if (!spots[i].place || wanted.size() == most) continue;
    if (const auto request = area_of(document, *spots[i].place)) wanted.emplace_back(*request, i);
  }
  std::stable_sort(wanted.begin(), wanted.end(), [](const auto& x, const auto& y) { return x.first.page < y.first.page; });
  std::vector<extract::CropRequest> requests;
  for (const auto& [request, i] : wanted) requests.push_back(request);
  extract::CropOptions rendering;
  rendering.password = options.password;
  rendering.dots_per_inch = kDotsPerInch;
  std::vector<std::string> pictures = extract::render_crops(bytes, requests, rendering);
  for (std::size_t n = 0; n < wanted.size(); ++n)
    if (!pictures[n].empty()) {
      const std::size_t i = wanted[n].second;
      crops[i] = report::PageCrop{std::move(pictures[n]), requests[n].page, requests[n].area, marks_of(document, *spots[i].place, requests[n].page)};
    }
  return crops;
}

const Place* pointer_to(const std::optional<Place>& place) { return place ? &*place : nullptr; }

}  // namespace

report::ComparisonCrops make_crops(const Edition& a, const Edition& b, const Comparison& comparison, const std::string& path_a, const std::string& path_b,
                                   const LoadOptions& options) {
  std::vector<Spot> in_a, in_b;
  for (const Discrepancy& d : comparison.discrepancies) {
    in_a.push_back({pointer_to(d.a), d.severity()});
    in_b.push_back({pointer_to(d.b), d.severity()});
  }
  return {crops_of(a.document, in_a, path_a, options, kMostCrops), crops_of(b.document, in_b, path_b, options, kMostCrops)};
}

report::CollationCrops make_crops(const std::vector<Edition>& editions, const VariantTable& variants, const std::vector<std::string>& paths,
                                  const LoadOptions& options) {
  // As many as the page of a pair carries, shared among the editions.
  const std::size_t most = 2 * kMostCrops / editions.size();
  report::CollationCrops crops;
  for (std::size_t e = 0; e < editions.size(); ++e) {
    std::vector<Spot> spots;
    for (const VariantEntry& entry : variants.entries) {
      const Place* place = e == 0 ? &entry.lemma : nullptr;
      for (const VariantReading& reading : entry.readings)
        if (e > 0 && reading.witnesses.front() + 1 == e) place = pointer_to(reading.place());
      spots.push_back({place, entry.severity()});
    }
    crops.editions.push_back(crops_of(editions[e].document, spots, paths[e], options, most));
  }
  return crops;
}

}  // namespace jiaokan::pipeline
