#include "pipeline/crops.h"

#include <algorithm>
#include <numeric>

#include "extract/page_crops.h"
#include "pipeline/files.h"
#include "report/json_reader.h"

namespace jiaokan::pipeline {
namespace {

constexpr std::size_t kMostCrops = 300;          // of one edition
constexpr double kMarginX = 170, kMarginY = 20;  // points around the words
constexpr double kTallest = 150;                 // points: a whole block is shown from its beginning
constexpr double kDotsPerInch = 120;

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

std::vector<std::optional<report::PageCrop>> crops_of(const Document& document, const Comparison& comparison, bool of_a, const std::string& path,
                                                      const LoadOptions& options) {
  std::vector<std::optional<report::PageCrop>> crops(comparison.discrepancies.size());
  if (path == "-" || document.source.media_type != "application/pdf" || !document.has_pages()) return crops;
  const std::string bytes = read_input(path).bytes;
  if (report::is_document_json(bytes)) return crops;
  std::vector<std::size_t> order(crops.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t x, std::size_t y) { return comparison.discrepancies[x].severity() < comparison.discrepancies[y].severity(); });
  std::vector<std::pair<extract::CropRequest, std::size_t>> wanted;
  for (const std::size_t i : order) {
    const std::optional<Place>& place = of_a ? comparison.discrepancies[i].a : comparison.discrepancies[i].b;
    if (!place || wanted.size() == kMostCrops) continue;
    if (const auto request = area_of(document, *place)) wanted.emplace_back(*request, i);
  }
  std::stable_sort(wanted.begin(), wanted.end(), [](const auto& x, const auto& y) { return x.first.page < y.first.page; });
  std::vector<extract::CropRequest> requests;
  for (const auto& [request, i] : wanted) requests.push_back(request);
  extract::CropOptions rendering;
  rendering.password = options.password;
  rendering.dots_per_inch = kDotsPerInch;
  std::vector<std::string> pictures = extract::render_crops(bytes, requests, rendering);
  for (std::size_t n = 0; n < wanted.size(); ++n)
    if (!pictures[n].empty()) crops[wanted[n].second] = report::PageCrop{std::move(pictures[n]), requests[n].page, requests[n].area};
  return crops;
}

}  // namespace

report::ComparisonCrops make_crops(const Edition& a, const Edition& b, const Comparison& comparison, const std::string& path_a, const std::string& path_b,
                                   const LoadOptions& options) {
  return {crops_of(a.document, comparison, true, path_a, options), crops_of(b.document, comparison, false, path_b, options)};
}

}  // namespace jiaokan::pipeline
