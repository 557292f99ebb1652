#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "align/aligner.h"
#include "align/terms.h"
#include "core/normalized_text.h"

namespace jiaokan::align {

/// A term of a and one of b, and how surely they say the same, 0 … 1.
struct GivenPair {
  std::uint32_t a = 0, b = 0;
  float strength = 0;
};

/// Terms of two texts in different languages over one vocabulary. What is written alike in both (words in Latin letters, figures whatever their notation
/// and unit, numbers in Chinese numerals or English words, marks) has one term; ideographs make pairs.
struct BilingualTerms {
  TermTable a, b;
  std::vector<std::uint32_t> with_a, with_b;        ///< by term: segments of a side that have it
  std::vector<std::uint32_t> letters_a, letters_b;  ///< by segment: its length in code points, blanks left out
  std::vector<GivenPair> given;                     ///< what a lexicon says of terms that stand in the texts
};

/// True where one text is mostly ideographs and the other mostly not.
bool are_in_two_languages(const NormalizedText& a, const NormalizedText& b);

BilingualTerms collect_bilingual_terms(const NormalizedText& a, const std::vector<std::uint32_t>& of_a, const NormalizedText& b,
                                       const std::vector<std::uint32_t>& of_b, const std::vector<WordPair>& lexicon = {});

}  // namespace jiaokan::align
