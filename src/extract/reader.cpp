#include "extract/reader.h"

#include "core/error.h"

namespace jiaokan::extract {

Document read_document(std::string_view, const std::string& name, const ReadOptions&) {
  throw Error(ErrorCode::kUnsupported, name, "not yet read");
}

}  // namespace jiaokan::extract
