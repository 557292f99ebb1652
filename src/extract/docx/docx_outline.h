#pragma once

#include <vector>

#include "extract/docx/docx_paragraph.h"

namespace jiaokan::extract {

/// Settles what styles and type say of a Word document's paragraphs: the levels of its headings count from 1; the title is what has the title's style, else a
/// first heading that is alone on its level, else the large or bold centred lines at the top, put together where they are several; a document without numbers
/// and styles has the short lines in larger or bolder type for headings. O(paragraphs).
void settle_docx_outline(std::vector<DocxParagraph>& paragraphs);

}  // namespace jiaokan::extract
