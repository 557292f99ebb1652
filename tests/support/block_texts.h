#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace jiaokan::test {

/// The blocks' texts, one a line; kinds other than paragraphs before them in brackets, with their level where they have one: "[heading1]一、目标".
inline std::string blocks_of(const Document& document) {
  std::string out;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (block.kind != BlockKind::kParagraph) out += "[" + std::string(to_string(block.kind)) + (block.level ? std::to_string(block.level) : "") + "]";
    out += std::string(document.block_text(i)) + "\n";
  }
  return out;
}

/// The blocks' texts.
inline std::vector<std::string> texts(const Document& document) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) out.emplace_back(document.block_text(i));
  return out;
}

/// Whether a block has just this text.
inline bool has(const Document& document, std::string_view text) {
  for (std::size_t i = 0; i < document.blocks.size(); ++i)
    if (document.block_text(i) == text) return true;
  return false;
}

}  // namespace jiaokan::test
