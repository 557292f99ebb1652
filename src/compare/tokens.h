#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/comparison.h"
#include "core/text_diff.h"

namespace jiaokan::compare {

enum class TokenKind : std::uint8_t {
  kHan,     ///< one ideograph
  kWord,    ///< a run of Latin (or other spaced) letters
  kNumber,  ///< a run of digits with its decimal point and thousands separators
  kMark,    ///< one punctuation mark, sign or symbol
};

/// The smallest piece of folded text that a difference may cut: half a word or half a figure is never a reading. Blanks are layout and no tokens.
struct Token {
  NormSpan span;
  std::uint32_t symbol = 0;  ///< equal for equal texts, on both sides
  std::uint32_t block = 0;
  char32_t first = 0;
  TokenKind kind = TokenKind::kHan;
  bool opens_block = false;
};

/// Numbers the texts of tokens. Shared by both sides of a comparison. Views into the folded texts, which must outlive it.
class SymbolTable {
 public:
  std::uint32_t symbol_of(std::string_view text, char32_t first, std::size_t code_points);

 private:
  std::unordered_map<std::string_view, std::uint32_t> long_tokens_;
};

/// One side of a bead as tokens: its blocks one after the other, what parts them being layout.
struct Side {
  const Edition* edition = nullptr;
  std::vector<Token> tokens;

  std::size_t size() const { return tokens.size(); }
  std::vector<std::uint32_t> symbols() const;
  std::string_view text(std::size_t i) const { return edition->folded.slice(tokens[i].span); }
  /// Folded text of tokens [begin, end) without the blanks between them.
  std::string joined(std::size_t begin, std::size_t end) const;
  /// Printed text of tokens [begin, end); they must lie in one block. An empty range is the spot behind token begin - 1 (of its block), or before the first one.
  RawSpan raw(std::size_t begin, std::size_t end) const;
};

/// Appends the tokens of one block. Linear.
void tokenize_block(const Edition& edition, std::size_t block, SymbolTable& symbols, Side& side);

/// Cuts the words of both sides that a line end cuts on one (Open|Document), so that they are equal token by token whatever differs beside them. Linear.
void split_torn_words(Side& a, Side& b);

}  // namespace jiaokan::compare
