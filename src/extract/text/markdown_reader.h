#pragma once

#include <string>
#include <string_view>

#include "core/document.h"
#include "extract/reader.h"

namespace jiaokan::extract {

/// True for text with several marks of Markdown (headings, pipe tables, links, fences) or lines of YAML before it, not for plain text with a few ** in it.
bool looks_like_markdown(std::string_view text);

/// Reads Markdown (CommonMark and pipe tables) in UTF-8. Marks go, their text stays.
Document read_markdown(std::string_view text, const std::string& name, const ReadOptions& options);

}  // namespace jiaokan::extract
