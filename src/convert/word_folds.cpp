// The folds that a dictionary decides.
#include "convert/folds.h"
#include "convert/opencc_dictionaries.h"

namespace jiaokan::convert {

void fold_glyph(FoldingText& text, std::vector<RawSpan>& changed) {
  static const WordTrie words = trie_of_dictionary("dicts/glyph_confusions.txt");
  replace_words(text, words, changed);
}

void fold_script(FoldingText& text, std::vector<RawSpan>& changed) {
  static const WordTrie words = opencc_group({"TSPhrases", "TSCharacters"});
  replace_words(text, words, changed);
}

void fold_variant(FoldingText& text, std::vector<RawSpan>& changed) {
  static const WordTrie words = trie_of_dictionary("dicts/variants.txt");
  replace_words(text, words, changed);
}

}  // namespace jiaokan::convert
