#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/page_glyphs.h"
#include "extract/structure.h"

namespace jiaokan::extract {

/// How a PDF file opened, and what it says about itself.
struct PdfOpened {
  enum class State { kOpen, kNeedsPassword, kWrongPassword, kDamaged, kNoPages };
  State state = State::kOpen;
  std::string reason;  ///< for kDamaged: what the libraries complained about first
  std::uint32_t pages = 0;
  bool repaired = false;      ///< its tables had to be rebuilt
  std::string title, author;  ///< of the information dictionary, or of XMP; UTF-8
  PdfStructure structure;
};

struct PdfComplaints {
  std::uint64_t count = 0;
  std::string first;
  bool needs_poppler_data = false;  ///< a predefined CJK encoding is missing: poppler-data is not installed
};

/// Reads a PDF with qpdf and Poppler: `opened` once, then, where it opened, `page` for every page in order, then `complaints` once.
/// Installs Poppler's process-global error callback and may hang, crash or eat memory on hostile files: run it in a child process.
void read_pages(std::string_view file, const std::string& password, const std::function<void(const PdfOpened&)>& opened,
                const std::function<void(const PageGlyphs&)>& page, const std::function<void(const PdfComplaints&)>& complaints);

}  // namespace jiaokan::extract
