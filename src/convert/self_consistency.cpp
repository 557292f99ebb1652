#include "convert/self_consistency.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "convert/code_point_map.h"
#include "convert/dictionary_file.h"
#include "convert/folding_text.h"
#include "convert/script_tables.h"
#include "convert/word_breaker.h"
#include "core/characters.h"
#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::convert {

namespace {

constexpr std::size_t kMostListed = 20;

/// Where a way of writing was seen; the first ones of many.
struct Seen {
  std::size_t count = 0;
  std::vector<RawSpan> places;
  void add(RawSpan place) {
    if (++count <= kMostListed) places.push_back(place);
  }
};

/// Whether `few` is plainly the exception beside `many`.
bool is_exception(std::size_t few, std::size_t many) { return few > 0 && few * 3 <= many; }

std::string counts(const std::string& few, std::size_t n, const std::string& many, std::size_t m) {
  return few + " stands beside " + many + ": " + std::to_string(n) + " against " + std::to_string(m) + " in this edition.";
}

/// A pair of marks that two styles write otherwise.
struct Mark {
  char32_t one, other;
};
constexpr std::array kQuotes{Mark{U'“', U'「'}, Mark{U'”', U'」'}, Mark{U'‘', U'『'}, Mark{U'’', U'』'}};
constexpr std::array kAscii{Mark{U',', U'，'}, Mark{U';', U'；'}, Mark{U':', U'：'}, Mark{U'?', U'？'}, Mark{U'!', U'！'}};

/// Occurrences of the two styles of one table of marks.
class Styles {
 public:
  void see(char32_t c, RawSpan place, const Mark& mark) {
    (c == mark.one ? one_ : other_).add(place);
    auto& meant = c == mark.one ? one_meant_ : other_meant_;
    if (meant.size() < kMostListed) meant.push_back(c == mark.one ? mark.other : mark.one);
  }

  void report(const std::string& one, const std::string& other, std::vector<SpanFinding>& out) const {
    if (is_exception(one_.count, other_.count)) list(one_, one_meant_, counts(one, one_.count, other, other_.count), out);
    if (is_exception(other_.count, one_.count)) list(other_, other_meant_, counts(other, other_.count, one, one_.count), out);
  }

 private:
  static void list(const Seen& seen, const std::vector<char32_t>& meant, const std::string& message, std::vector<SpanFinding>& out) {
    for (std::size_t i = 0; i < seen.places.size(); ++i)
      out.push_back({DiscrepancyKind::kPunctuation, seen.places[i], utf8::from_utf32(std::u32string_view(&meant[i], 1)), message, 0.7});
  }

