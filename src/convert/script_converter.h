#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiaokan::convert {

enum class Variety { kHans, kHant, kHk, kTw };
std::optional<Variety> variety_from(std::string_view name);  ///< "hans", "hant", "hk", "tw"

struct ConversionChange {
  std::size_t start = 0, end = 0;  ///< code points of the source text, half-open
  std::string from, to;
  std::string rule;  ///< the dictionary that decided: "TSPhrases", "STCharacters" …; "STCharacters+HKVariants" where two did; "keep" where a word was kept
};

struct ConversionResult {
  std::string text;
  std::vector<ConversionChange> changes;  ///< in order
};

struct ConvertOptions {
  std::vector<std::string> keep;  ///< words that stay as they are; where they overlap, the leftmost and then the longest counts
  bool list_changes = true;  ///< fill ConversionResult::changes; off, a large text takes far less memory
};

/// Converts between varieties with OpenCC's dictionaries, to the same bytes as OpenCC's own converter. `text` must be valid UTF-8 (NUL bytes are kept).
/// A kept word that would have been changed is listed with from = to and the rule "keep". From a variety to itself nothing changes. O(bytes).
///
/// From Hong Kong's or Taiwan's forms to plain Traditional OpenCC 1.1.6 would write 覈心 for 核心 and 纔能 for 才能; those two rows are left out.
/// Throws Error (kConfig) where OpenCC's data is missing, or (kUsage) where a kept word is empty, not UTF-8 or longer than 1000 code points.
ConversionResult convert_script(std::string_view text, Variety from, Variety to, const ConvertOptions& options = {});

}  // namespace jiaokan::convert
