#include "extract/reader.h"

#include "core/error.h"
#include "extract/formats.h"

namespace jiaokan::extract {

Document read_document(std::string_view bytes, const std::string& name, const ReadOptions& options) {
  if (bytes.empty()) throw Error(ErrorCode::kEmpty, name, "the file is empty", "give a file with text");
  for (const FormatRow& format : formats()) {
    if (!format.looks_like(bytes)) continue;
    Document document = format.read(bytes, name, options);
    document.source.name = name;
    document.source.media_type = format.media_type;
    document.source.bytes = bytes.size();
    return document;
  }
  throw Error(ErrorCode::kUnsupported, name, "not a format that is read");
}

}  // namespace jiaokan::extract
