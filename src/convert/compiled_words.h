#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "convert/opencc_data.h"
#include "convert/word_trie.h"

namespace jiaokan::convert {

/// The trie of a group of dictionaries. To read OpenCC's 49,000 phrases for Simplified to Traditional takes OpenCC 20 ms and more, so the build makes the
/// tries of the usual groups (compile_words_main.cpp) and puts them into the program: one stands in for the system's dictionaries as long as those have the
/// bytes that the build saw (doc/decisions/0009). Otherwise the dictionaries are read. Safe to call from several threads. Throws as OpenccData::group does.
std::shared_ptr<const WordTrie> words_of(const DictionaryGroup& names, const OpenccData& data);

/// What the build compiles.
const std::vector<DictionaryGroup>& compiled_groups();

/// Where the table of a group lies in what the build made.
struct CompiledTable {
  std::uint64_t dictionaries;  ///< dictionaries_hash of what it was made of
  std::uint64_t begin;         ///< 32-bit numbers before it
};

/// A hash of the bytes of the group's dictionaries (NAME.ocd2) in `folder`; 0 where one cannot be read.
std::uint64_t dictionaries_hash(const DictionaryGroup& names, const std::string& folder);

/// The trie that the build made of compiled_groups()[group], if the dictionaries it saw have this hash; null otherwise, and where the build saw none.
std::shared_ptr<const WordTrie> compiled_words(std::size_t group, std::uint64_t dictionaries);

}  // namespace jiaokan::convert
