#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/child_process.h"
#include "extract/pdf/page_glyphs.h"
#include "extract/pdf/pdf_reader.h"
#include "extract/pdf/poppler_pages.h"

namespace jiaokan::extract {

/// A page at which the library broke or passed a limit.
struct BrokenPage {
  std::uint32_t page = 1;
  std::string reason;  ///< the end of a sentence
};

/// What reading a PDF gave beside its pages.
struct PdfReading {
  PdfOpened opened;
  std::vector<BrokenPage> broken;  ///< in order
  std::uint32_t unread = 0;        ///< pages that were left when reading ended early
  std::string unread_reason;
  std::unique_ptr<ChildProcess> leaving;  ///< has sent all, and may still be ending
};

/// What is made of a page, with what the file says of its own structure.
using PageWork = std::function<std::string(const PageGlyphs&, const PdfStructure&)>;

/// Reads the pages of a PDF in child processes: one opens the file, and up to `options.jobs` children of its own, which share what it has opened, take its
/// pages. `work` makes of each page, there, the payload that `page` gets here, in order; `broken` gets the pages that could not be read (also listed in the
/// result), in order too. Throws Error naming the file where it cannot be opened or no page could be read; what the listeners throw ends the reading and goes
/// on.
PdfReading read_pdf_pages(std::string_view bytes, const std::string& name, const ReadOptions& options, const PageHook& before_page, const PageWork& work,
                          const std::function<void(std::string_view payload)>& page, const std::function<void(const BrokenPage&)>& broken);

}  // namespace jiaokan::extract
