#pragma once

#include <string>
#include <string_view>

#include "core/document.h"
#include "extract/docx/docx_paragraph.h"

namespace jiaokan::extract {

// What the child that parses a Word document sends to its parent, one value a frame.

std::string encode(const DocxParagraph&);
DocxParagraph decode_paragraph(std::string_view);

std::string encode(const Warning&);
Warning decode_warning(std::string_view);

}  // namespace jiaokan::extract
