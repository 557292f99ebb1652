#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "convert/opencc_data.h"
#include "convert/word_trie.h"

namespace jiaokan::convert {

enum class Variety { kHans, kHant, kHk, kTw };
std::optional<Variety> variety_from(std::string_view name);  ///< "hans", "hant", "hk", "tw"

/// Dictionaries that decide together, as one trie.
struct ChainStage {
  std::shared_ptr<const WordTrie> words;
  std::vector<std::string> names;  ///< of WordTrie::Word::source
};

/// How OpenCC gets from one variety to another: it normalises the text, cuts it into words by one dictionary, then takes every word by itself through the
/// stages.
struct ConversionChain {
  std::vector<ChainStage> normalization;
  std::shared_ptr<const WordTrie> segmentation;  ///< null: the whole text is one word
  std::vector<ChainStage> stages;
};

/// The chain between two different varieties. With the system's data the chains are built in, with another set they are its own configurations (s2t, hk2t,
/// t2tw …; from Hong Kong to Taiwan and back by way of plain Traditional).
///
/// From Hong Kong's or Taiwan's forms to plain Traditional OpenCC 1.1.6 would write 覈心 for 核心 and 纔能 for 才能; those rows are left out.
std::shared_ptr<const ConversionChain> chain_between(Variety from, Variety to, const std::shared_ptr<const OpenccData>& data = OpenccData::system());

/// The chain of one of OpenCC's configurations, as it is: `json` is its text. Understands dictionaries of the types text, ocd2 and group (nested: a group that
/// takes the longest word of all its members may hold plain dictionaries only) and segmentation by mmseg. Throws Error (kConfig).
std::shared_ptr<const ConversionChain> chain_of_configuration(const std::string& name, const std::string& json, const OpenccData& data);

}  // namespace jiaokan::convert
