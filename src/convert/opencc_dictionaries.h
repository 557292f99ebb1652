#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "convert/word_trie.h"

namespace jiaokan::convert {

/// One of OpenCC's dictionaries, all of it: "TSPhrases". Values are OpenCC's first choices; `choices` holds all of them, the first one included.
/// This is the only place that calls OpenCC; its exceptions become Error (kConfig), which names the dictionary.
struct OpenccEntry {
  std::u32string key;
  std::vector<std::u32string> choices;
};
std::vector<OpenccEntry> load_opencc_dictionary(std::string_view name);

/// A group of dictionaries, in the order in which they decide, as one trie. Built on first use and shared from then on; safe to call from several threads.
const WordTrie& opencc_group(const std::vector<std::string>& names);

}  // namespace jiaokan::convert
