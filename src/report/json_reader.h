#pragma once

#include <string>
#include <string_view>

#include "core/document.h"

namespace jiaokan::report {

/// True where the bytes begin like a saved jiaokan.document/1.
bool is_document_json(std::string_view bytes);

/// Reads back what document_json wrote; boxes inside a line are then interpolated. `source` is the one saved, so that the document
/// keeps the identity of the file it was extracted from. Throws Error (kDamaged) naming the first thing that does not fit.
Document read_document_json(std::string_view bytes, const std::string& name);

}  // namespace jiaokan::report
