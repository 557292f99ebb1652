#pragma once

#include <string>
#include <string_view>

#include "core/document.h"
#include "extract/reader.h"

namespace jiaokan::extract {

/// Reads plain text in UTF-8: repairs the layout (see layout_repair.h) unless the options say that each line is a finished block.
/// Fills everything of Document but `source` and `script`. O(bytes).
Document read_text(std::string_view text, const std::string& name, const ReadOptions& options);

}  // namespace jiaokan::extract
