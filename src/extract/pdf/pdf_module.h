#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/page_crops.h"
#include "extract/reader.h"

namespace jiaokan::extract {

/// The function table of the module jiaokan-pdf: all that needs Poppler and qpdf.
struct PdfModule {
  Document (*read)(std::string_view bytes, const std::string& name, const ReadOptions&);
  std::vector<std::string> (*render_crops)(std::string_view pdf, const std::vector<CropRequest>&, const CropOptions&);
};

/// Loads the module at the first call. Throws Error where it is not there.
const PdfModule& pdf_module();

}  // namespace jiaokan::extract
