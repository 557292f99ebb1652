#pragma once

#include <string>
#include <string_view>

#include "core/document.h"
#include "extract/reader.h"

namespace jiaokan::extract {

/// Reads a Word document (ECMA-376, transitional and strict; by Word, WPS, LibreOffice). Its text is what a reader sees with all changes accepted and comments
/// hidden: automatic numbers are in the text, hidden text and instructions of fields are not. Unpacked and parsed in a child process under limits.
/// Throws Error: kDamaged, kEncrypted, kLimit, kEmpty; kUnsupported where the package is no Word document.
Document read_docx(std::string_view bytes, const std::string& name, const ReadOptions& options);

}  // namespace jiaokan::extract
