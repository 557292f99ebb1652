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
  std::string rule;  ///< the dictionary that decided: "TSPhrases", "STCharacters", "keep" …
};

struct ConversionResult {
  std::string text;
  std::vector<ConversionChange> changes;  ///< in order
};

struct ConvertOptions {
  std::vector<std::string> keep;  ///< words that stay as they are
};

/// Converts between varieties with OpenCC's dictionaries. `text` must be valid UTF-8 (NUL bytes are kept).
/// Throws Error (kConfig) where OpenCC's data is missing or the pair of varieties has no chain.
ConversionResult convert_script(std::string_view text, Variety from, Variety to, const ConvertOptions& options = {});

}  // namespace jiaokan::convert
