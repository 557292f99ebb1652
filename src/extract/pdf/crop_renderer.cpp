#include "extract/pdf/crop_renderer.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-image.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <climits>
#include <cmath>
#include <cstring>
#include <memory>

#include "extract/child_process.h"
#include "extract/pdf/grey_png.h"

namespace jiaokan::extract {
namespace {

constexpr double kPointsPerInch = 72;
constexpr int kMostPixels = 40'000'000;  // of one rendering
constexpr std::uint32_t kCpuSeconds = 60, kWallSeconds = 120;

/// Whole pixels of a page: half-open.
struct PixelBox {
  int x0 = INT_MAX, y0 = INT_MAX, x1 = 0, y1 = 0;
  bool empty() const { return x0 >= x1 || y0 >= y1; }
  void include(const PixelBox& other) {
    x0 = std::min(x0, other.x0), y0 = std::min(y0, other.y0);
    x1 = std::max(x1, other.x1), y1 = std::max(y1, other.y1);
  }
};

PixelBox pixels_of(const Box& area, double scale, int width, int height) {
  const auto pixel = [&](double points, int limit) { return static_cast<int>(std::clamp(points * scale, 0.0, static_cast<double>(limit))); };
  return {pixel(area.x0, width), pixel(area.y0, height), pixel(std::ceil(area.x1), width), pixel(std::ceil(area.y1), height)};
}

std::string cut_out(const poppler::image& image, const PixelBox& origin, const PixelBox& box) {
  const auto width = static_cast<std::uint32_t>(box.x1 - box.x0), height = static_cast<std::uint32_t>(box.y1 - box.y0);
  std::vector<std::uint8_t> greys(static_cast<std::size_t>(width) * height, 255);
  for (int y = box.y0; y < box.y1 && y - origin.y0 < image.height(); ++y) {
    const char* row = image.const_data() + static_cast<std::ptrdiff_t>(y - origin.y0) * image.bytes_per_row();
    for (int x = box.x0; x < box.x1 && x - origin.x0 < image.width(); ++x) {
      const char* pixel = row + static_cast<std::ptrdiff_t>(x - origin.x0) * 4;  // blue, green, red, alpha
      const auto channel = [&](int i) { return static_cast<int>(static_cast<unsigned char>(pixel[i])); };
      greys[static_cast<std::size_t>(y - box.y0) * width + static_cast<std::size_t>(x - box.x0)] =
          static_cast<std::uint8_t>((channel(0) * 29 + channel(1) * 150 + channel(2) * 77) >> 8);
    }
  }
  return grey_png(greys, width, height);
}

void keep_silent(const std::string&, void*) {}

/// Runs in the child: sends each picture with its index.
void render(std::string_view pdf, const std::vector<CropRequest>& requests, const CropOptions& options, FramePipe& pipe) {
  poppler::set_debug_error_function(keep_silent, nullptr);
  if (pdf.size() > INT_MAX) return;
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size()), options.password, options.password));
  if (!document || document->is_locked()) return;
  poppler::page_renderer renderer;
  renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
  renderer.set_image_format(poppler::image::format_argb32);
  const double scale = options.dots_per_inch / kPointsPerInch;
  for (std::size_t first = 0, last = 0; first < requests.size(); first = last) {
    while (last < requests.size() && requests[last].page == requests[first].page) ++last;
    const std::unique_ptr<poppler::page> page(document->create_page(static_cast<int>(requests[first].page) - 1));
    if (!page) continue;
    const poppler::rectf size = page->page_rect();
    const bool turned = page->orientation() == poppler::page::landscape || page->orientation() == poppler::page::seascape;
    const double width = turned ? size.height() : size.width(), height = turned ? size.width() : size.height();
    if (!(width > 0 && height > 0 && width * scale < INT_MAX / 2 && height * scale < INT_MAX / 2)) continue;
    const auto box_of = [&](std::size_t i) { return pixels_of(requests[i].area, scale, static_cast<int>(width * scale), static_cast<int>(height * scale)); };
    PixelBox all;
    for (std::size_t i = first; i < last; ++i)
      if (const PixelBox box = box_of(i); !box.empty()) all.include(box);
    if (all.empty() || static_cast<double>(all.x1 - all.x0) * (all.y1 - all.y0) > kMostPixels) continue;
    const poppler::image image =
        renderer.render_page(page.get(), options.dots_per_inch, options.dots_per_inch, all.x0, all.y0, all.x1 - all.x0, all.y1 - all.y0);
    if (!image.is_valid() || image.format() != poppler::image::format_argb32) continue;
    for (std::size_t i = first; i < last; ++i) {
      const PixelBox box = box_of(i);
      if (box.empty()) continue;
      const auto index = static_cast<std::uint32_t>(i);
      std::string frame(reinterpret_cast<const char*>(&index), sizeof index);
      pipe.send('c', frame += cut_out(image, all, box));
    }
  }
}

}  // namespace

std::vector<std::string> render_pdf_crops(std::string_view pdf, const std::vector<CropRequest>& requests, const CropOptions& options) {
  std::vector<std::string> pictures(requests.size());
  if (requests.empty()) return pictures;
  ChildLimits limits;
  limits.cpu_seconds = kCpuSeconds;
  limits.wall_seconds = kWallSeconds;
  std::size_t bytes = 0;
  // However the child ends: the pictures that it sent are good.
  run_in_child(
      limits, [&](FramePipe& pipe) { render(pdf, requests, options, pipe); },
      [&](char, std::string_view payload) {
        std::uint32_t index = 0;
        if (payload.size() < sizeof index) return;
        std::memcpy(&index, payload.data(), sizeof index);
        payload.remove_prefix(sizeof index);
        if (index >= pictures.size() || bytes + payload.size() > options.total_bytes) return;
        bytes += payload.size();
        pictures[index] = payload;
      });
  return pictures;
}

}  // namespace jiaokan::extract
