#pragma once

#include <string>
#include <string_view>

#include "extract/metadata.h"
#include "extract/source_lines.h"

namespace jiaokan::extract {

/// A page has a site around its text; what stands in a document of another format (Markdown) is that document's, an <aside> too.
enum class HtmlOf { kPage, kDocument };

/// Adds what an HTML page or fragment shows: a line for every paragraph, heading, list item and <br>, a table as one. Scripts, styles and hidden elements show
/// nothing; navigation, a site's header and footer, forms, and all that stands around a <main> or a single <article> are marked as frame
/// on a page.
/// Returns what the <head> says of the page: <title>, <link rel="canonical"> and the <meta> names in use on government sites.
/// Throws Error (kLimit) where elements are nested more than 1,024 deep. O(bytes · depth).
FileMetadata add_html_lines(std::string_view html, const std::string& name, MarkedLines& out, HtmlOf what = HtmlOf::kPage);

}  // namespace jiaokan::extract
