#pragma once

#include <string>
#include <string_view>

#include "core/document.h"

namespace jiaokan::report {

/// Text for an element or a quoted attribute of HTML or XML. What XML 1.0 allows in no form (control characters but tab and line ends, U+FFFE, U+FFFF)
/// becomes U+FFFD.
std::string escaped(std::string_view text);

/// The same for XML where such characters have a name of their own: `name` makes the markup for one.
std::string escaped(std::string_view text, std::string (*name)(char32_t));

/// language_tag, and where that knows none: en where the text is without ideographs and full of English function words; else und.
std::string_view language_of(const Document&);

/// Language and, where it is needed, script and region: letters, digits and hyphens as BCP 47 has them. Says nothing about whether the subtags are registered.
bool is_language_tag(std::string_view tag);

}  // namespace jiaokan::report
