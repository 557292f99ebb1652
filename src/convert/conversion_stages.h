#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "convert/word_trie.h"

namespace jiaokan::convert {

/// Set in Origin::rules where a dictionary gives several choices.
inline constexpr std::uint32_t kAmbiguous = 1u << 31;

/// What a code point under way was made from: code points [begin, end) of the whole source, and by which dictionaries.
struct Origin {
  std::uint64_t begin = 0, end = 0;
  std::uint32_t rules = 0;  ///< one bit for each dictionary of the chain, in the order of its stages
};

/// The end of a word of the text. Fixed words are not converted.
struct WordEnd {
  std::size_t at = 0;
  bool fixed = false;
};

/// Text between two stages of a conversion: what a stage has given and the next has not taken yet. Behind the last word's end stands a word that may go on.
struct Flow {
  explicit Flow(bool trace) : traced(trace) {}

  std::u32string text;
  std::vector<Origin> origin;  ///< one for each code point; empty where changes are not traced
  std::vector<WordEnd> words;
  bool traced;

  void push(char32_t c, const Origin& from) {
    text.push_back(c);
    if (traced) origin.push_back(from);
  }
  void copy(const Flow& other, std::size_t begin, std::size_t end);
  void end_word(bool fixed) {
    if (words.empty() || words.back().at != text.size()) words.push_back({text.size(), fixed});
  }
  /// Drops the first `count` code points, and the ends of words up to and with the first `ends`.
  void drop(std::size_t count, std::size_t ends);
};

/// Words that are not converted but replaced (or kept, where both sides are equal), before anything else.
struct FixedWords {
  const WordTrie* words;
  std::vector<std::uint32_t> rules;  ///< of WordTrie::Word::source, as bits
};

/// Cuts text into words as OpenCC's maximum matching does: the longest word of the dictionary at each place from the left; what no word of the dictionary
/// covers is one word up to the next. Fixed words go first: no other word swallows the beginning of one. Takes all of `in` but what more text could change,
/// or all of it where `last`.
class WordCutter {
 public:
  /// `segmentation` may be null. Both must outlive the cutter.
  WordCutter(const WordTrie* segmentation, FixedWords fixed) : segmentation_(segmentation), fixed_(std::move(fixed)) {}
  void run(Flow& in, Flow& out, bool last) const;

 private:
  const WordTrie* segmentation_;
  FixedWords fixed_;
};

/// One stage of a conversion: each word by itself, by the longest match from the left. `first_bit` is the rule of the trie's source 0.
void run_stage(const WordTrie& words, unsigned first_bit, Flow& in, Flow& out, bool last);

}  // namespace jiaokan::convert
