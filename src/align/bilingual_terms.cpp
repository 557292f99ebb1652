#include "align/bilingual_terms.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string>
#include <string_view>

#include "align/characters.h"
#include "align/term_numbers.h"
#include "core/chinese_numerals.h"
#include "core/utf8.h"

namespace jiaokan::align {
namespace {

enum class Sort : std::uint64_t { kPair = 1, kWord, kNumber, kMark, kLabel };

std::uint64_t key_of(Sort sort, std::uint64_t h) { return (static_cast<std::uint64_t>(sort) << 58) | (h & ((1ULL << 58) - 1)); }
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t h = 0x9E37;
  for (const char c : text) h = mix(h * 31 + static_cast<unsigned char>(c) + 1);
  return h;
}

struct NumberWord {
  std::string_view word, digits;
};
constexpr std::array<NumberWord, 43> kNumberWords{
    {{"one", "1"},     {"two", "2"},       {"three", "3"},    {"four", "4"},    {"five", "5"},      {"six", "6"},       {"seven", "7"},     {"eight", "8"},
     {"nine", "9"},    {"ten", "1"},       {"eleven", "11"},  {"twelve", "12"}, {"thirteen", "13"}, {"fourteen", "14"}, {"fifteen", "15"},  {"sixteen", "16"},
     {"twenty", "2"},  {"thirty", "3"},    {"forty", "4"},    {"fifty", "5"},   {"first", "1"},     {"second", "2"},    {"third", "3"},     {"fourth", "4"},
     {"fifth", "5"},   {"sixth", "6"},     {"seventh", "7"},  {"eighth", "8"},  {"ninth", "9"},     {"tenth", "1"},     {"eleventh", "11"}, {"twelfth", "12"},
     {"january", "1"}, {"february", "2"},  {"march", "3"},    {"april", "4"},   {"june", "6"},      {"july", "7"},      {"august", "8"},    {"september", "9"},
     {"october", "1"}, {"november", "11"}, {"december", "12"}}};

/// The digits that a figure has in every notation: 1335亿 and 133.5 billion are 1335, 6,670,000 and 667万 are 667.
std::string significant_digits(std::string_view figure) {
  std::string digits;
  for (const char c : figure)
    if (c >= '0' && c <= '9') digits += c;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  return digits.empty() ? "0" : digits;
}

/// Words are cut to a stem: endings of number and tense go.
std::string_view stem_of(std::string_view word) {
  constexpr std::size_t kStem = 7;
  if (word.size() > 4 && word.ends_with("ies"))
    word.remove_suffix(3);
  else if (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss"))
    word.remove_suffix(1);
  else if (word.size() > 5 && word.ends_with("ed"))
    word.remove_suffix(2);
  else if (word.size() > 6 && word.ends_with("ing"))
    word.remove_suffix(3);
  if (word.size() > 4 && (word.ends_with("e") || word.ends_with("y"))) word.remove_suffix(1);
  return word.substr(0, std::min(kStem, word.size()));
}

/// Reads one segment; `terms` gets the numbers of its terms in any order, returned is its length without blanks.
class SegmentReader {
 public:
  SegmentReader(TermNumbers& numbers, std::vector<std::uint32_t>& terms) : numbers_(numbers), terms_(terms) {}

  std::uint32_t read(std::string_view text) {
    char32_t before = 0, last = 0;
    std::uint32_t length = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const char32_t c = utf8::next(text, at);
      if (is_blank(c)) {
        end_runs();
        before = 0;
        continue;
      }
      ++length;
      last = c;
      if (is_ascii_digit(c) || (!figure_.empty() && (c == U'.' || c == U',') && at < text.size() && is_ascii_digit(static_cast<unsigned char>(text[at])))) {
        end_word();
        end_numeral();
        figure_.append(text.substr(begin, at - begin));
        before = 0;
        continue;
      }
      end_figure();
      if (letter_of(c) == Letter::kWord) {
        end_numeral();
        if (c < 0x80)
          word_ += static_cast<char>(lower_ascii(c));
        else
          word_.append(text.substr(begin, at - begin));
        before = 0;
      } else if (letter_of(c) == Letter::kIdeograph) {
        end_word();
        if (is_chinese_numeral(c))
          numeral_.append(text.substr(begin, at - begin));
        else
          end_numeral();
        if (before != 0) add(Sort::kPair, (static_cast<std::uint64_t>(before) << 21) | c);
        before = c;
      } else {
        end_runs();
        before = 0;
        if (const char32_t mark = mark_of(c); mark != 0) add(Sort::kMark, mark);
      }
    }
    end_runs();
    add(Sort::kMark, 0x200000 | ending_of(last));
    return length;
  }

 private:
  static char32_t mark_of(char32_t c) {
    switch (c) {
      case U'?':
      case 0xFF1F: return U'?';
      case U'(':
      case 0xFF08: return U'(';
      case U':':
      case 0xFF1A: return U':';
      case U'"':
      case 0x201C:
      case 0x300C:
      case 0x300A: return U'"';
      case U'|':
      case U'%':
      case U'/':
      case U'=':
      case U'$':
      case U'@':
      case U'~':
      case U'*':
      case U'[': return c;
      case U';':
      case 0xFF1B: return U';';
      case U'!':
      case 0xFF01: return U'!';
      default: return 0;
    }
  }
  static char32_t ending_of(char32_t c) {
    switch (c) {
      case 0x3002:
      case U'.': return U'.';
      case U':':
      case 0xFF1A: return U':';
      case U';':
      case 0xFF1B: return U';';
      case U'?':
      case 0xFF1F: return U'?';
      default: return letter_of(c) == Letter::kNone ? 1 : 2;
    }
  }
  void add(Sort sort, std::uint64_t h) {
    const std::uint64_t key = key_of(sort, h);
    terms_.push_back(numbers_.number_of(key));
    // What a segment opens with is its label: 第十二条, Article 12, (三), 5.
    if (sort == Sort::kNumber && terms_.size() <= 2) terms_.push_back(numbers_.number_of(key_of(Sort::kLabel, h)));
  }
  void end_word() {
    if (word_.empty()) return;
    const auto* number = std::find_if(kNumberWords.begin(), kNumberWords.end(), [&](const NumberWord& w) { return w.word == word_; });
    if (number != kNumberWords.end())
      add(Sort::kNumber, hash_of(number->digits));
    else
      add(Sort::kWord, hash_of(stem_of(word_)));
    word_.clear();
  }
  void end_figure() {
    if (!figure_.empty()) add(Sort::kNumber, hash_of(significant_digits(figure_)));
    figure_.clear();
  }
  void end_numeral() {
    if (numeral_.empty()) return;
    if (const auto value = parse_chinese_number(numeral_)) add(Sort::kNumber, hash_of(significant_digits(value->to_string())));
    numeral_.clear();
  }
  void end_runs() {
    end_word();
    end_figure();
    end_numeral();
  }

  TermNumbers& numbers_;
  std::vector<std::uint32_t>& terms_;
  std::string word_, figure_, numeral_;
};

double share_of_ideographs(const NormalizedText& text) {
  std::size_t ideographs = 0, letters = 0;
  for (std::size_t at = 0; at < text.text.size();) {
    const char32_t c = utf8::next(text.text, at);
    if (is_han(c)) ++ideographs;
    if (letter_of(c) != Letter::kNone) ++letters;
  }
  constexpr double kNeither = 0.2;  // a text without letters is in no language
  return letters == 0 ? kNeither : static_cast<double>(ideographs) / static_cast<double>(letters);
}

/// A lexicon's entry as terms.
struct EntryTerms {
  std::vector<std::uint32_t> one, other;
  double strength = 1;
};

/// The pairs of ideographs and the words of an entry, without its numbers and marks.
std::vector<std::uint32_t> words_of(std::string_view text, TermNumbers& numbers) {
  std::vector<std::uint32_t> terms;
  SegmentReader(numbers, terms).read(text);
  std::erase_if(terms, [&](std::uint32_t term) {
    const auto sort = static_cast<Sort>(numbers.keys()[term] >> 58);
    return sort != Sort::kPair && sort != Sort::kWord;
  });
  return terms;
}

/// Each term of an entry with each of its translation: the more there are, the less one of them says.
std::vector<GivenPair> given_pairs(const std::vector<EntryTerms>& entries, const BilingualTerms& terms) {
  constexpr double kCommon = 0.2;  // share of segments above which a word ("of", "the") says nothing
  const auto is_rare = [](const std::vector<std::uint32_t>& with, std::uint32_t term, std::size_t segments) {
    return with[term] > 0 && with[term] <= std::max(2.0, kCommon * static_cast<double>(segments));
  };
  std::vector<GivenPair> out;
  for (const EntryTerms& entry : entries) {
    const auto strength = static_cast<float>(entry.strength / std::sqrt(static_cast<double>(std::max({entry.one.size(), entry.other.size(), std::size_t{1}}))));
    for (const std::uint32_t x : entry.one)
      for (const std::uint32_t y : entry.other) {
        if (is_rare(terms.with_a, x, terms.a.size()) && is_rare(terms.with_b, y, terms.b.size())) out.push_back({x, y, strength});
        if (is_rare(terms.with_a, y, terms.a.size()) && is_rare(terms.with_b, x, terms.b.size())) out.push_back({y, x, strength});
      }
  }
  return out;
}

}  // namespace

