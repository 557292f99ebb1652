#pragma once

#include <string>
#include <string_view>

#include "core/document.h"

namespace jiaokan::report {

/// The words of an edition as text of an element: what no font shows or what would turn the line around gets a name, ‹U+E6B3›; tabs and line feeds become blanks.
std::string shown_html(std::string_view text);

/// BCP 47 tag of the script and standard that a document is written in.
std::string_view language_tag(const Document& document);

/// A file name as a relative address: nothing in it can be taken for a scheme, a host, a query or a fragment.
std::string relative_address(std::string_view path);

/// Standard base64 with padding, and the SHA-256 of bytes in it, as Content-Security-Policy wants hashes.
std::string base64(std::string_view bytes);
std::string sha256_base64(std::string_view bytes);

}  // namespace jiaokan::report
