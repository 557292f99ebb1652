#include "convert/word_readings.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "convert/code_point_map.h"
#include "convert/dictionary_file.h"
#include "convert/script_tables.h"
#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::convert {

namespace {

constexpr std::size_t kAround = 6;       // characters looked at on either side
constexpr std::size_t kLongestWord = 5;  // longer ones are read as parts
constexpr int kWordCost = 10, kSingleCost = 14;
constexpr int kNever = std::numeric_limits<int>::max() / 4;

/// What one word says of the character at `k` of it: nothing, these are right, or only that one.
struct Say {
  bool decides = false;
  std::u32string right;
};

Say say_of(std::u32string_view word, std::size_t k) {
  const WordTrie& words = s2t_words();
  for (std::size_t at = 0; at < word.size();) {
    const WordTrie::Match match = words.match(word.substr(at));
    const std::size_t length = std::max<std::size_t>(match.length, 1);
    if (k < at + length) {
      if (length < 2) return {};
      const WordTrie::Word entry = words.word(match.entry);
      Say say;
      if (entry.value.size() != length) return say;
      say.decides = true;
      say.right += entry.value[k - at];
      entry.each_choice([&](std::u32string_view choice) {
        if (choice.size() == length) say.right += choice[k - at];
      });
      return say;
    }
    at += length;
  }
  return {};
}

}  // namespace

bool is_word_bound(char32_t c) {
  static const CodePointMap<std::uint8_t> bound = [] {
    CodePointMap<std::uint8_t> all;
    for (const DictionaryRow& row : load_dictionary("dicts/word_bound.txt")) all.at(utf8::to_utf32(row.fields[0]).front()) = 1;
    return all;
  }();
  return bound[c] != 0;
}

void WordReader::set_text(std::u32string_view hans) {
  hans_ = hans;
  breaker_.set_text(hans);
}

bool WordReader::is_disputed(std::size_t i, char32_t printed, char32_t as, const std::function<bool(char32_t, char32_t)>& equal) const {
  std::array<char32_t, 2 * kLongestWord - 1> around;
  std::size_t begin = i, end = i + 1;
  while (begin > 0 && i - begin + 1 < kLongestWord && is_han(hans_[begin - 1])) --begin;
  while (end < hans_.size() && end - i < kLongestWord && is_han(hans_[end])) ++end;
  std::copy(hans_.begin() + static_cast<std::ptrdiff_t>(begin), hans_.begin() + static_cast<std::ptrdiff_t>(end), around.begin());
  around[i - begin] = as;
  bool disputed = false;
  for (std::size_t b = begin; b <= i && !disputed; ++b) {
    const std::u32string_view text(around.data() + (b - begin), end - b);
    s2t_words().each_prefix(text.substr(0, kLongestWord), [&](const WordTrie::Word& entry) {
      const std::size_t length = entry.key.size(), k = i - b;
      if (length < 2 || k >= length || entry.value.size() != length) return;
      const auto has = [&](std::u32string_view value) { return value.size() == length && (value[k] == printed || equal(value[k], printed)); };
      bool agrees = has(entry.value);
      entry.each_choice([&](std::u32string_view choice) { agrees = agrees || has(choice); });
      disputed = disputed || !agrees;
    });
  }
  return disputed;
}

Reading WordReader::read(std::size_t i, char32_t printed, char32_t as, const std::function<bool(char32_t, char32_t)>& equal) {
  constexpr std::size_t kMostRemembered = 1 << 15;
  std::size_t begin = i, end = i + 1;
  while (begin > 0 && i - begin < kAround && is_han(hans_[begin - 1])) --begin;
  while (end < hans_.size() && end - i <= kAround && is_han(hans_[end])) ++end;
  std::u32string key(hans_.substr(begin, end - begin));
  key += {printed, as, static_cast<char32_t>(i - begin)};
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  if (known_.size() >= kMostRemembered) known_.clear();
  const Reading reading = weigh(begin, end, i, printed, as, equal);
  known_.emplace(std::move(key), reading);
  return reading;
}