bool are_in_two_languages(const NormalizedText& a, const NormalizedText& b) {
  constexpr double kMost = 0.3, kFew = 0.08;
  const double in_a = share_of_ideographs(a), in_b = share_of_ideographs(b);
  return std::min(in_a, in_b) < kFew && std::max(in_a, in_b) > kMost;
}

BilingualTerms collect_bilingual_terms(const NormalizedText& a, const std::vector<std::uint32_t>& of_a, const NormalizedText& b,
                                       const std::vector<std::uint32_t>& of_b, const std::vector<WordPair>& lexicon) {
  BilingualTerms out;
  TermNumbers numbers;
  std::vector<std::uint32_t> terms;
  const auto read_side = [&](const NormalizedText& text, const std::vector<std::uint32_t>& segments, TermTable& table, std::vector<std::uint32_t>& lengths) {
    for (const std::uint32_t i : segments) {
      terms.clear();
      lengths.push_back(SegmentReader(numbers, terms).read(text.segment_text(i)));
      std::sort(terms.begin(), terms.end());
      table.add_segment(terms);
    }
  };
  read_side(a, of_a, out.a, out.letters_a);
  read_side(b, of_b, out.b, out.letters_b);
  const auto count = [&](const TermTable& table, std::vector<std::uint32_t>& with) {
    with.resize(numbers.keys().size());
    for (std::size_t i = 0; i < table.size(); ++i)
      for (const TermCount t : table.of(i)) ++with[t.term];
  };
  std::vector<EntryTerms> entries;
  for (const WordPair& pair : lexicon) entries.push_back({words_of(pair.one, numbers), words_of(pair.other, numbers), pair.strength});
  count(out.a, out.with_a);
  count(out.b, out.with_b);
  out.given = given_pairs(entries, out);
  return out;
}

}  // namespace jiaokan::align
