#pragma once

#include <string>
#include <string_view>

#include "core/document.h"
#include "extract/reader.h"

namespace jiaokan::extract {

/// True where the text begins as an HTML page or fragment does.
bool looks_like_html(std::string_view text);

/// Reads an HTML page in UTF-8: headings, paragraphs, lists and tables become blocks, navigation and the like furniture; scripts and styles are no text.
Document read_html(std::string_view text, const std::string& name, const ReadOptions& options);

}  // namespace jiaokan::extract
