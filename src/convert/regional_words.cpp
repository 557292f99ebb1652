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

constexpr std::size_t kFewestTimes = 6;  // that the words of one region answer those of the other
constexpr std::size_t kFewestWords = 2;  // different ones among them: two editions may well part over one term
constexpr std::size_t kSurely = 3;       // times as often as the other way round
constexpr std::size_t kPiece = 1 << 16;  // bytes

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

/// The words that tell a region: those of one that are none of the other. Mainland word → word of Taiwan, and that to itself.
const WordTrie& telling_words() {
  static const WordTrie trie = [] {
    std::set<std::u32string> of_taiwan;
    for (const auto& [from, to] : pairs()) of_taiwan.insert(to);
    std::vector<WordTrie::Entry> entries;
    for (const auto& [from, to] : pairs()) {
      if (of_taiwan.contains(from) || to.size() < 2 || pairs().contains(to)) continue;
      entries.push_back({from, to});
      entries.push_back({to, to});
    }
    return WordTrie(std::move(entries));
  }();
  return trie;
}

/// `word` said with what the dictionary has for its parts: 资讯安全 for 信息安全, though the dictionary has 资讯保安.
std::u32string said_by_parts(std::u32string_view word) {
  std::u32string out;
  for (std::size_t at = 0; at < word.size();) {
    std::size_t length = std::min(word.size() - at, word.size() - 1);
    while (length > 1 && !pairs().contains(std::u32string(word.substr(at, length)))) --length;
    const auto part = pairs().find(std::u32string(word.substr(at, length)));
    out += part != pairs().end() ? part->second : std::u32string(word.substr(at, length));
    at += length;
  }
  return out;
}

}  // namespace

const WordTrie& regional_words() {
  static const WordTrie trie = [] {
    std::vector<WordTrie::Entry> entries;
    std::set<std::u32string> said;
    for (const auto& [from, to] : pairs()) {
      std::u32string last = to;
      std::set<std::u32string> seen{from};
      for (auto next = pairs().find(last); next != pairs().end() && seen.insert(last).second; next = pairs().find(last)) last = next->second;
      if (last == from) continue;
      entries.push_back({from, last});
      if (std::u32string parts = said_by_parts(from); parts != from && parts != last && !pairs().contains(parts) && said.insert(parts).second)
        entries.push_back({std::move(parts), last});
    }
    return WordTrie(std::move(entries));
  }();
  return trie;
}

void fold_regional(FoldingText& text, std::vector<RawSpan>& changed) {
  // Recorded are whole words: a reader who is told of 程式 against 代码 must not be shown that 码 is missing.
  const WordTrie& words = regional_words();
  const std::u32string_view all(text.text);
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t length = words.match(all.substr(at)).length;
    if (length > 0) changed.push_back({text.origin[at].begin, text.origin[at + length - 1].end});
    at += std::max<std::size_t>(length, 1);
  }
  std::vector<RawSpan> parts;
  replace_words(text, words, parts);
}

RegionalUse count_regional_words(std::string_view folded) {
  const WordTrie& words = telling_words();
  RegionalUse use{std::vector<std::uint32_t>(words.size())};
  // In pieces: a word that one of the few cuts goes through is not counted.
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t end = at;
    while (end < folded.size() && end - at < kPiece) utf8::next(folded, end);
    const std::u32string piece = utf8::to_utf32(folded.substr(at, end - at));
    for (std::size_t i = 0; i < piece.size();) {
      const WordTrie::Match match = words.match(std::u32string_view(piece).substr(i));
      if (match.length > 0) ++use.times[match.entry];
      i += std::max<std::size_t>(match.length, 1);
    }
    at = end;
  }
  return use;
}

bool regions_differ(const RegionalUse& a, const RegionalUse& b) {
  const WordTrie& words = telling_words();
  const auto more = [](std::uint32_t here, std::uint32_t there) -> std::size_t { return here > there ? here - there : 0; };
  // How often a word of the Mainland in one text is answered by Taiwan's in the other, and by how many words.
  struct Answers {
    std::size_t times = 0, words = 0;
  } a_of_mainland, b_of_mainland;
  for (std::uint32_t mainland = 0; mainland < words.size(); ++mainland) {
    const std::uint32_t taiwan = words.match(words.value(mainland)).entry;
    if (taiwan == mainland) continue;
    const auto add = [&](const RegionalUse& speaks, const RegionalUse& answers, Answers& found) {
      const std::size_t times = std::min(more(speaks.times[mainland], answers.times[mainland]), more(answers.times[taiwan], speaks.times[taiwan]));
      found.times += times;
      found.words += times > 0;
    };
    add(a, b, a_of_mainland);
    add(b, a, b_of_mainland);
  }
  const auto surely = [](const Answers& one, const Answers& other) {
    return one.times >= kFewestTimes && one.words >= kFewestWords && one.times >= kSurely * other.times;
  };
  return surely(a_of_mainland, b_of_mainland) || surely(b_of_mainland, a_of_mainland);
}

}  // namespace jiaokan::convert
