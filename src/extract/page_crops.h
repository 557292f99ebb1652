#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace jiaokan::extract {

/// A part of a page to be shown: points, origin at the top left of the crop box, y down. What lies outside the page is cut off.
struct CropRequest {
  std::uint32_t page = 1;
  Box area;
};

struct CropOptions {
  std::string password;
  double dots_per_inch = 120;
  std::size_t total_bytes = 6 << 20;  ///< of all pictures; later requests get none
};

/// Pictures of parts of the pages of a PDF as PNG files in 16 greys, parallel to `requests`; empty where none could be made: hostile files are rendered in a
/// child process, and what breaks it costs the pictures only. `requests` are best sorted by page. One rendering for each page that is asked for.
std::vector<std::string> render_crops(std::string_view pdf, const std::vector<CropRequest>& requests, const CropOptions& options = {});

}  // namespace jiaokan::extract
