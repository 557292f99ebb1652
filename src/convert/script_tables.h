#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "convert/code_point_map.h"
#include "convert/word_trie.h"

namespace jiaokan::convert {

/// Which characters belong to which script, from OpenCC's character tables. Built once, immutable.
struct CharacterTables {
  std::unordered_map<char32_t, std::u32string> to_hant;  ///< STCharacters: every Traditional character that a Simplified one may stand for, first choice first
  std::unordered_map<char32_t, std::u32string> to_hans;  ///< TSCharacters
  std::unordered_map<char32_t, char32_t> to_hk, to_tw;   ///< HKVariants, TWVariants: one character for one

  /// What is to be known of every character of a text, as bits: kHansOnly …
  CodePointMap<std::uint8_t> traits;

  /// Never written in Traditional text by any of the standards (汉, 发), less the characters that OpenCC alone would change (群, 床) and
  /// those that some write in Traditional as well (内, 雇; resources/dicts/both_standard.txt).
  bool is_hans_only(char32_t c) const { return (traits[c] & kHansOnly) != 0; }
  /// Never written in Simplified text (漢, 發).
  bool is_hant_only(char32_t c) const { return (traits[c] & kHantOnly) != 0; }

  /// A Simplified character that a Traditional one may come from though t2s leaves it or takes it to another: 了 for 瞭, 复 for 覆. 0 = none.
  char32_t other_source_of(char32_t hant) const {
    if ((traits[hant] & kOtherSource) == 0) return 0;
    return other_sources_.at(hant);
  }

  enum : std::uint8_t {
    kHansOnly = 1,
    kHantOnly = 2,
    kSeveral = 4,      ///< a Simplified character that may stand for several
    kOtherSource = 8,  ///< other_source_of() knows one
    kRegional = 16,    ///< to_hk or to_tw has it
  };
  std::unordered_map<char32_t, char32_t> other_sources_;
};
const CharacterTables& character_tables();

/// t2s and s2t as tries: ranks 0 = phrases, 1 = characters.
const WordTrie& t2s_words();
const WordTrie& s2t_words();

}  // namespace jiaokan::convert
