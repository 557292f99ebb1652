#pragma once

#include "extract/metadata.h"

struct GumboInternalNode;

namespace jiaokan::extract {

/// What the <head> of a parsed page says of its document: <title>, <link rel="canonical">, and the <meta> names in use on government sites (ArticleTitle,
/// PubDate, ContentSource …), Dublin Core's and the Open Graph's. A title loses the site's name behind its last bar or underscore.
/// `root`: the document node of Gumbo's tree.
FileMetadata read_html_head(const GumboInternalNode& root);

}  // namespace jiaokan::extract
