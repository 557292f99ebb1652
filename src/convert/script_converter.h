#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "convert/conversion_chain.h"
#include "convert/conversion_stages.h"

namespace jiaokan::convert {

/// A word that is not left to the dictionaries of OpenCC.
struct FixedWord {
  std::string from, to;  ///< equal: the word stays as it is
};

struct ConversionChange {
  std::uint64_t start = 0, end = 0;  ///< code points of the source text, half-open
  std::string from, to;
  std::string
      rule;  ///< the dictionary that decided: "TSPhrases", "STCharacters" …; "STCharacters+HKVariants" where two did; "keep", "dict", "own" for fixed words
  std::vector<std::string>
      choices;  ///< with ConvertOptions::list_choices, where the dictionary gives several: all of them, taken through the rest of the chain
};

struct ConversionResult {
  std::string text;
  std::vector<ConversionChange> changes;  ///< in order
};

struct ConvertOptions {
  std::vector<std::string> keep = {};  ///< words that stay as they are; of all fixed words the leftmost, there the longest, and of equal ones the first counts
  std::vector<FixedWord> dictionary = {};  ///< the user's own, behind `keep`
  std::vector<FixedWord> own_rows = {};    ///< the program's own, behind `dictionary`; see own_rows()
  bool list_changes = true;                ///< fill ConversionResult::changes; off, a large text takes far less time
  bool lossy = false;                      ///< bytes that are not UTF-8 become U+FFFD instead of an error
  bool list_choices = false;               ///< list, in `changes`, also what a dictionary leaves open though nothing changed
};

/// The program's own words for a conversion (resources/dicts/policy_terms.txt, hans_phrases.txt, glyph_confusions.txt): what OpenCC gets wrong in any text.
std::vector<FixedWord> own_rows(Variety from, Variety to);

/// Converts text that comes piece by piece; pieces may end anywhere, also inside a UTF-8 sequence or a word. The result is that of the whole text.
/// Keeps only what the rest of the text can still change: some hundred code points. O(bytes).
class ScriptConverter {
 public:
  /// Throws Error (kUsage) where a fixed word is empty, not UTF-8 or longer than 1000 code points.
  ScriptConverter(std::shared_ptr<const ConversionChain> chain, const ConvertOptions& options);

  /// Appends to `out` what is certain so far. Throws Error (kEncoding) at the first byte that is not UTF-8, naming its offset in the whole text.
  void feed(std::string_view bytes, ConversionResult& out);
  /// The rest. Nothing may be fed behind it.
  void finish(ConversionResult& out);

  /// With ConvertOptions::lossy: how many parts were no UTF-8.
  std::uint64_t replaced() const { return replaced_; }

 private:
  struct FixedTable;
  struct Pending {
    std::uint64_t begin = 0, end = 0;
    std::uint32_t rules = 0;
    std::string made;
  };

  std::string replace_invalid(std::string_view text);
  void decode(std::string_view text);
  void run(bool last, ConversionResult& out);
  void emit(Flow& flow, bool last, ConversionResult& out);
  void emit_pending(ConversionResult& out);
  std::u32string convert_word(std::u32string_view word, std::size_t first_stage) const;
  std::vector<std::string> choices_of(std::u32string_view word) const;
  std::string rule_name(std::uint32_t rules) const;

  std::shared_ptr<const ConversionChain> chain_;
  bool list_changes_, list_choices_, lossy_;
  WordTrie fixed_;
  std::vector<bool> listed_;  ///< by fixed word: whether it changes anything, so that it is worth saying
  std::vector<std::string> rule_names_;
  std::string tail_;          ///< bytes of a sequence that has not ended yet
  std::uint64_t bytes_ = 0;   ///< fed before `tail_`
  std::uint64_t points_ = 0;  ///< decoded
  std::uint64_t replaced_ = 0;
  std::vector<Flow> flows_;   ///< before each step, and the result
  std::u32string source_;     ///< decoded and not emitted yet; only where changes are listed
  std::uint64_t source_begin_ = 0;
  Pending pending_;
};

/// Converts a whole text, with OpenCC's dictionaries and without own_rows() to the same bytes as OpenCC's own converter. `text` must be valid UTF-8 (NUL bytes
/// are kept). A kept word that would have been changed is listed with from = to and the rule "keep". From a variety to itself nothing changes.
ConversionResult convert_script(std::string_view text, Variety from, Variety to, const ConvertOptions& options = {});

}  // namespace jiaokan::convert
