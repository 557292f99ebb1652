#include "align/terms.h"

#include <algorithm>
#include <cmath>

#include "align/characters.h"
#include "align/term_numbers.h"
#include "core/utf8.h"

namespace jiaokan::align {
namespace {

constexpr std::uint64_t kWordKey = 1ULL << 63, kSingleKey = 1ULL << 62, kPairKey = 1ULL << 61;
constexpr float kSingleWorth = 1.0F / 3;

void read_terms(std::string_view text, TermNumbers& numbers, std::vector<std::uint32_t>& out) {
  char32_t before = 0;     // the ideograph just read, 0 where none stands before
  std::uint64_t word = 0;  // hash of the word being read, 0 between words
  const auto end_word = [&] {
    if (word != 0) out.push_back(numbers.number_of(word | kWordKey));
    word = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    switch (letter_of(c)) {
      case Letter::kIdeograph:
        end_word();
        if (before != 0) out.push_back(numbers.number_of(kPairKey | (static_cast<std::uint64_t>(before) << 21) | c));
        out.push_back(numbers.number_of(kSingleKey | c));
        before = c;
        break;
      case Letter::kWord:
        word = mix(word * 31 + lower_ascii(c) + 1) | 1;
        before = 0;
        break;
      case Letter::kNone:
        end_word();
        before = 0;
        break;
    }
  }
  end_word();
  if (out.empty() && !text.empty()) {
    for (const char byte : text) word = mix(word * 31 + static_cast<unsigned char>(byte) + 1) | 1;
    end_word();
  }
}

}  // namespace

void TermTable::reserve(std::size_t segments, std::size_t bytes) {
  // An ideograph of three bytes makes two terms. What is not used is never touched.
  begins_.reserve(segments + 1);
  terms_.reserve(bytes / 3 * 2);
  counts_.reserve(bytes / 3 * 2);
}

void TermTable::add_segment(const std::vector<std::uint32_t>& sorted_terms) {
  for (std::size_t k = 0; k < sorted_terms.size();) {
    std::size_t end = k;
    while (end < sorted_terms.size() && sorted_terms[end] == sorted_terms[k]) ++end;
    const std::size_t count = end - k;
    if (count >= kMany) many_.emplace_back(terms_.size(), static_cast<std::uint32_t>(count));
    terms_.push_back(sorted_terms[k]);
    counts_.push_back(static_cast<std::uint8_t>(std::min<std::size_t>(count, kMany)));
    k = end;
  }
  begins_.push_back(terms_.size());
}

std::uint32_t TermTable::many_at(std::size_t at) const {
  return std::lower_bound(many_.begin(), many_.end(), at, [](const auto& many, std::size_t place) { return many.first < place; })->second;
}

PairTerms collect_terms(const NormalizedText& a, const std::vector<std::uint32_t>& of_a, const NormalizedText& b, const std::vector<std::uint32_t>& of_b) {
  PairTerms out;
  TermNumbers numbers;
  std::vector<std::uint32_t> terms, segments_with;
  const auto read_side = [&](const NormalizedText& text, const std::vector<std::uint32_t>& segments, TermTable& table) {
    table.reserve(segments.size(), text.text.size());
    for (const std::uint32_t i : segments) {
      terms.clear();
      read_terms(text.segment_text(i), numbers, terms);
      std::sort(terms.begin(), terms.end());
      segments_with.resize(numbers.keys().size());
      table.add_segment(terms);
      for (const TermCount t : table.of(table.size() - 1)) ++segments_with[t.term];
    }
  };
  read_side(a, of_a, out.a);
  read_side(b, of_b, out.b);

  const double segments = static_cast<double>(of_a.size() + of_b.size());
  out.worth.resize(segments_with.size());
  for (std::size_t t = 0; t < out.worth.size(); ++t)
    out.worth[t] = static_cast<float>(1 + std::log((segments + 1) / segments_with[t])) * (numbers.keys()[t] >> 62 == 1 ? kSingleWorth : 1.0F);
  const auto add_up = [&](const TermTable& table, std::vector<double>& total) {
    total.assign(1, 0.0);
    for (std::size_t i = 0; i < table.size(); ++i) {
      double sum = total.back();
      for (const TermCount t : table.of(i)) sum += static_cast<double>(out.worth[t.term]) * t.count;
      total.push_back(sum);
    }
  };
  add_up(out.a, out.total_a);
  add_up(out.b, out.total_b);
  return out;
}

}  // namespace jiaokan::align
