#pragma once

#include <string>
#include <string_view>

#include "core/document.h"
#include "extract/reader.h"

namespace jiaokan::extract {

/// Reads a PDF file. Fills everything of Document but `source` (name and byte count are the dispatcher's), `script`.
Document read_pdf(std::string_view bytes, const std::string& name, const ReadOptions& options);

}  // namespace jiaokan::extract
