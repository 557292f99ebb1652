#pragma once

#include "extract/pdf/page_glyphs.h"

class QPDFPageObjectHelper;

namespace jiaokan::extract {

/// Looks at what tells text from pictures of text, and known characters from unknown ones. Pages without a large picture and whose fonts all tell their
/// characters cost a look at their resources; of the others the content is read once, forms included. Throws QPDF's exceptions on damaged streams.
PageTraits read_traits(QPDFPageObjectHelper& page);

}  // namespace jiaokan::extract
