#pragma once

#include <string_view>
#include <vector>

#include "convert/folding_text.h"
#include "convert/word_trie.h"
#include "core/normalized_text.h"

namespace jiaokan::convert {

/// A fold changes `text` and appends the origin of everything that it changed or deleted to `changed`, in order. Pure, linear, never fails on valid text.
/// A fold looks at one block at a time: the start and the end of `text` are the start and the end of a block or safe cuts inside one (normalize.cpp).
using Fold = void (*)(FoldingText& text, std::vector<RawSpan>& changed);

struct FoldRow {
  FoldId id;
  Fold apply;
  std::string_view meaning;  ///< one line for the manual
};

/// The one table of folds, in the order of FoldId. A new fold: a file, a row here; the property tests run on every row by themselves.
const std::vector<FoldRow>& folds();
const FoldRow& fold_row(FoldId);

void fold_compatibility(FoldingText&, std::vector<RawSpan>& changed);
void fold_width(FoldingText&, std::vector<RawSpan>& changed);
void fold_glyph(FoldingText&, std::vector<RawSpan>& changed);
void fold_spacing(FoldingText&, std::vector<RawSpan>& changed);
void fold_punctuation(FoldingText&, std::vector<RawSpan>& changed);
void fold_quotation(FoldingText&, std::vector<RawSpan>& changed);
void fold_script(FoldingText&, std::vector<RawSpan>& changed);
void fold_variant(FoldingText&, std::vector<RawSpan>& changed);
void fold_regional(FoldingText&, std::vector<RawSpan>& changed);

/// Replaces what `words` matches, leftmost first: what the folds by dictionary share.
void replace_words(FoldingText& text, const WordTrie& words, std::vector<RawSpan>& changed);

/// One of our two-column tables in resources/dicts as a trie.
WordTrie trie_of_dictionary(std::string_view name);

}  // namespace jiaokan::convert
