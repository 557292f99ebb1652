#include "convert/conversion_stages.h"

#include <algorithm>

namespace jiaokan::convert {

void Flow::copy(const Flow& other, std::size_t begin, std::size_t end) {
  text.append(other.text, begin, end - begin);
  if (traced) origin.insert(origin.end(), other.origin.begin() + static_cast<std::ptrdiff_t>(begin), other.origin.begin() + static_cast<std::ptrdiff_t>(end));
}

void Flow::drop(std::size_t count, std::size_t ends) {
  text.erase(0, count);
  if (traced) origin.erase(origin.begin(), origin.begin() + static_cast<std::ptrdiff_t>(count));
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(ends));
  for (WordEnd& word : words) word.at -= count;
}

namespace {

/// Replaces [at, at + length) by `value`, as one change with everything that it was made from.
void replace(const Flow& in, std::size_t at, std::size_t length, std::u32string_view value, std::uint32_t rules, Flow& out) {
  Origin whole;
  if (in.traced) {
    whole = {in.origin[at].begin, in.origin[at + length - 1].end, rules};
    for (std::size_t i = at; i < at + length; ++i) whole.rules |= in.origin[i].rules;
  }
  for (const char32_t c : value) out.push(c, whole);
}

}  // namespace

void WordCutter::run(Flow& in, Flow& out, bool last) const {
  const std::u32string_view text = in.text;
  const std::size_t longest_fixed = fixed_.words->longest_key();
  const std::size_t longest_word = segmentation_ ? segmentation_->longest_key() : 1;
  const std::size_t ahead = longest_word + longest_fixed;
  const std::size_t stop = last ? text.size() : text.size() - std::min(text.size(), ahead);
  WordTrie::Match fixed;         // the next fixed word …
  std::size_t fixed_at = 0;      // … stands here, where its length is not 0
  std::size_t looked_up_to = 0;  // no other begins before
  const auto look_up_to = [&](std::size_t end) {
    for (; longest_fixed > 0 && fixed.length == 0 && looked_up_to < end; ++looked_up_to) {
      fixed = fixed_.words->match(text.substr(looked_up_to));
      fixed_at = looked_up_to;
    }
  };
  std::size_t at = 0, copied = 0;
  const auto end_word_at = [&](std::size_t end) {
    out.copy(in, copied, end);
    copied = end;
    out.end_word(false);
  };
  while (at < stop) {
    look_up_to(std::min(text.size(), at + longest_word));
    if (fixed.length > 0 && fixed_at == at) {
      end_word_at(at);
      const WordTrie::Word entry = fixed_.words->word(fixed.entry);
      replace(in, at, fixed.length, entry.value, fixed_.rules[entry.source], out);
      out.end_word(true);
      at += fixed.length;
      copied = looked_up_to = at;
      fixed.length = 0;
      continue;
    }
    WordTrie::Match word;
    if (segmentation_) word = segmentation_->match(fixed.length > 0 ? text.substr(at, fixed_at - at) : text.substr(at));
    if (word.length > 0) {
      end_word_at(at);
      end_word_at(at + word.length);
    }
    at += std::max<std::size_t>(word.length, 1);
  }
  out.copy(in, copied, at);
  in.drop(at, 0);
}

void run_stage(const WordTrie& words, unsigned first_bit, Flow& in, Flow& out, bool last) {
  std::size_t at = 0;
  const auto convert_to = [&](std::size_t end, bool closed) {
    std::size_t copied = at;
    const std::u32string_view word = std::u32string_view(in.text).substr(0, end);
    while (at < end && (closed || end - at >= words.longest_key())) {
      const WordTrie::Match match = words.match(word.substr(at));
      if (match.length == 0) {
        ++at;
        continue;
      }
      const WordTrie::Word entry = words.word(match.entry);
      const bool changes = entry.value != word.substr(at, match.length), ambiguous = in.traced && entry.choice_count > 0;
      if (changes || ambiguous) {
        out.copy(in, copied, at);
        replace(in, at, match.length, entry.value, (changes ? 1u << (first_bit + entry.source) : 0) | (ambiguous ? kAmbiguous : 0), out);
        copied = at + match.length;
      }
      at += match.length;
    }
    out.copy(in, copied, at);
  };
  for (const WordEnd& end : in.words) {
    if (end.fixed) {
      out.copy(in, at, end.at);
      at = end.at;
    } else {
      convert_to(end.at, true);
    }
    out.end_word(end.fixed);
  }
  convert_to(in.text.size(), last);
  in.drop(at, in.words.size());
}

}  // namespace jiaokan::convert
