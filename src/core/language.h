#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace jiaokan {

/// The language that messages and reports are written in. Texts of the editions stay as they are.
enum class Language { kEnglish, kHans, kHant };

/// BCP 47 tags, as --lang takes them and HTML wants them.
constexpr std::array<std::string_view, 3> kLanguageTags{"en", "zh-Hans", "zh-Hant"};

constexpr std::string_view to_string(Language language) { return kLanguageTags[static_cast<std::size_t>(language)]; }

constexpr std::optional<Language> language_from(std::string_view tag) {
  for (std::size_t i = 0; i < kLanguageTags.size(); ++i)
    if (kLanguageTags[i] == tag) return static_cast<Language>(i);
  return std::nullopt;
}

}  // namespace jiaokan
