#include "extract/pdf_reader.h"

#include "core/error.h"

namespace jiaokan::extract {

Document read_pdf(std::string_view, const std::string& name, const ReadOptions&) { throw Error(ErrorCode::kUnsupported, name, "PDF files are not read yet"); }

}  // namespace jiaokan::extract