  Seen one_, other_;
  std::vector<char32_t> one_meant_, other_meant_;
};

/// The Simplified character of each form that is right beside others, and only those; 0 for the rest.
const CodePointMap<char32_t>& forms_to_hans() {
  static const auto forms = [] {
    CodePointMap<char32_t> out;
    for (const DictionaryRow& row : load_dictionary("dicts/both_standard.txt"))
      for (std::size_t i = 1; i < row.fields.size(); ++i)
        if (char32_t& hans = out.at(utf8::to_utf32(row.fields[i]).front()); hans == 0) hans = utf8::to_utf32(row.fields[0]).front();
    return out;
  }();
  return forms;
}

/// The forms of characters that this document writes in more than one way: words without them have one spelling.
CodePointMap<char> varied_forms(const Document& document) {
  const CodePointMap<char32_t>& forms = forms_to_hans();
  std::map<char32_t, std::set<char32_t>> seen;
  CodePointMap<char> known;
  for (std::size_t at = 0; at < document.text.size();) {
    const char32_t c = utf8::next(document.text, at);
    if (forms[c] == 0 || known[c] != 0) continue;
    known.at(c) = 1;
    seen[forms[c]].insert(c);
  }
  CodePointMap<char> varied;
  for (const auto& [hans, ways] : seen)
    if (ways.size() > 1)
      for (const char32_t c : ways) varied.at(c) = 1;
  return varied;
}

std::u32string in_simplified(const std::u32string& text) {
  std::u32string out = text;
  for (std::size_t at = 0; at < text.size();) {
    const WordTrie::Match match = t2s_words().match(std::u32string_view(text).substr(at));
    const std::size_t length = std::max<std::size_t>(match.length, 1);
    if (match.length > 0 && t2s_words().value(match.entry).size() == length) out.replace(at, length, t2s_words().value(match.entry));
    at += length;
  }
  return out;
}

/// Words by what is left when every form is written the same way, then by spelling.
using Spellings = std::map<std::u32string, std::map<std::u32string, Seen>>;

void see_words(const FoldingText& piece, const CodePointMap<char>& varied, WordBreaker& breaker, Spellings& words) {
  constexpr std::size_t kMostWords = 100'000;
  if (std::none_of(piece.text.begin(), piece.text.end(), [&](char32_t c) { return varied[c] != 0; })) return;
  const CodePointMap<char32_t>& forms = forms_to_hans();
  std::u32string hans = in_simplified(piece.text);
  std::u32string keys = piece.text;  // 回復 and 回覆 are two words, not two spellings: what has no such forms stays as it is printed
  for (std::size_t i = 0; i < hans.size(); ++i)
    if (const char32_t c = forms[piece.text[i]]; c != 0) hans[i] = keys[i] = c;
  breaker.set_text(hans);
  for (std::size_t i = 0; i < hans.size(); ++i) {
    if (varied[piece.text[i]] == 0) continue;
    const Range word = breaker.word_at(i);
    // Alone, the forms are often different words: a surname 周, 里 the mile.
    if (word.size() < 2) continue;
    std::u32string key = keys.substr(word.begin, word.size());
    if (words.size() < kMostWords || words.contains(key))
      words[std::move(key)][piece.text.substr(word.begin, word.size())].add({piece.origin[word.begin].begin, piece.origin[word.end - 1].end});
    i = word.end - 1;
  }
}

void report_words(const Spellings& words, std::size_t most, Inconsistencies& out) {
  std::size_t listed = 0, unlisted = 0;
  for (const auto& [hans, spellings] : words) {
    if (spellings.size() < 2) continue;
    const auto usual = std::max_element(spellings.begin(), spellings.end(), [](const auto& x, const auto& y) { return x.second.count < y.second.count; });
    for (auto at = spellings.begin(); at != spellings.end(); ++at) {
      if (at == usual || !is_exception(at->second.count, usual->second.count)) continue;
      const std::string few = utf8::from_utf32(at->first), many = utf8::from_utf32(usual->first);
      for (const RawSpan& place : at->second.places) {
        if (++listed > most)
          ++unlisted;
        else
          out.findings.push_back({DiscrepancyKind::kInconsistency, place, many, counts(few, at->second.count, many, usual->second.count), 0.7});
      }
    }
  }
  if (unlisted > 0) out.not_listed.push_back({DiscrepancyKind::kInconsistency, unlisted});
}

/// Whether a character can be one of the marks of `kQuotes` and `kAscii`.
constexpr bool may_be_mark(char32_t c) {
  return (c >= U'!' && c <= U'?') || (c >= U'‘' && c <= U'”') || (c >= U'「' && c <= U'』') || (c >= U'！' && c <= U'？');
}

}  // namespace

Inconsistencies find_inconsistencies(const Document& document, FindingLimits limits) {
  JIAOKAN_CHECK(!utf8::find_invalid(document.text));
  Styles quotes, punctuation;
  Spellings words;
  WordBreaker breaker;
  FoldingText piece;
  const bool hant = document.script.detected == Script::kHant;
  const CodePointMap<char> varied = hant ? varied_forms(document) : CodePointMap<char>();
  for (const Block& block : document.blocks) {
    for (std::uint32_t begin = block.text.begin; begin < block.text.end;) {
      const std::uint32_t end = reading_end(document.text, begin, block.text.end);
      decode(document.text, {begin, end}, piece);
      const std::u32string& text = piece.text;
      for (std::size_t i = 0; i < text.size(); ++i) {
        if (!may_be_mark(text[i])) continue;
        const auto is_mark = [&](const Mark& mark) { return text[i] == mark.one || text[i] == mark.other; };
        // Only beside Chinese: English inside keeps its own marks.
        const bool behind_han = i > 0 && is_han(text[i - 1]), before_han = i + 1 < text.size() && is_han(text[i + 1]);
        if (const auto quote = std::find_if(kQuotes.begin(), kQuotes.end(), is_mark); quote != kQuotes.end() && (behind_han || before_han))
          quotes.see(text[i], piece.origin[i], *quote);
        if (const auto mark = std::find_if(kAscii.begin(), kAscii.end(), is_mark); mark != kAscii.end() && behind_han && before_han)
          punctuation.see(text[i], piece.origin[i], *mark);
      }
      if (hant) see_words(piece, varied, breaker, words);
      begin = end;
    }
  }
  Inconsistencies out;
  quotes.report("“”", "「」", out.findings);
  punctuation.report("ASCII punctuation", "full-width punctuation", out.findings);
  report_words(words, limits.in_all, out);
  std::stable_sort(out.findings.begin(), out.findings.end(), [](const SpanFinding& x, const SpanFinding& y) { return x.span < y.span; });
  return out;
}

}  // namespace jiaokan::convert
