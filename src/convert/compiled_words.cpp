#include "convert/compiled_words.h"

#include <algorithm>
#include <cstring>

#ifdef JIAOKAN_COMPILED_WORDS
__asm__(
    ".pushsection .rodata\n"
    ".balign 8\n"
    ".type jiaokan_compiled_words, @object\n"
    "jiaokan_compiled_words:\n"
    ".incbin \"" JIAOKAN_COMPILED_WORDS "\"\n"
    ".size jiaokan_compiled_words, . - jiaokan_compiled_words\n"
    ".popsection\n");
extern "C" __attribute__((visibility("hidden"))) const char32_t jiaokan_compiled_words[];
#endif

namespace jiaokan::convert {

std::shared_ptr<const WordTrie> compiled_words([[maybe_unused]] std::size_t group, [[maybe_unused]] std::uint64_t dictionaries) {
#ifdef JIAOKAN_COMPILED_WORDS
  CompiledTable row{};
  std::memcpy(&row, jiaokan_compiled_words + group * (sizeof row / sizeof(char32_t)), sizeof row);
  if (dictionaries != 0 && dictionaries == row.dictionaries) return std::make_shared<const WordTrie>(WordTrie::over(jiaokan_compiled_words + row.begin));
#endif
  return nullptr;
}

std::shared_ptr<const WordTrie> words_of(const DictionaryGroup& names, const OpenccData& data) {
  if (!data.is_system()) return data.group(names);
  const auto& groups = compiled_groups();
  const auto begins_with_names = [&](const DictionaryGroup& group) { return group == names || (names.size() == 1 && group.front() == names.front()); };
  const auto found = std::find_if(groups.begin(), groups.end(), begins_with_names);
  if (found == groups.end()) return data.group(names);
  const auto words = compiled_words(static_cast<std::size_t>(found - groups.begin()), dictionaries_hash(*found, JIAOKAN_OPENCC_DATA));
  if (!words) return data.group(names);
  return *found == names ? words : std::make_shared<const WordTrie>(words->first_rank());
}

}  // namespace jiaokan::convert
