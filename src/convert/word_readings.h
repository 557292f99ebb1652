#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "convert/word_breaker.h"

namespace jiaokan::convert {

/// What the words around a place say of the Traditional character printed there.
struct Reading {
  enum Verdict : std::uint8_t {
    kRight,      ///< the best reading of the passage has it
    kUndecided,  ///< no word says anything
    kWrong,      ///< every reading with it is worse than one with `meant`
  };
  Verdict verdict = kUndecided;
  char32_t meant = 0;    ///< in the forms that OpenCC writes; only where wrong
  bool in_word = false;  ///< a word of two characters and more decides against it, not only that the character never stands alone
};

/// Reads a passage word by word, as fewest words and fewest characters that belong to none, once with the printed character in its place and once with
/// another: 檢察長|徵詢 is better than 檢察|長征|詢, 收藏|歷史 better than 收|藏曆|史. Words are those of OpenCC's phrases, which also say what Traditional
/// character a Simplified one stands for in them, and those of ICU's dictionary.
class WordReader {
 public:
  /// `hans`: the block in Simplified; must outlive the calls.
  void set_text(std::u32string_view hans);

  /// Reads `printed`, the character at `i` in the form that OpenCC writes (裏 for 裡). `as`: the Simplified character that it may have been made from, where
  /// that is another than stands in the text (了 for 瞭, which Simplified text has too). `equal(a, b)`: whether two forms are both right in the same words.
  /// O(1): looks at some characters on either side.
  Reading read(std::size_t i, char32_t printed, char32_t as, const std::function<bool(char32_t, char32_t)>& equal);

  /// Whether any word that holds place `i` has another character than `printed` there: where none has, read() would not call it wrong, unless the character
  /// is bound to words. O(1), and far cheaper than read().
  bool is_disputed(std::size_t i, char32_t printed, char32_t as, const std::function<bool(char32_t, char32_t)>& equal) const;

  WordBreaker& breaker() { return breaker_; }

 private:
  Reading weigh(std::size_t begin, std::size_t end, std::size_t i, char32_t printed, char32_t as, const std::function<bool(char32_t, char32_t)>& equal);

  std::u32string_view hans_;
  WordBreaker breaker_;
  std::unordered_map<std::u32string, Reading> known_;  // by window, place and printed character
};

/// Whether a character stands only in words of Traditional text (resources/dicts/word_bound.txt): 瞭 嚮 麪.
bool is_word_bound(char32_t c);

}  // namespace jiaokan::convert
