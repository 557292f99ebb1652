#include "extract/text_reader.h"

#include <algorithm>
#include <vector>

#include "extract/headings.h"

namespace jiaokan::extract {

Document read_text(std::string_view text, const std::string&, const ReadOptions&) {
  std::vector<Paragraph> paragraphs;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    paragraphs.push_back({text.substr(at, end - at)});
    at = end + 1;
  }
  Document document;
  for (const OutlinePiece& piece : outline(paragraphs))
    document.add_block(piece.kind, paragraphs[piece.paragraph].text.substr(piece.begin, piece.end - piece.begin), piece.level, piece.label);
  assign_sections(document);
  return document;
}

}  // namespace jiaokan::extract
