#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/page_crops.h"

namespace jiaokan::extract {

/// What render_crops promises, by Poppler.
std::vector<std::string> render_pdf_crops(std::string_view pdf, const std::vector<CropRequest>& requests, const CropOptions& options);

}  // namespace jiaokan::extract
