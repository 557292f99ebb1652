#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/document.h"
#include "extract/reader.h"

namespace jiaokan::extract {

/// Called before each page in the child process that reads it: tests break pages with it.
using PageHook = std::function<void(std::uint32_t page)>;

/// Reads a PDF file. Fills everything of Document but `source` (name and byte count are the dispatcher's), `script`.
///
/// A child process opens the file and deals its pages to up to `options.jobs` children of its own. A page at which one of them breaks or passes a limit is
/// named in a warning and the others are kept; where none is left, or the file cannot be opened, Error.
Document read_pdf(std::string_view bytes, const std::string& name, const ReadOptions& options);
Document read_pdf(std::string_view bytes, const std::string& name, const ReadOptions& options, const PageHook& before_page);

}  // namespace jiaokan::extract
