#include "extract/html_reader.h"

#include "extract/text_reader.h"

namespace jiaokan::extract {

bool looks_like_html(std::string_view) { return false; }
Document read_html(std::string_view text, const std::string& name, const ReadOptions& options) { return read_text(text, name, options); }

}  // namespace jiaokan::extract
