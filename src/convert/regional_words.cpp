#include "convert/regional_words.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "convert/compiled_words.h"
#include "convert/folding_text.h"
#include "convert/folds.h"
#include "core/utf8.h"

namespace jiaokan::convert {
namespace {

constexpr std::size_t kFewestTelling = 6;  // occurrences in each text
constexpr std::size_t kPiece = 1 << 16;    // bytes
constexpr double kPlainly = 0.75;          // share of them that are of the text's region

/// As the folds before the regional one leave it.
std::u32string simplified(std::u32string_view word) {
  FoldingText text;
  for (const char32_t c : word) text.push(c, {0, 0});
  std::vector<RawSpan> changed;
  fold_script(text, changed);
  fold_variant(text, changed);
  return text.text;
}

using WordMap = std::map<std::u32string, std::u32string>;

/// Mainland word → word of Taiwan, as the dictionary has it.
const WordMap& pairs() {
  static const WordMap map = [] {
    WordMap words;
    const auto dictionary = words_of({{"TWPhrases"}}, *OpenccData::system());
    for (std::uint32_t i = 0; i < dictionary->size(); ++i) {
      std::u32string from = simplified(dictionary->word(i).key), to = simplified(dictionary->value(i));
      if (from.size() > 1 && from != to) words.emplace(std::move(from), std::move(to));
    }
    return words;
  }();
  return map;
}

/// The words that tell a region: those of one that are none of the other.
const WordTrie& telling_words() {
  static const WordTrie trie = [] {
    std::set<std::u32string> of_taiwan;
    for (const auto& [from, to] : pairs()) of_taiwan.insert(to);
    std::vector<WordTrie::Entry> entries;
    for (const auto& [from, to] : pairs())
      if (!of_taiwan.contains(from)) entries.push_back({from, U"m"});
    for (const std::u32string& word : of_taiwan)
      if (word.size() > 1 && !pairs().contains(word)) entries.push_back({word, U"t"});
    return WordTrie(std::move(entries));
  }();
  return trie;
}

}  // namespace

const WordTrie& regional_words() {
  static const WordTrie trie = [] {
    std::vector<WordTrie::Entry> entries;
    for (const auto& [from, to] : pairs()) {
      std::u32string last = to;
      std::set<std::u32string> seen{from};
      for (auto next = pairs().find(last); next != pairs().end() && seen.insert(last).second; next = pairs().find(last)) last = next->second;
      if (last != from) entries.push_back({from, last});
    }
    return WordTrie(std::move(entries));
  }();
  return trie;
}

void fold_regional(FoldingText& text, std::vector<RawSpan>& changed) { replace_words(text, regional_words(), changed); }

RegionalUse count_regional_words(std::string_view folded) {
  RegionalUse use;
  const WordTrie& words = telling_words();
  // In pieces: a word that one of the few cuts goes through is not counted.
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t end = at;
    while (end < folded.size() && end - at < kPiece) utf8::next(folded, end);
    const std::u32string piece = utf8::to_utf32(folded.substr(at, end - at));
    for (std::size_t i = 0; i < piece.size();) {
      const WordTrie::Match match = words.match(std::u32string_view(piece).substr(i));
      if (match.length > 0) ++(words.value(match.entry) == U"m" ? use.mainland : use.taiwan);
      i += std::max<std::size_t>(match.length, 1);
    }
    at = end;
  }
  return use;
}

bool regions_differ(const RegionalUse& a, const RegionalUse& b) {
  const auto speaks = [](std::size_t own, std::size_t other) {
    return own + other >= kFewestTelling && static_cast<double>(own) >= kPlainly * static_cast<double>(own + other);
  };
  return (speaks(a.mainland, a.taiwan) && speaks(b.taiwan, b.mainland)) || (speaks(a.taiwan, a.mainland) && speaks(b.mainland, b.taiwan));
}

}  // namespace jiaokan::convert
