#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace jiaokan::convert {

/// A range of code points.
struct Range {
  std::size_t begin = 0, end = 0;
  std::size_t size() const { return end - begin; }
};

/// Chinese words by ICU's dictionary. Not to be shared between threads.
class WordBreaker {
 public:
  WordBreaker();
  ~WordBreaker();
  WordBreaker(const WordBreaker&) = delete;
  WordBreaker& operator=(const WordBreaker&) = delete;

  /// A text for word_at(), which must outlive its calls.
  void set_text(std::u32string_view text);

  /// The word that holds code point i of the text. Breaks a stretch of it at a time, so that long blocks stay linear and neighbouring places cost one stretch.
  Range word_at(std::size_t i);

  /// Whether a string, taken by itself, is one word.
  bool is_word(std::u32string_view text);

 private:
  struct Icu;
  void break_around(std::size_t i);

  std::unique_ptr<Icu> icu_;  // loaded when first asked
  Icu& icu();
  std::u32string_view text_;
  std::vector<std::size_t> breaks_;                 // of the stretch that was broken last
  std::size_t first_ = 0, last_ = 0;                // the places that it serves
  std::unordered_map<std::u32string, bool> words_;  // what is_word() has said
};

}  // namespace jiaokan::convert