namespace {

/// The cheapest ways to read a few characters as words.
class Tiling {
 public:
  Tiling(std::u32string_view text, WordBreaker& breaker) : size_(text.size()) {
    for (std::size_t b = 0; b < size_; ++b) {
      cost_[b].fill(kNever);
      cost_[b][1] = kSingleCost;
      for (std::size_t length = 2; length <= std::min(kLongestWord, size_ - b); ++length) {
        const std::u32string_view word = text.substr(b, length);
        if (s2t_words().find(word) || breaker.is_word(word)) cost_[b][length] = kWordCost;
      }
    }
    left_.fill(kNever);
    right_.fill(kNever);
    left_[0] = right_[size_] = 0;
    for (std::size_t b = 0; b < size_; ++b)
      for (std::size_t length = 1; length <= std::min(kLongestWord, size_ - b); ++length)
        left_[b + length] = std::min(left_[b + length], left_[b] + cost_[b][length]);
    for (std::size_t b = size_; b-- > 0;)
      for (std::size_t length = 1; length <= std::min(kLongestWord, size_ - b); ++length)
        right_[b] = std::min(right_[b], cost_[b][length] + right_[b + length]);
  }

  /// Of the whole text with one word there; kNever where that is no word.
  int with(std::size_t begin, std::size_t length) const {
    const int cost = cost_[begin][length];
    return cost >= kNever ? kNever : left_[begin] + cost + right_[begin + length];
  }

  /// Calls visit(begin, length, cost) for every word and the single character that hold `i`.
  template <class Visit>
  void each_over(std::size_t i, Visit visit) const {
    for (std::size_t b = i + 1 > kLongestWord ? i + 1 - kLongestWord : 0; b <= i; ++b)
      for (std::size_t length = i + 1 - b; length <= std::min(kLongestWord, size_ - b); ++length)
        if (const int cost = with(b, length); cost < kNever) visit(b, length, cost);
  }

 private:
  std::size_t size_;
  std::array<std::array<int, kLongestWord + 1>, 2 * kAround + 1> cost_;
  std::array<int, 2 * kAround + 2> left_, right_;  // the cheapest way to read what stands before and behind a place
};

}  // namespace

Reading WordReader::weigh(std::size_t begin, std::size_t end, std::size_t place, char32_t printed, char32_t as,
                          const std::function<bool(char32_t, char32_t)>& equal) {
  std::u32string window(hans_.substr(begin, end - begin));
  const std::size_t i = place - begin;
  const char32_t own = std::exchange(window[i], as);
  const Tiling tiling(window, breaker_);
  int best_right = kNever, best_wrong = kNever;
  bool a_word_is_right = false, decided = false;
  std::size_t longest = 0;
  Reading reading;
  // ICU weighs by how often words are written: a word that its words cut through is none here (特制|定本 for 特|制定|本).
  const auto is_cut = [&](Range word) {
    const Range first = breaker_.word_at(word.begin), last = breaker_.word_at(word.end - 1);
    return first.end < word.end && (first.begin < word.begin || last.end > word.end);
  };
  tiling.each_over(i, [&](std::size_t b, std::size_t length, int cost) {
    const Say say = say_of(std::u32string_view(window).substr(b, length), i - b);
    const bool has = std::any_of(say.right.begin(), say.right.end(), [&](char32_t c) { return c == printed || equal(c, printed); });
    if (say.decides && !has) {
      decided = true;
      if ((cost < best_wrong || (cost == best_wrong && length > longest)) && (own != as || !is_cut({begin + b, begin + b + length}))) {
        best_wrong = cost;
        longest = length;
        reading.meant = say.right.front();
      }
    } else if (say.decides || !is_word_bound(printed)) {
      best_right = std::min(best_right, cost);
      a_word_is_right = a_word_is_right || say.decides;
    }
  });
  if (own != as) {
    window[i] = own;
    Tiling(window, breaker_).each_over(i, [&](std::size_t, std::size_t length, int cost) {
      if (length == 1 && is_word_bound(printed)) return;
      best_right = std::min(best_right, cost);
      a_word_is_right = a_word_is_right || length > 1;
    });
  }
  const auto choices = character_tables().to_hant.find(as);
  const char32_t usual = choices == character_tables().to_hant.end() ? as : choices->second.front();
  const bool wins_ties = printed != usual && !a_word_is_right;
  if (best_wrong < best_right || (wins_ties && best_wrong == best_right && best_wrong < kNever)) {
    reading.verdict = Reading::kWrong;
    reading.in_word = true;
  } else if (best_right >= kNever) {
    reading.verdict = Reading::kWrong;
    reading.meant = usual;
  } else {
    reading.verdict = a_word_is_right || decided ? Reading::kRight : Reading::kUndecided;
  }
  return reading;
}

}  // namespace jiaokan::convert
