#include "compare/contents_pages.h"

#include <algorithm>

namespace jiaokan::compare {

ContentsPages::ContentsPages(const Edition& edition) {
  const std::vector<Block>& blocks = edition.document.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind != BlockKind::kHeading && blocks[i].kind != BlockKind::kTitle) continue;
    std::string text(edition.folded.segment_text(i));
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
    headings_.insert(std::move(text));
  }
}

bool ContentsPages::holds(const Side& side, std::size_t begin, std::size_t end) const {
  const std::vector<Token>& tokens = side.tokens;
  if (begin == end || (end < tokens.size() && !tokens[end].opens_block) || tokens[end - 1].kind != TokenKind::kNumber) return false;
  const BlockKind kind = side.edition->document.blocks[tokens[end - 1].block].kind;
  if (kind == BlockKind::kHeading || kind == BlockKind::kTitle) return false;
  std::size_t title_end = end - 1;
  while (title_end > 0 && !tokens[title_end].opens_block && tokens[title_end - 1].kind == TokenKind::kMark) --title_end;
  if (begin < title_end || tokens[begin].block != tokens[end - 1].block) return false;
  std::size_t first = title_end;
  while (first > 0 && !tokens[first].opens_block) --first;
  return first < title_end && headings_.contains(side.joined(first, title_end));
}

}  // namespace jiaokan::compare
