#include "convert/self_consistency.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>

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

/// The Simplified character of each form that is right beside others, and only those.
const std::unordered_map<char32_t, char32_t>& forms_to_hans() {
  static const auto forms = [] {
    std::unordered_map<char32_t, char32_t> out;
    for (const DictionaryRow& row : load_dictionary("dicts/both_standard.txt"))
      for (std::size_t i = 1; i < row.fields.size(); ++i) out.emplace(utf8::to_utf32(row.fields[i]).front(), utf8::to_utf32(row.fields[0]).front());
    return out;
  }();
  return forms;
}

std::u32string in_simplified(const std::u32string& text) {
  std::u32string out = text;
  for (std::size_t at = 0; at < text.size();) {
    const WordTrie::Match match = t2s_words().match(std::u32string_view(text).substr(at));
    const std::size_t length = std::max<std::size_t>(match.length, 1);
    if (match.length > 0 && t2s_words().entry(match.entry).value.size() == length) out.replace(at, length, t2s_words().entry(match.entry).value);
    at += length;
  }
  return out;
}

/// Words by what is left when every form is written the same way, then by spelling.
using Spellings = std::map<std::u32string, std::map<std::u32string, Seen>>;

void see_words(const FoldingText& piece, WordBreaker& breaker, Spellings& words) {
  const auto& forms = forms_to_hans();
  if (std::none_of(piece.text.begin(), piece.text.end(), [&](char32_t c) { return forms.contains(c); })) return;
  std::u32string hans = in_simplified(piece.text);
  for (std::size_t i = 0; i < hans.size(); ++i)
    if (const auto found = forms.find(piece.text[i]); found != forms.end()) hans[i] = found->second;
  breaker.set_text(hans);
  for (std::size_t i = 0; i < hans.size(); ++i) {
    if (!forms.contains(piece.text[i])) continue;
    const Range word = breaker.word_at(i);
    // Alone, the forms are often different words: a surname 周, 里 the mile.
    if (word.size() < 2) continue;
    words[hans.substr(word.begin, word.size())][piece.text.substr(word.begin, word.size())].add(
        {piece.origin[word.begin].begin, piece.origin[word.end - 1].end});
    i = word.end - 1;
  }
}

void report_words(const Spellings& words, std::vector<SpanFinding>& out) {
  for (const auto& [hans, spellings] : words) {
    if (spellings.size() < 2) continue;
    const auto most = std::max_element(spellings.begin(), spellings.end(), [](const auto& x, const auto& y) { return x.second.count < y.second.count; });
    for (auto at = spellings.begin(); at != spellings.end(); ++at) {
      if (at == most || !is_exception(at->second.count, most->second.count)) continue;
      const std::string few = utf8::from_utf32(at->first), many = utf8::from_utf32(most->first);
      for (const RawSpan& place : at->second.places)
        out.push_back({DiscrepancyKind::kInconsistency, place, many, counts(few, at->second.count, many, most->second.count), 0.7});
    }
  }
}

}  // namespace

std::vector<SpanFinding> find_inconsistencies(const Document& document) {
  JIAOKAN_CHECK(!utf8::find_invalid(document.text));
  Styles quotes, punctuation;
  Spellings words;
  WordBreaker breaker;
  FoldingText piece;
  for (const Block& block : document.blocks) {
    for (std::uint32_t begin = block.text.begin; begin < block.text.end;) {
      const std::uint32_t end = piece_end(document.text, begin, block.text.end);
      decode(document.text, {begin, end}, piece);
      const std::u32string& text = piece.text;
      for (std::size_t i = 0; i < text.size(); ++i) {
        const auto is_mark = [&](const Mark& mark) { return text[i] == mark.one || text[i] == mark.other; };
        // Only beside Chinese: English inside keeps its own marks.
        const bool behind_han = i > 0 && is_han(text[i - 1]), before_han = i + 1 < text.size() && is_han(text[i + 1]);
        if (const auto quote = std::find_if(kQuotes.begin(), kQuotes.end(), is_mark); quote != kQuotes.end() && (behind_han || before_han))
          quotes.see(text[i], piece.origin[i], *quote);
        if (const auto mark = std::find_if(kAscii.begin(), kAscii.end(), is_mark); mark != kAscii.end() && behind_han && before_han)
          punctuation.see(text[i], piece.origin[i], *mark);
      }
      if (document.script.detected == Script::kHant) see_words(piece, breaker, words);
      begin = end;
    }
  }
  std::vector<SpanFinding> out;
  quotes.report("“”", "「」", out);
  punctuation.report("ASCII punctuation", "full-width punctuation", out);
  report_words(words, out);
  std::stable_sort(out.begin(), out.end(), [](const SpanFinding& x, const SpanFinding& y) { return x.span < y.span; });
  return out;
}

}  // namespace jiaokan::convert
