#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "convert/word_trie.h"

namespace jiaokan::convert {

/// Which characters belong to which script, from OpenCC's character tables. Built once, immutable.
struct CharacterTables {
  std::unordered_map<char32_t, std::u32string> to_hant;  ///< STCharacters: every Traditional character that a Simplified one may stand for, first choice first
  std::unordered_map<char32_t, std::u32string> to_hans;  ///< TSCharacters
  std::unordered_map<char32_t, char32_t> to_hk, to_tw;   ///< HKVariants, TWVariants: one character for one

  /// Never written in Traditional text by any of the standards (汉, 发), less the characters that OpenCC alone would change (群, 床) and
  /// those that some write in Traditional as well (内, 雇; resources/dicts/both_standard.txt).
  bool is_hans_only(char32_t c) const { return hans_only_.contains(c); }
  /// Never written in Simplified text (漢, 發).
  bool is_hant_only(char32_t c) const { return hant_only_.contains(c); }

  std::unordered_set<char32_t> hans_only_, hant_only_;
};
const CharacterTables& character_tables();

/// t2s and s2t as tries: ranks 0 = phrases, 1 = characters.
const WordTrie& t2s_words();
const WordTrie& s2t_words();

}  // namespace jiaokan::convert
