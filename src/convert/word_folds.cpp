// The folds that a dictionary decides.
#include "convert/folds.h"
#include "convert/script_tables.h"

namespace jiaokan::convert {

void fold_glyph(FoldingText& text, std::vector<RawSpan>& changed) {
  static const WordTrie words = trie_of_dictionary("dicts/glyph_confusions.txt");
  replace_words(text, words, changed);
}

void fold_script(FoldingText& text, std::vector<RawSpan>& changed) { replace_words(text, t2s_words(), changed); }

void fold_variant(FoldingText& text, std::vector<RawSpan>& changed) {
  static const WordTrie words = trie_of_dictionary("dicts/variants.txt");
  replace_words(text, words, changed);
}

}  // namespace jiaokan::convert
