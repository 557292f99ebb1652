#include "extract/reader.h"

#include <utility>

#include "core/error.h"
#include "extract/encoding.h"
#include "extract/formats.h"

namespace jiaokan::extract {
namespace {

Document read_as(const FormatRow& format, std::string_view content, std::uint64_t size, const std::string& name, const ReadOptions& options) {
  Document document;
  try {
    document = format.read(content, name, options);
  } catch (const Error& error) {
    if (!error.file().empty()) throw;
    throw Error(error.code(), name, error.message(), error.advice());  // what the system refused: for which file
  }
  document.source.name = name;
  document.source.media_type = format.media_type;
  document.source.bytes = size;
  return document;
}

}  // namespace

Document read_document(std::string_view bytes, const std::string& name, const ReadOptions& options) {
  if (bytes.empty()) throw Error(ErrorCode::kEmpty, name, "is empty", "give a file with text");
  for (const FormatRow& format : formats())
    if (format.content == Content::kBytes && format.looks_like(bytes)) return read_as(format, bytes, bytes.size(), name, options);
  const auto known = known_signature(bytes);
  if (known && known->encrypted) throw Error(ErrorCode::kEncrypted, name, "is " + std::string(known->what), std::string(known->advice));
  if (known)
    throw Error(ErrorCode::kUnsupported, name, "is " + std::string(known->what) + ", which is not read",
                known->advice.empty() ? "give a PDF, DOCX, text, Markdown or HTML file" : std::string(known->advice));
  DecodedText decoded;
  decode_text(bytes, name, decoded);
  for (const FormatRow& format : formats()) {
    if (format.content != Content::kText || !format.looks_like(decoded.text)) continue;
    Document document = read_as(format, decoded.text, bytes.size(), name, options);
    document.warnings.insert(document.warnings.begin(), decoded.warnings.begin(), decoded.warnings.end());
    return document;
  }
  throw Error(ErrorCode::kUnsupported, name, "is in no format that is read", "give a PDF, DOCX, text, Markdown or HTML file");
}

}  // namespace jiaokan::extract
