#pragma once

#include <string_view>

namespace jiaokan::extract {

/// True for a ZIP whose directory names the parts of a Word document, damaged ones included; looks at the first and last 64 KiB only.
bool looks_like_docx(std::string_view bytes);

}  // namespace jiaokan::extract
